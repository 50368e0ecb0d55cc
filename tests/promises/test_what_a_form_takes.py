"""A form takes the fields that it shows, from its own body, and nothing else."""

from uuid import UUID, uuid4

import pytest
from django.db import models
from django.test import Client
from django.urls import resolve

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from tests.people_here import SignedIn, staff
from tests.promises.forms_here import Form, addresses, forms_of, noise_of, own_fields, records, sent, without

pytestmark = pytest.mark.django_db
CANARY = "Canary-mass"
BY_FULL = (Role.MANAGER, Role.DATA_OFFICER, Role.SYSTEM_ADMINISTRATOR)
ROLES = (
    None, Role.PRACTITIONER,
    *(pytest.param(role, marks=pytest.mark.full) for role in BY_FULL),
)  # fmt: skip
AT_LEAST = {None: 6, Role.PRACTITIONER: 16, Role.MANAGER: 4, Role.DATA_OFFICER: 3, Role.SYSTEM_ADMINISTRATOR: 3}
MOST = 390  # names in one go: a form of more than 400 is not read at all


@pytest.fixture(params=ROLES, ids=lambda role: role or "visitor")
def browser(
    request: pytest.FixtureRequest, partnership: Partnership, signed_in: SignedIn, client: Client, keys: object
) -> tuple[Client, Role | None]:
    if request.param is None:
        client.post("/ask/", {"asker": "me"})  # so that the pages of asking stand open
        return client, None
    account = request.getfixturevalue("practitioner") if request.param == Role.PRACTITIONER else None
    return signed_in(account or staff(partnership, "Una Fennimore", request.param), second=True), request.param


def crawled(client: Client, keys: dict[str, UUID]) -> list[Form]:
    """Each form once, by the route that it goes to and what it asks."""
    found = {}
    for where in addresses({**keys, "number": 1}):
        for form in forms_of(client, where):
            found.setdefault((resolve(form.to).view_name, tuple(sorted(form.data))), form)
    return list(found.values())


def power(name: str, elsewhere: Account) -> str:
    """What somebody would put there to gain something."""
    field = own_fields()[name][0]
    if isinstance(field, models.ForeignKey):
        known = {"access.Partnership": elsewhere.partnership_id, "access.Account": elsewhere.pk}
        return str(known.get(field.related_model._meta.label, uuid4()))
    if isinstance(field, models.UUIDField):
        return str(uuid4())
    if isinstance(field, models.BooleanField):
        return "on"
    if isinstance(field, models.DateField):
        return "2020-01-01"
    return "7" if isinstance(field, models.IntegerField) else CANARY


def test_no_form_takes_a_field_that_it_does_not_show(
    browser: tuple[Client, Role | None], keys: dict[str, UUID], request: pytest.FixtureRequest
) -> None:
    client, role = browser
    full = request.config.getoption("--full")  # else each form is asked with one part of the names, in turn
    home = Partnership.objects.create(slug="zz-elsewhere", name="Elsewhere")
    elsewhere = staff(home, "Zacharias Quill", Role.SYSTEM_ADMINISTRATOR)
    before, did_something, wrong = records(), 0, []
    for number, form in enumerate(crawled(client, keys)):
        extra = {name: power(name, elsewhere) for name in own_fields() if name not in form.data}
        status, plain = sent(client, form.to, form.data, before)
        did_something += bool(plain)
        names = sorted(extra)
        step = MOST - len(form.fields)
        parts = [names[first : first + step] for first in range(0, len(names), step)]
        for part in parts if full else [parts[number % len(parts)]]:
            again, more = sent(client, form.to, {**{name: extra[name] for name in part}, **form.data}, before)
            noise = noise_of(plain, sent(client, form.to, form.data, before)[1]) if more != plain else set()
            if again != status or without(more, noise) != without(plain, noise) or CANARY in repr(more):
                wrong.append(
                    (form.page, form.to, status, again, sorted(without(more, noise) - without(plain, noise))[:2])
                )

    assert did_something >= AT_LEAST[role], did_something
    assert wrong == []


def test_what_stands_in_the_address_is_not_taken_for_what_was_typed(
    browser: tuple[Client, Role | None], keys: dict[str, UUID]
) -> None:
    client, _role = browser
    before, wrong = records(), []
    for form in crawled(client, keys):
        status, nothing = sent(client, form.to, {}, before)
        address = client.get("/", form.data).wsgi_request.GET.urlencode()
        again, in_address = sent(client, f"{form.to}?{address}", {}, before)
        if again != status or in_address != nothing:
            noise = noise_of(nothing, sent(client, form.to, {}, before)[1])
            if again != status or without(in_address, noise) != without(nothing, noise):
                wrong.append((form.page, form.to, status, again))

    assert wrong == []
