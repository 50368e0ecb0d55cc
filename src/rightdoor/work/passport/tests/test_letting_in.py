"""A young person lets a parent in, or not: at once, for that adult alone, and anew at 16 and at 18."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rightdoor.ground.access.actors import VISITOR, Account
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.parental import Reason
from rightdoor.records.agreements.models import CapacityDoubt
from rightdoor.records.families.actions import tell_must_not_know
from rightdoor.records.families.lifecycle import Secret
from rightdoor.records.families.tests.families_here import relative, told
from rightdoor.records.people.actions import record_agreement
from rightdoor.records.people.models import Agreement, Person
from rightdoor.work.passport.actions.agreeing import NotTheirs
from rightdoor.work.passport.actions.letting_in import let_in
from rightdoor.work.passport.forms.letting_in import LettingInForm
from rightdoor.work.passport.letting_in import adults_for
from rightdoor.work.passport.presenters.letting_in import adult_lines
from rightdoor.work.passport.tests.requests_here import CODE, OTHER_CODE, WORD, a_plan, a_request
from rightdoor.work.referrals.codes import normalise_code
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Addition, Asker, Referral
from rightdoor.work.triage.models import Decision
from rightdoor.work.triage.parents import view_of_parent
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
THIRD_CODE = normalise_code("cover nineteen handbook kettle")
PAGE, OPEN = "/my-request/parents/", "/my-request/open/"


@pytest.fixture(autouse=True)
def on_monday(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def wren(partnership: Partnership) -> Person:
    """Sixteen."""
    return Person.objects.create(
        partnership=partnership, preferred_name="Wren", born_on=date(2009, 7, 1), added_at=MONDAY
    )


@pytest.fixture
def own(partnership: Partnership, wren: Person) -> Referral:
    return a_request(partnership, person=wren)


def adult_asks(partnership: Partnership, wren: Person, name: str, role: str, **more: Any) -> Referral:
    plan = a_plan(partnership, holder="parent", phone=more.pop("phone", "07700 900222"))
    return a_request(
        partnership, asker=Asker.CHILD, person=wren, referrer_name=name, referrer_role=role, referrer_plan=plan,
        **{"code": OTHER_CODE, **more},
    )  # fmt: skip


@pytest.fixture
def mother(partnership: Partnership, wren: Person) -> Referral:
    return adult_asks(partnership, wren, "Oriel", "mother")


@pytest.fixture
def father(partnership: Partnership, wren: Person) -> Referral:
    return adult_asks(partnership, wren, "Corin", "father", code=THIRD_CODE, phone="07700 900333")


def inside(client: Client) -> Client:
    client.post("/my-request/", {"code": CODE, "word": WORD})
    return client


def said(visit: Client, **answers: str) -> Any:
    page = visit.get(PAGE)
    form = page.context["form"] if page.context else None
    key = form["form_key"].value() if form else uuid4()
    return visit.post(PAGE, {"form_key": key, "of": of_in(page), **answers}, follow=True)


def of_in(page: Any) -> str:
    """The name by which the form says whose page it stands on."""
    found = page.content.decode().split('name="of" value="')
    return found[1].split('"')[0] if len(found) > 1 else ""


def sees(asked: Referral, at: datetime = MONDAY) -> bool:
    return view_of_parent(Referral.objects.get(pk=asked.pk), at).parts


def test_from_sixteen_a_parent_sees_nothing_until_the_young_person_lets_them_in_and_nothing_again_when_it_is_taken_back(
    client: Client, own: Referral, mother: Referral
) -> None:
    visit = inside(client)
    assert not sees(mother)

    answer = said(visit, **{mother.pk.hex: "yes"})

    assert answer.redirect_chain[-1][0] == OPEN
    assert sees(mother)
    assert "They see what came of what they asked" in visit.get(PAGE).content.decode()
    said(visit, **{mother.pk.hex: "no"})
    assert not sees(mother)
    states = [one.state for one in Agreement.objects.filter(to="parent").order_by("said_at", "id")]
    assert sorted(states) == ["given", "withdrawn"]
    assert Addition.objects.filter(referral=own, kind=Addition.Kind.AGREEMENT).count() == 2


def test_of_two_parents_each_is_let_in_alone_and_a_no_to_one_is_none_to_the_other(
    client: Client, own: Referral, mother: Referral, father: Referral
) -> None:
    said(inside(client), **{mother.pk.hex: "yes", father.pk.hex: "no"})

    assert sees(mother)
    assert not sees(father)
    assert not view_of_parent(father, MONDAY).parts


def test_the_words_in_which_it_was_asked_are_kept_and_name_nobody(
    client: Client, own: Referral, mother: Referral
) -> None:
    visit = inside(client)
    assert "Oriel (mother), who asked on 9 March 2026" in visit.get(PAGE).content.decode()
    said(visit, **{mother.pk.hex: "yes"})

    kept = Agreement.objects.get(to="parent")
    assert kept.for_request == mother.pk
    assert kept.asking.wording.question == "May they see what came of what they asked for you?"
    assert "You can take a yes back" in kept.asking.wording.hint
    assert kept.recorded_by is None


def test_what_was_given_at_sixteen_ends_on_the_eighteenth_birthday_unless_it_is_given_anew(
    own: Referral, mother: Referral, wren: Person
) -> None:
    given(own, mother, at=MONDAY)
    last, birthday = datetime(2027, 6, 30, 22, 59, tzinfo=UTC), datetime(2027, 6, 30, 23, 0, tzinfo=UTC)

    assert sees(mother, last)
    assert not sees(mother, birthday)
    assert [one.said for one in adults_for(own, birthday)] == [None]
    given(own, mother, at=birthday)
    assert sees(mother, birthday)


def test_what_was_given_at_fifteen_is_asked_again_at_sixteen(own: Referral, mother: Referral, wren: Person) -> None:
    Person.objects.filter(pk=wren.pk).update(born_on=date(2010, 7, 1))
    fresh = Referral.objects.get(pk=own.pk)
    given(fresh, mother, at=MONDAY)

    assert sees(mother)
    assert not sees(mother, datetime(2026, 6, 30, 23, 0, tzinfo=UTC))


def given(own: Referral, adult: Referral, *, at: datetime, yes: bool = True) -> list[Agreement]:
    words = LettingInForm(adults=adult_lines(own, at)).as_shown()
    return let_in(referral_id=own.pk, may_see={adult.pk: yes}, shown=words, form_key=uuid4(), by=VISITOR, at=at)


def test_what_did_not_change_is_not_kept_again(own: Referral, mother: Referral) -> None:
    assert len(given(own, mother, at=MONDAY)) == 1
    assert given(own, mother, at=MONDAY) == []
    assert Addition.objects.count() == 1


def test_a_first_no_is_a_no_and_not_something_taken_back(own: Referral, mother: Referral) -> None:
    assert [one.state for one in given(own, mother, at=MONDAY, yes=False)] == ["refused"]
    assert view_of_parent(mother, MONDAY).reason is Reason.SIXTEEN


def test_nobody_lets_in_an_adult_who_asked_for_somebody_else(
    client: Client, own: Referral, mother: Referral, partnership: Partnership
) -> None:
    stranger = a_request(partnership, asker=Asker.CHILD, code=THIRD_CODE)

    said(inside(client), **{stranger.pk.hex: "yes"})

    assert not Agreement.objects.exists()


def test_a_parent_lets_nobody_in(mother: Referral, father: Referral) -> None:
    with pytest.raises(NotTheirs):
        let_in(referral_id=mother.pk, may_see={father.pk: True}, shown={}, form_key=uuid4(), by=VISITOR, at=MONDAY)


def test_the_page_is_there_for_the_young_person_alone(client: Client, mother: Referral) -> None:
    client.post("/my-request/", {"code": OTHER_CODE, "word": WORD})

    assert client.get(PAGE).status_code == 404


def test_with_no_adult_there_is_nothing_to_decide(client: Client, own: Referral) -> None:
    assert "There is nothing to decide now" in inside(client).get(PAGE).content.decode()


def test_who_must_not_know_is_not_on_the_page_and_sees_nothing_whatever_is_said(
    client: Client, own: Referral, mother: Referral, lead: Account
) -> None:
    given(own, mother, at=MONDAY)
    tell_must_not_know(
        person=own.person, relative=relative(own.person, "Oriel", lead), reason=Secret.WISH, plan=mother.referrer_plan,
        **told(lead),
    )  # fmt: skip

    page = inside(client).get(PAGE).content.decode()

    assert "Oriel" not in page
    assert "There is nothing to decide now" in page
    assert view_of_parent(mother, MONDAY).reason is Reason.BLOCKED
    assert given(own, mother, at=MONDAY, yes=False) == []


def test_where_no_parent_may_be_contacted_a_yes_counts_once_a_person_has_written_to_that_parent(
    own: Referral, mother: Referral, practitioner: Account
) -> None:
    own.contact_plan.never_contact_parent = True
    own.contact_plan.save()
    answered(mother, practitioner, at=MONDAY - timedelta(days=1))  # before it was given, this opens nothing
    given(own, mother, at=MONDAY)
    assert view_of_parent(mother, MONDAY).reason is Reason.FLAGGED

    answered(mother, practitioner, at=MONDAY, number=2)

    assert sees(mother)
    given(own, mother, at=MONDAY, yes=False)
    assert view_of_parent(mother, MONDAY).reason is Reason.FLAGGED


def answered(asked: Referral, by: Account, *, at: datetime, number: int = 1) -> None:
    Decision.objects.create(
        partnership=asked.partnership, referral=asked, number=number, outcome="advice", formulation="x", letter="x",
        letter_to_referrer="For you", catalogue_version="1", decided_by=by, decided_at=at,
    )  # fmt: skip


def test_a_yes_by_name_of_a_child_who_kept_it_from_somebody_waits_for_a_person(own: Referral, mother: Referral) -> None:
    own.contact_plan.who_must_not_know = "My dad"
    own.contact_plan.save()
    given(own, mother, at=MONDAY)

    assert view_of_parent(mother, MONDAY).reason is Reason.YES_TO_WEIGH


def test_a_yes_that_waits_for_a_person_calls_one_where_the_request_was_closed(own: Referral, mother: Referral) -> None:
    Referral.objects.filter(pk=own.pk).update(stage=Stage.WITHDRAWN, closed_at=MONDAY, flagged=True)

    given(own, mother, at=MONDAY)

    assert Task.objects.get(kind=Task.Kind.SAID_MORE).about_id == own.pk


def test_in_danger_a_yes_on_the_own_page_waits_for_a_person(own: Referral, mother: Referral, client: Client) -> None:
    given(own, mother, at=MONDAY)
    Referral.objects.filter(pk=own.pk).update(flagged=True)

    view = view_of_parent(mother, MONDAY)

    assert (view.parts, view.review_needed, view.reason) == (False, True, Reason.YES_TO_WEIGH)
    assert "A person has to look at it before they see more" in inside(client).get(PAGE).content.decode()


def test_where_it_is_doubted_that_they_can_decide_a_yes_waits_for_a_person(
    own: Referral, mother: Referral, practitioner: Account
) -> None:
    given(own, mother, at=MONDAY)
    CapacityDoubt.objects.create(
        partnership=own.partnership, person=own.person, decision="x", understands="no", retains="yes", weighs="yes",
        says="yes", impairment="yes", support="x", doubted_by=practitioner, doubted_at=MONDAY,
    )  # fmt: skip

    assert view_of_parent(mother, MONDAY).reason is Reason.YES_TO_WEIGH


def test_a_yes_to_staff_that_names_no_adult_opens_nothing_once_two_have_asked(
    own: Referral, mother: Referral, partnership: Partnership, wren: Person, practitioner: Account
) -> None:
    record_agreement(person=wren, given_by="young_person", to="parent", state="given", by=practitioner, at=MONDAY)
    assert sees(mother)

    father = adult_asks(partnership, wren, "Corin", "father", code=THIRD_CODE, phone="07700 900333")

    assert not sees(mother)
    assert not sees(father)
    record_agreement(
        person=wren, given_by="young_person", to="parent", state="given", for_request=father.pk, by=practitioner,
        at=MONDAY,
    )  # fmt: skip
    assert sees(father)
    assert not sees(mother)


def test_a_second_adult_costs_the_page_a_dozen_questions_to_the_database_and_no_more(
    client: Client, own: Referral, mother: Referral, partnership: Partnership, wren: Person
) -> None:
    visit = inside(client)
    with CaptureQueriesContext(connection) as one:
        visit.get(PAGE)
    adult_asks(partnership, wren, "Corin", "father", code=THIRD_CODE, phone="07700 900333")
    with CaptureQueriesContext(connection) as two:
        visit.get(PAGE)

    assert len(one) <= 30
    assert len(two) <= len(one) + 15


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(2017, 7, 1), "Grown-ups who look after you may see some of it"),
        (date(2014, 7, 1), "A person here looks first"),
        (date(2011, 7, 1), "We ask you first"),
        (date(2009, 7, 1), "You decide"),
    ],
)
def test_each_age_reads_who_decides(
    client: Client, own: Referral, mother: Referral, wren: Person, born: date, words: str
) -> None:
    Person.objects.filter(pk=wren.pk).update(born_on=born)

    assert words in inside(client).get(PAGE).content.decode()
