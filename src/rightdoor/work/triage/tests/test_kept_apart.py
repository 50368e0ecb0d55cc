"""Sealed parts of a request: they exist for those who are named, and beside them nobody sees a gap."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from rightdoor.ground.access.actors import VISITOR, Actor, System
from rightdoor.ground.access.lifecycle import Label, Section
from rightdoor.ground.access.models import Account, Partnership, Sealable
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.documents.models import Document
from rightdoor.ground.documents.policy import OPEN
from rightdoor.work.passport.actions.worse import tell_worse
from rightdoor.work.passport.tests.requests_here import CODE, WORD, a_request
from rightdoor.work.referrals.actions.adding import add_words
from rightdoor.work.referrals.models import Addition, ContactEntry, Referral
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.triage.actions.deciding import NotDecided, check_attempts
from tests.one_time import without_tokens
from tests.people_here import MONDAY, SignedIn, staff
from tests.sealed_here import CANARY, KINDS, name_on, part_of, seal

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def on_monday(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def request_(partnership: Partnership) -> Referral:
    return a_request(partnership)


def exists_for(actor: Actor, part: Sealable) -> bool:
    """Whether the database shows it: nothing but the wall is asked."""
    with acting(actor, MONDAY):
        return type(part)._default_manager.filter(pk=part.pk).exists()


def listed_for(account: Account, part: Sealable) -> bool:
    """Whether a list shows it; the wall is open, as it is for the product's own work."""
    return type(part)._default_manager.visible_to(account, MONDAY).filter(pk=part.pk).exists()  # type: ignore[attr-defined]


def seen_by(actor: Actor, part: Sealable) -> Iterator[bool]:
    """By each wall alone."""
    yield exists_for(actor, part)
    if isinstance(actor, Account):
        yield listed_for(actor, part)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sealed_part_exists_for_those_who_are_named_and_for_nobody_else(
    kind: str, request_: Referral, practitioner: Account, lead: Account, administrator: Account
) -> None:
    part = part_of(kind, request_, lead)
    assert all(all(seen_by(actor, part)) for actor in (practitioner, lead, administrator, VISITOR))

    seal(part, lead)

    assert all(seen_by(lead, part))
    assert not any(any(seen_by(actor, part)) for actor in (practitioner, administrator, VISITOR))
    assert exists_for(System("tests"), part)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("section", "since", "until", "seen"),
    [
        (Section.SEXUAL_VIOLENCE, -HOUR, None, True),
        (Section.SEXUAL_VIOLENCE, -HOUR, HOUR, True),
        (Section.SEXUAL_VIOLENCE, -HOUR, 0 * HOUR, False),
        (Section.SEXUAL_VIOLENCE, HOUR, None, False),
        (Section.EXPLOITATION, -HOUR, None, False),
    ],
)
def test_a_name_counts_for_its_section_and_in_its_time(
    kind: str, section: Section, since: timedelta, until: timedelta | None, seen: bool,  # noqa: FBT001
    request_: Referral, practitioner: Account, lead: Account,
) -> None:  # fmt: skip
    part = seal(part_of(kind, request_, lead), lead)
    name_on(part, practitioner, section, since=MONDAY + since, until=None if until is None else MONDAY + until)

    assert set(seen_by(practitioner, part)) == {seen}


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_on_one_part_opens_no_other(kind: str, request_: Referral, practitioner: Account, lead: Account) -> None:
    seal(part_of(kind, request_, lead), practitioner)
    other = seal(part_of(kind, request_, lead), lead)

    assert set(seen_by(practitioner, other)) == {False}


