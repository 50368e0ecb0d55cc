"""Telling of a child's family of their brothers and sisters too: whom the form offers, and what it says afterwards."""

import re
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.audit.models import Event
from rightdoor.records.families.lifecycle import Kind, Post, Secret
from rightdoor.records.families.models import Bond, Household, MustNotKnow, Professional, Relative, Residence
from rightdoor.records.families.policy import TELL
from rightdoor.records.families.tests.families_here import relative
from rightdoor.records.people.models import Person
from rightdoor.work.child.tests.children_here import see
from rightdoor.work.child.views.family import TELLING
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.tests.requests_here import request_of
from tests.one_time import without_tokens
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
WHY = "Their mother said it of both"
OFFER = "Is this so for their brothers and sisters, too?"


@pytest.fixture
def wren(one: Referral) -> Person:
    assert one.person is not None
    Person.objects.filter(pk=one.person_id).update(preferred_name="Wren", born_on=date(2011, 11, 3))
    one.refresh_from_db()
    return one.person


def sibling(wren: Person, name: str, by: Account, area: str = "kent") -> Person:
    """A brother or sister of Wren with a request in this area, linked in Wren's family."""
    person: Person | None = request_of(wren.partnership, area=area, preferred_name=f"{name} Elsewhere").person
    assert person is not None
    relative(wren, name, by, Kind.SIBLING, known_as=person)
    return person


@pytest.fixture
def fen(wren: Person, practitioner: Account) -> Person:
    return sibling(wren, "Fen", practitioner)


def form(browser: Client, wren: Person, kind: str) -> str:
    answer = browser.get(reverse(f"child-tell-{kind}", args=[wren.pk]))
    assert answer.status_code == 200
    return without_tokens(answer)


def write(browser: Client, wren: Person, kind: str, /, **words: Any) -> Any:
    return browser.post(reverse(f"child-tell-{kind}", args=[wren.pk]), {"source": "Wren, by telephone", **words})


