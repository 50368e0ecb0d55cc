"""The family of a child on its pages: as a picture and a table, in the header, in the story; and writing it down."""

from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.models import Event
from rightdoor.records.families import actions
from rightdoor.records.families.lifecycle import Ground, Kind, Post, Secret, Standing
from rightdoor.records.families.models import Bond, Household, MustNotKnow, Relative, Residence, Responsibility
from rightdoor.records.families.tests.families_here import BEFORE, relative, told
from rightdoor.records.people.models import Person
from rightdoor.work.child.policy import SEE_CHILD
from rightdoor.work.child.tests.children_here import see
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.tests.requests_here import request_of
from tests.one_time import without_tokens
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
DAY = {"ends_on_day": "1", "ends_on_month": "3", "ends_on_year": "2026"}


@pytest.fixture
def wren(one: Referral) -> Person:
    assert one.person is not None
    Person.objects.filter(pk=one.person_id).update(preferred_name="Wren", born_on=date(2011, 11, 3))
    one.refresh_from_db()
    return one.person


def family(browser: Client, wren: Person) -> str:
    answer = browser.get(reverse("child-family", args=[wren.pk]))
    assert answer.status_code == 200
    return without_tokens(answer)


def header(page: str) -> str:
    return page.partition('class="rd-who"')[2].partition("</section>")[0]


def write(browser: Client, wren: Person, form: str, /, **words: str) -> Any:
    return browser.post(reverse(f"child-tell-{form}", args=[wren.pk]), {"source": "Her mother", **words})


def everybody(wren: Person, by: Account) -> dict[str, Relative]:
    """Separated parents, a grandmother, a brother, a home; a father who must not know."""
    mother = relative(wren, "Marigold", by, born_on=date(1984, 2, 3), sex="woman")
    father = relative(wren, "Corin", by, sex="man")
    gran = relative(wren, "Hyacinth", by, Kind.GRANDPARENT)
    fen = relative(wren, "Fen", by, Kind.SIBLING, born_on=date(2016, 4, 1))
    actions.tell_bond(person=wren, relative=gran, kind=Kind.PARENT, to=mother, **told(by))
    actions.tell_bond(person=wren, relative=mother, kind=Kind.PARTNER, to=father, ends_on=BEFORE, **told(by))
    home = actions.tell_household(person=wren, name="With Gran", with_child=True, **told(by))
    actions.tell_residence(person=wren, household=home, relative=gran, **told(by))
    actions.tell_responsibility(person=wren, relative=mother, body="", standing=Standing.HOLDS, ground=Ground.MOTHER,
                                **told(by))  # fmt: skip
    actions.tell_responsibility(person=wren, relative=father, body="", standing=Standing.RESTRICTED,
                                ground=Ground.PROHIBITED_STEPS, **told(by))  # fmt: skip
    actions.tell_professional(person=wren, name="Bo Reed", post=Post.SOCIAL_WORKER, organisation="The council",
                              **told(by))  # fmt: skip
    actions.tell_must_not_know(person=wren, relative=father, reason=Secret.HARMER, **told(by))
    return {"mother": mother, "father": father, "gran": gran, "fen": fen}