@pytest.mark.parametrize("kind", KINDS)
def test_the_database_refuses_a_seal_without_a_section_and_a_label_nobody_knows(
    kind: str, request_: Referral, lead: Account
) -> None:
    part = part_of(kind, request_, lead)

    for wrong in ({"label": Label.SEALED, "section": ""}, {"label": "secret"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            type(part)._default_manager.filter(pk=part.pk).update(**wrong)
    assert not part.is_sealed


def test_nobody_seals_away_from_themselves_what_they_are_not_named_on(
    request_: Referral, practitioner: Account
) -> None:
    part = part_of("entry", request_, practitioner)

    with acting(practitioner, MONDAY), pytest.raises(Exception, match="row-level security"), transaction.atomic():
        ContactEntry.objects.update(label=Label.SEALED, section=Section.EXPLOITATION)
    assert exists_for(practitioner, part)


def plain(page: Any) -> tuple[int, str]:
    """A page but for what is new each time."""
    return page.status_code, without_tokens(page)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("who", ["practitioner", "lead", "administrator"])
def test_the_page_of_a_request_is_the_same_with_and_without_what_is_kept_apart(
    kind: str,
    who: str,
    request_: Referral,
    signed_in: SignedIn,
    request: pytest.FixtureRequest,
    partnership: Partnership,
) -> None:  # fmt: skip
    named = staff(partnership, "Una Merriweather")
    browser = signed_in(request.getfixturevalue(who))
    pages = [f"/work/requests/{request_.pk}/", "/work/queue/", "/work/tasks/"]
    without = [plain(browser.get(page)) for page in pages]

    seal(part_of(kind, request_, named), named)

    assert [plain(browser.get(page)) for page in pages] == without


@pytest.mark.parametrize("kind", KINDS)
def test_those_who_are_named_read_it_in_its_place(
    kind: str, request_: Referral, lead: Account, signed_in: SignedIn
) -> None:
    seal(part_of(kind, request_, lead), lead)

    assert CANARY in signed_in(lead).get(f"/work/requests/{request_.pk}/").content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_by_code_is_the_same_with_and_without(
    kind: str, request_: Referral, lead: Account, client: Client
) -> None:
    def opened() -> tuple[int, str]:
        return plain(client.post("/my-request/", {"code": CODE, "word": WORD}, follow=True))

    without = opened()
    part = part_of(kind, request_, lead)
    assert (CANARY in opened()[1]) is (kind not in ("entry", "line"))

    seal(part, lead)

    assert opened() == without


def test_a_sealed_file_is_as_unknown_as_one_that_never_was(
    request_: Referral, practitioner: Account, lead: Account, signed_in: SignedIn
) -> None:
    part = seal(part_of("file", request_, lead), lead)
    document = Document.objects.get(pk=part.pk)

    assert not rule_on(practitioner, OPEN, document, at=MONDAY).allowed
    assert rule_on(lead, OPEN, document, at=MONDAY).allowed
    browser = signed_in(practitioner)
    assert plain(browser.get(f"/work/files/{part.pk}/")) == plain(browser.get(f"/work/files/{uuid4()}/"))
    assert signed_in(lead).get(f"/work/files/{part.pk}/").content == b"abc"


def test_attempts_that_are_kept_apart_do_not_count_for_who_may_not_know_of_them(
    request_: Referral, lead: Account, partnership: Partnership
) -> None:
    for _ in range(2):
        seal(part_of("entry", request_, lead), lead)
    check_attempts(request_, by=lead, at=MONDAY)
    other = staff(partnership, "Una Merriweather", *(role.role for role in lead.roles.all()))

    with pytest.raises(NotDecided):
        check_attempts(request_, by=other, at=MONDAY)


def test_words_that_were_sealed_and_are_sent_again_are_said_once(request_: Referral, lead: Account) -> None:
    said: dict[str, Any] = {"referral_id": request_.pk, "form_key": uuid4(), "by": VISITOR, "at": MONDAY}
    with acting(VISITOR, MONDAY):
        tell_worse(facts=[], words="He is back", **said)
    seal(Addition.objects.get(), lead)

    with acting(VISITOR, MONDAY):
        tell_worse(facts=[], words="He is back", **said)
        add_words(kind=Addition.Kind.MORE, words="He is back", **said)

    assert Addition.objects.count() == 1
    assert RedFlag.objects.count() == 1


def test_the_same_file_as_a_sealed_one_is_taken_as_any_other(request_: Referral, lead: Account) -> None:
    seal(part_of("file", request_, lead), lead)
    kept = Document.objects.get()

    Document.objects.create(
        **{name: getattr(kept, name) for name in ("partnership", "about_kind", "about_id", "name", "kind", "size",
           "content", "sha256", "sent_sha256", "received_at")}
    )  # fmt: skip

    assert Document.objects.count() == 2