@pytest.mark.parametrize("kind", [kind for kind in TELLING if kind != "responsibility"])
def test_every_telling_asks_of_a_sibling_and_nothing_is_ticked(
    kind: str, wren: Person, fen: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    page = form(signed_in(practitioner), wren, kind)

    assert OFFER in page
    offered = re.findall(r'<input[^>]*name="siblings"[^>]*>', page)
    assert len(offered) == 1
    assert str(fen.pk) in offered[0]
    assert "checked" not in offered[0]


def test_parental_responsibility_is_never_offered_of_a_sibling(
    wren: Person, fen: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    browser = signed_in(practitioner)
    father = relative(wren, "Corin", practitioner)

    assert OFFER not in form(browser, wren, "responsibility")
    words = {"relative_key": str(father.pk), "standing": "holds", "ground": "registered"}
    assert "told=" not in write(browser, wren, "responsibility", **words)["Location"]
    assert write(browser, wren, "responsibility", siblings=str(fen.pk), **words, body="").status_code == 404


def test_a_sibling_whose_record_names_this_child_is_offered_as_well(
    wren: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    fen = request_of(wren.partnership, preferred_name="Fen").person
    assert fen is not None
    relative(fen, "Wren", practitioner, Kind.HALF_SIBLING, known_as=wren)

    assert f'value="{fen.pk}"' in form(signed_in(practitioner), wren, "home")


def test_each_telling_is_written_for_the_sibling_with_what_was_said_of_them(
    wren: Person, fen: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    browser, too = signed_in(practitioner), {"siblings": str(fen.pk), "why": WHY}
    write(browser, wren, "person", name="Corin", kind="parent", **too, **{f"of_{fen.pk}": "step_parent"})
    father = Relative.objects.get(person=wren, name="Corin")
    write(browser, wren, "home", name="With Gran", with_child="on", **too)
    home = Household.objects.get(person=wren)
    write(browser, wren, "living", home_key=str(home.pk), relative_key=str(father.pk), **too)
    write(browser, wren, "professional", name="Bo Reed", post="social_worker", **too)
    write(browser, wren, "keep-from", relative_key=str(father.pk), reason="alleged_harmer", words="She told us",
          **too, **{f"of_{fen.pk}": "danger"})  # fmt: skip

    page = without_tokens(browser.get(reverse("child-family", args=[fen.pk])))

    assert Bond.objects.get(person=fen).kind == Kind.STEP_PARENT
    assert Residence.objects.filter(person=fen).count() == 2
    assert Professional.objects.get(person=fen).source == WHY
    secret = MustNotKnow.objects.get(person=fen)
    assert (secret.reason, secret.words, secret.relative.person) == (Secret.DANGER, "", fen)
    assert "Step-parent of Fen Elsewhere" in page
    assert "by telephone" not in page
    assert Event.objects.filter(act=TELL, about_id=fen.pk, decision="allowed").count() == 5


def test_what_is_not_known_of_the_sibling_is_said_as_not_known_until_it_is_told(
    wren: Person, fen: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    browser = signed_in(practitioner)
    write(browser, wren, "person", name="Corin", kind="parent", siblings=str(fen.pk), why=WHY)
    path = reverse("child-family", args=[fen.pk])
    unknown = "What they are to Fen Elsewhere is not known yet"

    page = browser.get(path).content.decode()
    assert unknown in page
    assert "Parent of Fen" not in page
    assert "stroke-dasharray" not in page.partition("</svg>")[0]  # no line says care or trust
    write(browser, fen, "person", name="Corin", kind="parent")

    page = browser.get(path).content.decode()
    assert unknown not in page
    assert page.count('text-anchor="middle">Corin</text>') == 1


def test_it_says_of_which_siblings_it_was_written_of_which_it_stood_and_of_which_it_was_not(
    wren: Person, fen: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    robin, ash = (sibling(wren, name, practitioner) for name in ("Robin", "Ash"))
    father, browser = relative(wren, "Corin", practitioner), signed_in(practitioner)
    too = {"why": WHY, f"of_{fen.pk}": "danger", f"of_{ash.pk}": "danger"}
    words = {"relative_key": str(father.pk), "reason": "danger"}
    write(browser, wren, "keep-from", siblings=[str(ash.pk)], **words, **too)

    answer = write(browser, wren, "keep-from", siblings=[str(fen.pk), str(ash.pk)], **words, **too)

    page = browser.get(answer["Location"]).content.decode()
    assert "It is written down too for: Fen." in page
    assert "It stood there already, and was not written twice, for: Ash." in page
    assert "It is not written down for: Robin. Nothing keeps it from them there." in page
    assert str(robin.pk) in answer["Location"]
    assert not any(name in answer["Location"] for name in ("Robin", "Fen", "Corin"))
    silent = write(browser, wren, "professional", name="Bo", post="gp")
    assert "It is not written down for: Fen, Robin, Ash." in browser.get(silent["Location"]).content.decode()


def test_without_how_we_know_it_and_why_they_must_not_know_it_is_asked_for_and_nothing_is_kept(
    wren: Person, fen: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    father, browser = relative(wren, "Corin", practitioner), signed_in(practitioner)

    answer = write(browser, wren, "keep-from", relative_key=str(father.pk), reason="danger", siblings=str(fen.pk))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Say how you know that it is so for them too" in page
    assert "Choose why they must not know" in page
    assert re.search(rf'<input[^>]*value="{fen.pk}"[^>]*checked', page)
    assert not MustNotKnow.objects.exists()


def test_sent_twice_it_is_one(wren: Person, fen: Person, practitioner: Account, signed_in: SignedIn) -> None:
    browser = signed_in(practitioner)

    for _time in range(2):
        write(browser, wren, "professional", name="Bo", post="gp", siblings=str(fen.pk), why=WHY)
        write(browser, wren, "home", name="With Gran", with_child="on", siblings=str(fen.pk), why=WHY)

    assert (Professional.objects.count(), Household.objects.count(), Residence.objects.count()) == (2, 2, 2)


def hidden_one(way: str, wren: Person, practitioner: Account, here: Account) -> Person:
    """A sibling of whom this account may write nothing, or know nothing."""
    person = request_of(wren.partnership, area="kent" if way == "block" else "medway", preferred_name="Fay").person
    assert person is not None
    if way == "opened":
        Relation.objects.create(partnership=wren.partnership, account=here, kind=Tie.GLASS, about_kind="people.person",
                                about_id=person.pk, starts_at=MONDAY, ends_at=MONDAY + timedelta(hours=1),
                                source="tests")  # fmt: skip
    if way == "block":
        Relation.objects.create(partnership=wren.partnership, account=here, kind=Tie.BLOCK, about_kind="people.person",
                                about_id=person.pk, starts_at=MONDAY - timedelta(days=1), source="tests")  # fmt: skip
    return person


@pytest.mark.parametrize("way", ["area", "opened", "block"])
def test_a_sibling_who_may_not_be_written_of_changes_no_form_and_no_answer(
    way: str, wren: Person, fen: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    here = staff(wren.partnership, "Lark Underhill", Role.PRACTITIONER, area="kent")
    hidden = hidden_one(way, wren, practitioner, here)
    fay = relative(wren, "Fay", practitioner, Kind.SIBLING)
    browser = signed_in(here)
    after = f"{reverse('child-family', args=[wren.pk])}?told=home&not={fen.pk}&so={hidden.pk}"
    forms = [reverse(f"child-tell-{kind}", args=[wren.pk]) for kind in TELLING]

    def everything() -> list[tuple[int, str, str]]:
        named = {"name": "Bo", "post": "gp", "source": "Wren", "siblings": [str(hidden.pk)], "why": WHY}
        asked = [browser.get(path) for path in [*forms, *([] if way == "opened" else [after])]]
        asked += [browser.post(path, {**named, "kind": "parent"}) for path in forms]
        asked.append(browser.post(forms[5], {**named, "siblings": ""}))
        return [(one.status_code, one.headers.get("Location", ""), without_tokens(one)) for one in asked]

    with transaction.atomic():
        alone = everything()
        transaction.set_rollback(True)
    Relative.objects.filter(pk=fay.pk).update(known_as=hidden)

    assert everything() == alone
    assert not Professional.objects.filter(person=hidden).exists()


def test_a_forged_sibling_is_answered_like_any_denial_is_on_record_and_nothing_is_kept(
    wren: Person, fen: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    browser = signed_in(practitioner)
    other = request_of(wren.partnership).person
    assert other is not None
    unheard_of = browser.post(reverse("child-tell-professional", args=[uuid4()]), {})
    denied = Event.objects.filter(act=TELL, decision="denied", actor_id=practitioner.pk)
    before = denied.count()

    for forged in (other.pk, uuid4(), wren.pk, "x"):
        answer = write(
            browser, wren, "professional", name="Bo", post="gp", siblings=[str(fen.pk), str(forged)], why=WHY
        )
        assert (answer.status_code, without_tokens(answer)) == (404, without_tokens(unheard_of))

    assert not Professional.objects.exists()
    assert {one.about_id for one in denied} >= {other.pk, wren.pk}
    assert denied.count() == before + 4


def test_siblings_cost_the_page_of_the_child_no_question(
    one: Referral, wren: Person, fen: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    browser = signed_in(practitioner)
    write(browser, wren, "professional", name="Bo", post=Post.GP.value, siblings=str(fen.pk), why=WHY)
    see(browser, one)

    with CaptureQueriesContext(connection) as asked:
        see(browser, one)

    assert len(asked) <= 30