def test_the_family_is_a_picture_with_title_and_description_and_a_table_of_the_same(
    wren: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    everybody(wren, practitioner)

    page = family(signed_in(practitioner), wren)

    assert '<svg class="rd-natural" viewBox="0 0 ' in page
    assert "The family as a picture</title>" in page
    assert "Hyacinth: Parent of Marigold" in page
    assert 'stroke-dasharray="7 5"' in page
    for name in ("Marigold", "Corin", "Hyacinth", "Fen"):
        assert page.count(f'text-anchor="middle">{name}</text>') == 1
        assert f'<th scope="row">{name}</th>' in page
    assert "With Gran" in page
    assert "until 1 May 2020" in page


def test_the_header_says_who_must_not_know_and_who_has_parental_responsibility_on_every_page_of_the_child(
    one: Referral, wren: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    everybody(wren, practitioner)
    browser = signed_in(practitioner)

    said = "Must not know: Corin. They are said to have harmed the child."
    for page in (see(browser, one), family(browser, wren)):
        assert said in header(page)
        assert "Marigold; Corin (limited: A prohibited steps order)" in header(page)
    assert said in header(browser.get(reverse("request", args=[one.pk])).content.decode())


def test_the_story_tells_when_it_was_written_down_and_when_it_ended(
    one: Referral, wren: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    bond = actions.add_relative(person=wren, name="Bo", kind=Kind.FOSTER_CARER, **told(practitioner))
    actions.end_told(fact=bond, ends_on=BEFORE, source="Bo himself", by=practitioner, at=MONDAY)
    actions.tell_must_not_know(person=wren, relative=bond.relative, reason=Secret.WISH, words="Not at school",
                               **told(practitioner))  # fmt: skip

    story = see(signed_in(practitioner), one, show="family").partition('class="rd-story"')[2]

    assert "Bo: Foster carer of Wren" in story
    assert "No longer so: Bo: Foster carer of Wren" in story
    assert "must not know. The child does not want them to know. Not at school" in story
    assert "Asked for help" not in story


def test_looking_at_the_family_is_on_record(wren: Person, practitioner: Account, signed_in: SignedIn) -> None:
    family(signed_in(practitioner), wren)

    assert Event.objects.filter(act=SEE_CHILD, decision="allowed", about_id=wren.pk).count() == 1


def test_each_form_writes_what_it_asks(wren: Person, practitioner: Account, signed_in: SignedIn) -> None:
    browser = signed_in(practitioner)

    write(browser, wren, "person", name="  Marigold   Thistledown ", kind="parent", sex="woman")
    write(browser, wren, "person", name="Corin", kind="parent")
    mother, father = Relative.objects.order_by("added_at", "id")
    write(browser, wren, "bond", relative_key=str(mother.pk), kind="partner", to_key=str(father.pk), **DAY)
    write(browser, wren, "responsibility", relative_key=str(mother.pk), standing="holds", ground="mother")
    write(browser, wren, "home", name="With Mum", with_child="on")
    home = Household.objects.get()
    write(browser, wren, "living", home_key=str(home.pk), relative_key=str(mother.pk))
    write(browser, wren, "professional", name="Bo", post="social_worker", organisation="The council")
    answer = write(browser, wren, "keep-from", relative_key=str(father.pk), reason="estranged")

    assert answer["Location"] == reverse("child-family", args=[wren.pk])
    assert mother.name == "Marigold Thistledown"
    partners = Bond.objects.get(kind="partner")
    assert (partners.relative, partners.to, partners.ends_on) == (mother, father, date(2026, 3, 1))
    assert Responsibility.objects.get().relative == mother
    assert Residence.objects.filter(household=home).count() == 2
    assert MustNotKnow.objects.get().relative == father
    assert "Bo" in family(browser, wren)


@pytest.mark.parametrize(
    ("kind", "words", "said"),
    [
        ("person", {"name": "X" * 400, "kind": "parent"}, "Use 160 letters or fewer"),
        ("person", {"name": "", "kind": "parent"}, "Type a name"),
        ("person", {"name": "Marigold", "kind": ""}, "Choose what fits best"),
        ("person", {"name": "Marigold", "kind": "parent", "born_on_day": "4", "born_on_month": "5",
                    "born_on_year": "2015"}, "older than the child"),
        ("person", {"name": "Marigold", "kind": "parent", "born_on_day": "4", "born_on_month": "5",
                    "born_on_year": "2027"}, "cannot lie ahead"),
        ("person", {"name": "Marigold", "kind": "parent", "born_on_day": "31", "born_on_month": "2",
                    "born_on_year": "1984"}, "There is no such day"),
        ("person", {"name": "Fen", "kind": "sibling", "known_as": "no such code here"}, "You read no request"),
        ("person", {"name": "Marigold", "kind": "parent", "source": ""}, "Say who said so"),
        ("person", {"name": "Marigold", "kind": "parent", "starts_on_day": "2", "starts_on_month": "3",
                    "starts_on_year": "2026", **DAY}, "The end lies before the beginning"),
        ("home", {"name": ""}, "Type a name"),
        ("responsibility", {"relative_key": "none", "standing": "holds", "ground": "care_order"}, "One of the two"),
    ],
)  # fmt: skip
def test_what_cannot_be_so_is_said_and_nothing_typed_is_lost(
    kind: str, words: dict[str, str], said: str, wren: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    answer = write(signed_in(practitioner), wren, kind, **{"source": "Her mother, on 🐦 day", **words})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert all(word in page for word in words.values())
    assert Relative.objects.count() == Household.objects.count() == 0


def test_whoever_asked_for_the_child_can_be_named_as_one_who_must_not_know(
    partnership: Partnership, practitioner: Account, signed_in: SignedIn
) -> None:
    one = request_of(partnership, "child", referrer_name="Corin Thistledown")
    assert one.person is not None
    browser = signed_in(practitioner)
    father = relative(one.person, "Corin", practitioner)
    form = browser.get(reverse("child-tell-keep-from", args=[one.person_id])).content.decode()
    assert "Corin Thistledown, 9 March 2026" in form

    write(
        browser, one.person, "keep-from", relative_key=str(father.pk), reason="danger", plan=str(one.referrer_plan_id)
    )

    father.refresh_from_db()
    assert father.plan == one.referrer_plan


def test_what_has_ended_moves_to_before_with_who_said_so(
    wren: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    everybody(wren, practitioner)
    browser, secret = signed_in(practitioner), MustNotKnow.objects.get()
    path = reverse("child-end-must-not-know", args=[wren.pk, secret.pk])
    assert "Corin must not know" in browser.get(path).content.decode()
    early = browser.post(path, {"ends_on_day": "1", "ends_on_month": "4", "ends_on_year": "2026", "source": "Wren"})
    assert (early.status_code, "still to come" in early.content.decode()) == (422, True)
    assert browser.post(path, {**DAY, "source": ""}).status_code == 422

    browser.post(path, {**DAY, "source": "Wren herself"})

    page = family(browser, wren)
    assert "Wren herself" in page.partition('id="before"')[2]
    assert "Must not know: Corin" not in page
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize("kind", ["bond", "responsibility", "home", "living", "professional"])
def test_every_kind_of_fact_can_be_ended(kind: str, wren: Person, practitioner: Account, signed_in: SignedIn) -> None:
    everybody(wren, practitioner)
    browser = signed_in(practitioner)
    page = family(browser, wren)
    path = next(word for word in page.split('"') if word.startswith(f"/work/children/{wren.pk}/family/{kind}/")
                and word.endswith("/end/"))  # fmt: skip
    assert browser.get(path).status_code == 200

    assert browser.post(path, {**DAY, "source": "Wren"}).status_code == 302

    assert path not in family(browser, wren)


def test_a_council_can_have_parental_responsibility_and_lose_it(
    wren: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    browser = signed_in(practitioner)
    write(browser, wren, "responsibility", relative_key="none", body="Kent County Council", standing="holds",
          ground="care_order")  # fmt: skip
    fact = Responsibility.objects.get()

    assert "Kent County Council" in family(browser, wren)
    page = browser.get(reverse("child-end-responsibility", args=[wren.pk, fact.pk])).content.decode()
    assert "Parental responsibility: Kent County Council" in page


def test_a_home_in_which_the_child_lives_is_ended_by_the_childs_name(
    wren: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    actions.tell_household(person=wren, name="With Mum", with_child=True, starts_on=BEFORE, **told(practitioner))
    lives = Residence.objects.get()
    browser = signed_in(practitioner)

    assert "Wren: With Mum" in browser.get(reverse("child-end-living", args=[wren.pk, lives.pk])).content.decode()
    assert "since 1 May 2020" in family(browser, wren)


def test_a_fact_of_another_child_is_not_ended_here(
    wren: Person, practitioner: Account, partnership: Partnership, signed_in: SignedIn
) -> None:
    other = request_of(partnership).person
    assert other is not None
    bond = actions.add_relative(person=other, name="Sam", kind=Kind.PARENT, **told(practitioner))

    path = reverse("child-end-bond", args=[wren.pk, bond.pk])

    assert signed_in(practitioner).post(path, {**DAY, "source": "x"}).status_code == 404


def sibling_in(area: str, partnership: Partnership, name: str = "Fennel Elsewhere") -> Referral:
    referral: Referral = request_of(partnership, area=area, preferred_name=name)
    return referral


def test_a_siblings_record_is_shown_to_those_who_may_see_that_too_and_changes_nothing_for_others(
    wren: Person, partnership: Partnership, signed_in: SignedIn
) -> None:
    here = staff(partnership, "Lark Underhill", Role.PRACTITIONER, area="kent")
    both = staff(partnership, "Tamsin Oakapple", Role.PRACTITIONER)
    fen = relative(wren, "Fen", both, Kind.SIBLING, born_on=date(2016, 4, 1))
    record = sibling_in("medway", partnership)
    browser = signed_in(here)
    without = family(browser, wren)

    with transaction.atomic():
        Relative.objects.filter(pk=fen.pk).update(known_as=record.person)
        assert family(browser, wren) == without
        theirs = family(signed_in(both), wren)
        assert reverse("child", args=[record.person_id]) in theirs
        assert "Fennel Elsewhere" not in theirs
        transaction.set_rollback(True)


def test_a_code_leads_only_to_a_record_that_the_writer_reads(
    wren: Person, partnership: Partnership, practitioner: Account, signed_in: SignedIn
) -> None:
    reads, hidden = sibling_in("kent", partnership), sibling_in("medway", partnership)
    here = signed_in(staff(partnership, "Lark Underhill", Role.PRACTITIONER, area="kent"))

    write(here, wren, "person", name="Fen", kind="sibling", known_as=reads.code.replace("-", " "))
    refused = write(here, wren, "person", name="Fay", kind="sibling", known_as=hidden.code)

    assert Relative.objects.get().known_as == reads.person
    assert refused.status_code == 422
    itself = write(here, wren, "person", name="Wren", kind="sibling", known_as=Referral.objects.get(person=wren).code)
    assert "own record" in itself.content.decode()


def test_whoever_only_had_it_opened_reads_the_family_and_is_offered_no_form(
    wren: Person, partnership: Partnership, practitioner: Account, signed_in: SignedIn
) -> None:
    from rightdoor.ground.access.lifecycle import Tie  # noqa: PLC0415  for this test alone
    from rightdoor.ground.access.models import Relation  # noqa: PLC0415

    bond = actions.add_relative(person=wren, name="Sam", kind=Kind.PARENT, **told(practitioner))
    reader = staff(partnership, "Mabel Medway", Role.PRACTITIONER, area="medway")
    Relation.objects.create(partnership=partnership, account=reader, kind=Tie.GLASS, about_kind="people.person",
                            about_id=wren.pk, starts_at=MONDAY, source="tests")  # fmt: skip
    browser = signed_in(reader)

    page = family(browser, wren)

    assert "Sam" in page
    assert "Add somebody" not in page
    assert browser.get(reverse("child-tell-person", args=[wren.pk])).status_code == 404
    assert browser.get(reverse("child-end-bond", args=[wren.pk, bond.pk])).status_code == 404


def test_a_child_without_a_name_an_age_or_a_family_has_a_picture_too(
    one: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    Person.objects.filter(pk=one.person_id).update(preferred_name="", born_on=None, gender=[])
    assert one.person is not None

    page = family(signed_in(practitioner), one.person)

    assert "No name given" in page
    assert "Nobody is named." in page


def test_a_large_family_asks_no_more_questions_and_the_page_of_the_child_stays_within_thirty(
    one: Referral, wren: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    everybody(wren, practitioner)
    browser = signed_in(practitioner)
    see(browser, one)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            see(browser, one)
        return len(found)

    few = asked()
    for number in range(30):
        relative(wren, f"Cousin {number}", practitioner, Kind.RELATIVE)

    assert asked() == few <= 30
