"""A parent who asked for their child: what is on record decides what they see, and it changes on the day."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from rightdoor.ground.access.actors import VISITOR, Account
from rightdoor.ground.access.lifecycle import Audience
from rightdoor.ground.access.models import Partnership
from rightdoor.pure.parental import PARENT_OK, Competence, Legal, Reason, Review, Wish
from rightdoor.records.families.actions import tell_must_not_know, tell_responsibility
from rightdoor.records.families.lifecycle import Ground, Secret, Standing
from rightdoor.records.families.models import Relative, Responsibility
from rightdoor.records.families.tests.families_here import relative, told
from rightdoor.records.people.actions import record_agreement
from rightdoor.records.people.models import CompetenceDecision, Person
from rightdoor.work.passport.presenters.page import page_for
from rightdoor.work.passport.presenters.where import hears_questions, sees_outcome, where_it_is
from rightdoor.work.passport.tests.requests_here import CODE, OTHER_CODE, WORD, a_plan, a_request
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.triage.models import Decision, Offer
from rightdoor.work.triage.parents import look_of, view_of_parent
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def asked(partnership: Partnership) -> Referral:
    """A parent asked for a child who is eleven this year, and who has said nothing yet."""
    person = Person.objects.create(partnership=partnership, born_on=date(2015, 1, 9), added_at=MONDAY)
    return a_request(partnership, asker=Asker.CHILD, person=person)


def fresh() -> Referral:
    return Referral.objects.get(code=CODE)


def born(on: date) -> Referral:
    Person.objects.update(born_on=on)
    return fresh()


def says(referral: Referral, to: str, state: str, by: Any, **more: Any) -> None:
    record_agreement(person=referral.person, given_by="young_person", to=to, state=state, by=by, at=MONDAY, **more)


def judged(referral: Referral, by: Account, *, able: bool, service: str = "kent.hera") -> None:
    CompetenceDecision.objects.create(
        partnership=referral.partnership, person=referral.person, service=service, competent=able, reason="x",
        decided_by=by, decided_at=MONDAY,
    )  # fmt: skip


def offered(referral: Referral, by: Account, service: str) -> None:
    Offer.objects.create(referral=referral, service=service, because="x", offered_at=MONDAY, offered_by=by)


def answered(referral: Referral, by: Account, words: str = "Canary-outcome", at: datetime = MONDAY) -> Decision:
    Referral.objects.filter(pk=referral.pk).update(stage=Stage.DECIDED)
    return Decision.objects.create(
        partnership=referral.partnership, referral=referral, outcome="advice", formulation="x", letter="Canary-letter",
        letter_to_referrer=words, catalogue_version="1", decided_by=by, decided_at=at,
    )  # fmt: skip


def test_the_mark_for_parents_is_the_same_word_everywhere() -> None:
    assert Audience.PARENT.value == PARENT_OK


def test_what_is_on_record_is_what_decides(asked: Referral, practitioner: Account) -> None:
    offered(asked, practitioner, "kent.hera")
    judged(asked, practitioner, able=False)
    says(asked, "parent", "given", practitioner)
    answered(asked, practitioner)

    look = look_of(asked, MONDAY)

    day, by = MONDAY.date(), str(practitioner.pk)
    assert (look.age, look.day, look.scope, look.legal) == (11, day, "kent.hera", Legal.RESPONSIBLE)
    assert look.competence == Competence(able=False, by=by, on=day, scope="kent.hera")
    assert (look.wish, look.review) == (Wish(yes=True, on=day), Review(yes=True, by=by, on=day))
    assert look.made_request
    assert not look.flagged


def test_what_a_parent_tells_of_their_childs_agreement_is_not_the_childs_answer(
    asked: Referral, practitioner: Account
) -> None:
    for to in ("service", "sharing", "contact"):
        says(asked, to, "given", VISITOR, how="face to face, to mum, on 8 March 2026")
    assert look_of(asked, MONDAY).wish is None
    says(asked, "parent", "given", VISITOR)
    assert look_of(asked, MONDAY).wish is None
    says(asked, "parent", "given", practitioner, service="kent.tss")
    assert look_of(asked, MONDAY).wish is None  # of a service that this is not about
    says(asked, "parent", "given", practitioner)
    assert look_of(asked, MONDAY).wish == Wish(yes=True, on=MONDAY.date())


@pytest.mark.parametrize("to", ["service", "sharing", "contact", "parent"])
def test_a_no_to_anything_is_a_no(asked: Referral, practitioner: Account, to: str) -> None:
    says(asked, "parent", "given", practitioner)
    says(asked, to, "withdrawn", VISITOR)

    assert look_of(asked, MONDAY).wish == Wish(yes=False, on=MONDAY.date())


def test_a_child_who_keeps_it_from_somebody_may_mean_this_parent(asked: Referral, partnership: Partnership) -> None:
    own = a_plan(partnership, who_must_not_know="My mum")
    a_request(partnership, asker=Asker.ME, code=OTHER_CODE, person=asked.person, contact_plan=own)

    assert look_of(asked, MONDAY).wish == Wish(yes=False, on=MONDAY.date())


def test_a_child_who_told_us_in_their_own_request_never_to_contact_a_parent_is_heard_here_too(
    asked: Referral, partnership: Partnership
) -> None:
    own = a_plan(partnership, never_contact_parent=True)
    a_request(partnership, asker=Asker.ME, code=OTHER_CODE, person=asked.person, contact_plan=own)

    assert view_of_parent(asked, MONDAY).reason is Reason.FLAGGED


def test_a_judgement_of_one_thing_does_not_make_a_child_unable_in_another(
    asked: Referral, practitioner: Account
) -> None:
    judged(asked, practitioner, able=False)
    offered(asked, practitioner, "kent.hera")
    offered(asked, practitioner, "kent.tss")
    assert look_of(asked, MONDAY).scope == ""
    judged(asked, practitioner, able=True, service="kent.kooth")

    assert look_of(asked, MONDAY).able


@pytest.mark.parametrize(
    ("standing", "theirs", "legal"),
    [
        (Standing.NONE, "their telephone", Legal.NONE),
        (Standing.RESTRICTED, "their telephone", Legal.COURT_ORDER),
        (Standing.HOLDS, "their telephone", Legal.RESPONSIBLE),
        (Standing.NONE, "", Legal.UNKNOWN),  # of a father whose telephone is not known: it may be this one
        (Standing.HOLDS, "", Legal.RESPONSIBLE),  # by their own word
    ],
)
def test_what_is_on_record_of_their_responsibility_counts_before_their_own_word(
    asked: Referral, lead: Account, partnership: Partnership, standing: Standing, theirs: str, legal: Legal
) -> None:
    plan = a_plan(partnership, holder="parent", phone="07700900123")
    Referral.objects.update(answers={"responsibility": "yes"}, referrer_plan=plan)
    small = born(date(2018, 1, 9))
    ground = Ground.PROHIBITED_STEPS if standing is Standing.RESTRICTED else Ground.NOT_SEEN
    father = relative(small.person, "Corin", lead)
    if theirs:
        Relative.objects.update(plan=small.referrer_plan)
    fact = tell_responsibility(
        person=small.person, relative=father, body="", standing=standing, ground=ground, **told(lead)
    )  # fmt: skip

    assert look_of(fresh(), MONDAY).legal is legal
    assert sees_outcome(fresh(), MONDAY) is (legal is Legal.RESPONSIBLE)
    Referral.objects.update(referrer_plan=None)  # how this parent is reached is not known
    assert look_of(fresh(), MONDAY).legal is (Legal.RESPONSIBLE if standing is Standing.HOLDS else Legal.UNKNOWN)
    Responsibility.objects.filter(pk=fact.pk).update(ends_on=MONDAY.date() - DAY)
    assert look_of(fresh(), MONDAY).legal is Legal.RESPONSIBLE


@pytest.mark.parametrize("ground", [Ground.GUARDIANSHIP, Ground.ADOPTION])
def test_a_court_that_placed_the_child_with_somebody_else_has_a_person_look_before_a_parent_sees_anything(
    asked: Referral, lead: Account, partnership: Partnership, ground: Ground
) -> None:
    plan = a_plan(partnership, holder="parent", phone="07700900123")
    Referral.objects.update(answers={"responsibility": "yes"}, referrer_plan=plan)
    small = born(date(2018, 1, 9))
    assert look_of(small, MONDAY).legal is Legal.RESPONSIBLE
    theirs = a_plan(partnership, holder="parent", phone="07700900999")
    aunt = relative(small.person, "Aunt Ida", lead, plan=theirs)
    tell_responsibility(
        person=small.person, relative=aunt, body="", standing=Standing.HOLDS, ground=ground, **told(lead)
    )  # fmt: skip

    assert look_of(fresh(), MONDAY).legal is Legal.COURT_ORDER
    Referral.objects.update(referrer_plan=theirs)  # the aunt herself asked
    assert look_of(fresh(), MONDAY).legal is Legal.RESPONSIBLE
    Referral.objects.update(referrer_plan=None)  # by whoever cannot be told apart from anybody
    assert look_of(fresh(), MONDAY).legal is Legal.COURT_ORDER


@pytest.mark.parametrize(
    ("said", "ground", "starts_in", "legal"),
    [
        ("", Ground.REGISTERED, -1, Legal.RESPONSIBLE),
        ("", Ground.REGISTERED, 0, Legal.RESPONSIBLE),
        ("", Ground.REGISTERED, 1, Legal.UNKNOWN),  # it is not so yet
        ("no", Ground.REGISTERED, -1, Legal.NONE),  # what closes counts wherever it was said
        ("yes", Ground.PROHIBITED_STEPS, -1, Legal.COURT_ORDER),
        ("yes", Ground.CARE_ORDER, 1, Legal.COURT_ORDER),  # what closes holds before its first day
    ],
)
def test_that_they_have_responsibility_opens_only_where_nothing_closes(
    asked: Referral, lead: Account, partnership: Partnership, said: str, ground: Ground, starts_in: int, legal: Legal
) -> None:
    plan = a_plan(partnership, holder="parent", phone="07700900123")
    Referral.objects.update(answers={"responsibility": said}, referrer_plan=plan)
    small = born(date(2018, 1, 9))
    father = relative(small.person, "Corin", lead, plan=plan)
    tell_responsibility(
        person=small.person, relative=father, body="", standing=Standing.HOLDS, ground=ground,
        **told(lead, starts_on=MONDAY.date() + starts_in * DAY),
    )  # fmt: skip

    assert look_of(fresh(), MONDAY).legal is legal


def test_what_a_court_gave_to_a_council_closes_it_for_a_parent(asked: Referral, lead: Account) -> None:
    small = born(date(2018, 1, 9))
    Referral.objects.update(answers={"responsibility": "yes"})
    tell_responsibility(
        person=small.person, relative=None, body="Kent County Council", standing=Standing.HOLDS,
        ground=Ground.CARE_ORDER, **told(lead),
    )  # fmt: skip

    assert look_of(fresh(), MONDAY).legal is Legal.CARE_ORDER


def test_who_asked_as_somebody_else_and_must_not_know_has_the_page_of_nothing_new(
    asked: Referral, lead: Account, partnership: Partnership, client: Client
) -> None:
    plan = a_plan(partnership, holder="referrer", phone="07700900123")
    theirs = a_request(partnership, asker=Asker.SOMEONE, code=OTHER_CODE, person=asked.person, referrer_plan=plan)
    answered(theirs, lead)
    theirs.refresh_from_db()
    assert sees_outcome(theirs, MONDAY)
    father = relative(theirs.person, "Corin", lead)
    tell_must_not_know(person=theirs.person, relative=father, reason=Secret.HARMER, plan=plan, **told(lead))

    assert not sees_outcome(theirs, MONDAY)
    assert not hears_questions(theirs, MONDAY)
    assert where_it_is(theirs, MONDAY, waits_for_me=False).title == "We have your request."


@pytest.mark.parametrize(
    ("status", "responsible", "legal"),
    [
        ([], "yes", Legal.RESPONSIBLE),
        (["none"], "yes", Legal.RESPONSIBLE),
        ([], "no", Legal.NONE),
        ([], "not_sure", Legal.UNKNOWN),
        ([], None, Legal.UNKNOWN),
        (["section_31"], "yes", Legal.CARE_ORDER),
        (["section_20"], "yes", Legal.CARE_ORDER),
        (["special_guardianship"], "yes", Legal.COURT_ORDER),
        (["child_protection"], "yes", Legal.UNKNOWN),
    ],
)
def test_a_parent_may_only_as_far_as_we_know_the_law(
    asked: Referral, status: list[str], responsible: str | None, legal: Legal
) -> None:
    asked.facts = {"legal_status": status} if status else {}
    asked.answers = {"responsibility": responsible} if responsible else {}
    born_in_time = born(date(2018, 1, 9))
    born_in_time.facts, born_in_time.answers = asked.facts, asked.answers

    assert look_of(born_in_time, MONDAY).legal is legal
    assert sees_outcome(born_in_time, MONDAY) is (legal is Legal.RESPONSIBLE)


def test_where_nobody_is_named_or_no_age_is_known_a_parent_sees_their_receipt(
    asked: Referral, partnership: Partnership
) -> None:
    nobody = a_request(partnership, asker=Asker.CHILD, code=OTHER_CODE)
    nobody.person = None
    Person.objects.update(born_on=None, age_said=None)

    for referral in (nobody, fresh()):
        view = view_of_parent(referral, MONDAY)
        assert (view.receipt, view.parts, view.reason) == (True, False, Reason.AGE_UNKNOWN)
        assert page_for(referral, MONDAY).where.title == "We have your request."


def test_where_only_an_age_was_said_the_child_may_have_a_birthday_tomorrow(asked: Referral) -> None:
    Person.objects.update(born_on=None, age_said=10)
    referral = fresh()

    assert sees_outcome(referral, MONDAY)
    assert not sees_outcome(referral, MONDAY + DAY)


@pytest.fixture
def mornings() -> list[datetime]:
    """The last minute of the eve and the first of the birthday, by the clocks of London, in summer."""
    eve = datetime(2026, 7, 9, 23, 59, tzinfo=LONDON)
    return [eve.astimezone(UTC), (eve + timedelta(minutes=1)).astimezone(UTC)]


def test_a_birthday_counts_from_midnight_in_london(
    asked: Referral, practitioner: Account, mornings: list[datetime]
) -> None:
    eve, morning = mornings
    assert morning.date() == date(2026, 7, 9)  # in UTC it is still the day before
    assert [sees_outcome(born(date(2015, 7, 10)), at) for at in mornings] == [True, False]
    answered(asked, practitioner, at=eve)
    assert [sees_outcome(born(date(2013, 7, 10)), at) for at in mornings] == [True, False]
    says(asked, "parent", "given", practitioner)
    assert [sees_outcome(born(date(2010, 7, 10)), at) for at in mornings] == [True, False]
    assert [view_of_parent(born(date(2008, 7, 10)), at).reason for at in mornings] == [
        Reason.MAY_SEE, Reason.GROWN_UP,
    ]  # fmt: skip


def seen(client: Client, at: datetime, settings: Any, code: str = CODE) -> tuple[str, int]:
    """The page of this request on that day, without what differs by chance and its key; whether there is a letter."""
    settings.CLOCK = at.isoformat()
    client.post("/my-request/", {"code": code, "word": WORD})
    shown = client.get("/my-request/open/").content.decode()
    page = re.sub(r'value="[A-Za-z0-9]{64}"|nonce="[^"]*"|name="of" value="[^"]*"', "", shown)
    return page, client.get("/my-request/letters/1/").status_code


def test_on_the_sixteenth_birthday_the_page_is_again_the_one_of_nothing_new(
    client: Client, asked: Referral, partnership: Partnership, practitioner: Account, settings: Any
) -> None:
    born(MONDAY.date().replace(year=2010) + 2 * DAY)
    a_request(partnership, asker=Asker.CHILD, code=OTHER_CODE)
    says(asked, "parent", "given", practitioner)
    answered(asked, practitioner)

    eve, letter_on_the_eve = seen(client, MONDAY + DAY, settings)
    birthday, letter = seen(client, MONDAY + 2 * DAY, settings)
    nothing_new, no_letter = seen(client, MONDAY + 2 * DAY, settings, OTHER_CODE)

    assert ("There is an answer." in eve, letter_on_the_eve) == (True, 200)
    assert birthday == nothing_new
    assert "You asked" in birthday  # the receipt of what they asked stays theirs
    assert letter == no_letter == 404


@pytest.mark.parametrize(("able", "sees"), [(True, False), (False, True)])
def test_at_fifteen_a_judgement_decides_together_with_what_the_child_says(
    client: Client, asked: Referral, practitioner: Account, settings: Any, *, able: bool, sees: bool
) -> None:
    born(date(2010, 6, 1))
    offered(asked, practitioner, "kent.hera")
    answered(asked, practitioner)
    judged(asked, practitioner, able=able)

    page, letter = seen(client, MONDAY, settings)

    assert ("There is an answer." in page) is sees
    assert letter == (200 if sees else 404)
    assert "We have your request." in page or sees


def test_a_childs_own_request_closes_their_parents_page_and_never_shows_there(
    client: Client, asked: Referral, partnership: Partnership, practitioner: Account, settings: Any
) -> None:
    born(date(2018, 6, 1))
    answered(asked, practitioner)
    before, letter = seen(client, MONDAY, settings)
    own = a_plan(partnership, never_contact_parent=True)
    a_request(partnership, asker=Asker.ME, code=OTHER_CODE, person=asked.person, contact_plan=own)
    a_request(partnership, asker=Asker.CHILD, code="cover cover cover cover")

    after, no_letter = seen(client, MONDAY, settings)
    nothing_new, _none = seen(client, MONDAY, settings, "cover cover cover cover")

    assert ("There is an answer." in before, letter, no_letter) == (True, 200, 404)
    assert after == nothing_new
