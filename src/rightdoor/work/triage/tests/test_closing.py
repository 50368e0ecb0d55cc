"""The front door reads a request while something is to do about it, and for twenty-eight days after."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import Denied, rule_on
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.rules.days import LONDON
from rightdoor.records.people.actions import record_agreement
from rightdoor.records.people.dying import undo_death
from rightdoor.records.people.models import Person
from rightdoor.work.referrals import policy
from rightdoor.work.referrals.actions import working
from rightdoor.work.referrals.actions.adding import add_words
from rightdoor.work.referrals.models import Addition, IllegalMove, Referral
from rightdoor.work.safeguarding.actions import handle_flag, prepare_contact, raise_flag, record_contact_made
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.triage.actions import handing, offering
from rightdoor.work.triage.actions.agreeing import write_agreement
from rightdoor.work.triage.actions.deciding import decide
from rightdoor.work.triage.actions.dying import record_for
from rightdoor.work.triage.actions.judging import judge_competence
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Decision
from rightdoor.work.triage.queries import visible, where_leading
from rightdoor.work.triage.tests.requests_here import request_of
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db
CLOSED = [
    MONDAY,
    datetime(2026, 2, 28, 23, 30, tzinfo=UTC),  # the 28th day is the day before the clocks go forward
    datetime(2026, 3, 1, 23, 30, tzinfo=UTC),
    datetime(2026, 9, 27, 0, 30, tzinfo=UTC),  # the 28th day is the day on which the clocks go back
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
]


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    return request_of(partnership, born_on="2009-05-01")


def issue(referral: Referral, by: Account, *services: str, at: datetime = MONDAY) -> Decision:
    referral.refresh_from_db()
    return decide(
        referral_id=referral.pk, version=referral.version, outcome="recommended" if services else "advice",
        formulation="It fits.", letter="Dear Wren, …", services=dict.fromkeys(services, "fits"), by=by, at=at,
    )  # fmt: skip


def closed_at(referral: Referral) -> datetime | None:
    referral.refresh_from_db()
    return referral.closed_at


def reads(account: Account, referral: Referral, at: datetime) -> bool:
    """What the table and the list say, which is the same."""
    referral.refresh_from_db()
    ruled = rule_on(account, policy.SEE, referral, at=at).allowed
    assert visible(account, at).filter(pk=referral.pk).exists() == ruled
    return ruled


@pytest.mark.parametrize("closed", CLOSED)
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PRACTITIONER, Role.SAFEGUARDING_LEAD, Role.MANAGER])
def test_the_table_and_the_lists_agree_on_every_day_round_the_last(
    partnership: Partnership, role: Role, closed: datetime
) -> None:
    one = waiting(partnership, stage="decided", closed_at=closed)
    everywhere, here = staff(partnership, "Every Where", role), staff(partnership, "Just Kent", role, area="kent")
    elsewhere = staff(partnership, "Only Medway", role, area="medway")

    for hours in range(26 * 24, 31 * 24, 5):
        at = closed + timedelta(hours=hours)
        still = (at.astimezone(LONDON).date() - closed.astimezone(LONDON).date()).days <= 28
        assert reads(everywhere, one, at) == reads(here, one, at) == (still and role is not Role.MANAGER)
        assert not reads(elsewhere, one, at)


def test_a_request_that_was_decided_is_closed_with_its_decision(referral: Referral, administrator: Account) -> None:
    assert closed_at(referral) is None

    issue(referral, administrator)

    assert closed_at(referral) == MONDAY
    assert [reads(administrator, referral, MONDAY + timedelta(days=day)) for day in (27, 28, 29)] == [True, True, False]


def test_what_waits_to_be_handed_over_is_read_until_it_was_and_its_days_are_counted_from_then(
    referral: Referral, practitioner: Account
) -> None:
    row = issue(referral, practitioner, "kent.spa").recommendations.get()
    much_later = MONDAY + timedelta(days=60)
    assert closed_at(referral) is None
    assert reads(practitioner, referral, much_later)

    handing.hand_over(
        recommendation_id=row.pk, handed_to="SPA", handed_at=much_later, reference="7", by=practitioner, at=much_later
    )

    assert closed_at(referral) == much_later
    assert not reads(practitioner, referral, much_later + timedelta(days=29))


def test_what_is_held_is_read_until_it_was_released_or_handed_over(
    partnership: Partnership, practitioner: Account
) -> None:
    referral = request_of(partnership, born_on="2009-05-01", agree_service="not_sure")
    row = issue(referral, practitioner, "kent.tss").recommendations.get()
    assert row.journey == Journey.HELD
    later = MONDAY + timedelta(days=40)
    assert closed_at(referral) is None

    write_agreement(
        referral_id=referral.pk, given_by="young_person", to="service", state="given", service="kent.tss",
        how="by phone", said_by="", by=practitioner, at=later,
    )  # fmt: skip
    handing.release_hold(recommendation_id=row.pk, by=practitioner, at=later)

    assert closed_at(referral) == later


def test_a_request_that_was_stopped_or_is_anothers_twin_is_closed(
    partnership: Partnership, administrator: Account
) -> None:
    stopped, twin, first = (request_of(partnership) for _ in range(3))

    working.withdraw(referral_id=stopped.pk, by=VISITOR, at=MONDAY)
    working.mark_duplicate(referral_id=twin.pk, of_id=first.pk, reason="Same", by=administrator, at=MONDAY)

    assert [closed_at(one) for one in (stopped, twin, first)] == [MONDAY, MONDAY, None]


def test_an_open_flag_keeps_it_and_its_days_are_counted_from_the_answer(
    referral: Referral, lead: Account, partnership: Partnership
) -> None:
    issue(referral, lead)
    late = MONDAY + timedelta(days=90)
    assert not reads(lead, referral, late)

    flag = raise_flag(
        partnership=partnership, area="kent", about=referral, facts=["in_danger_now"], source=RedFlag.Source.ANSWER,
        by=VISITOR, at=late,
    )  # fmt: skip
    assert reads(lead, referral, late)
    handle_flag(flag_id=flag.pk, what_was_done="Spoke with her.", by=lead, at=late)

    assert closed_at(referral) == late
    assert RedFlag.objects.visible_to(lead, late + timedelta(days=28)).exists()
    assert not RedFlag.objects.visible_to(lead, late + timedelta(days=29)).exists()


def test_a_contact_that_is_not_made_keeps_it(referral: Referral, lead: Account, partnership: Partnership) -> None:
    issue(referral, lead)
    late = MONDAY + timedelta(days=20)
    contact = prepare_contact(about=referral, partnership=partnership, area="kent", concern="Bruises", by=lead, at=late)
    assert closed_at(referral) is None

    record_contact_made(contact_id=contact.pk, made_at=late, recipient="Front door", reference="1", by=lead, at=late)

    assert closed_at(referral) == late


def test_a_death_closes_what_was_open_and_leaves_alone_what_was_closed(
    partnership: Partnership, practitioner: Account, lead: Account
) -> None:
    first = request_of(partnership, born_on="2009-05-01")
    issue(first, practitioner)
    second = waiting(partnership, person=first.person)
    on_its_way = waiting(partnership, person=first.person)
    issue(on_its_way, practitioner, "kent.spa")
    later = MONDAY + timedelta(days=3)

    death = record_for(referral_id=first.pk, also=[], told_by="Police", died_on=None, by=lead, at=later)
    assert [closed_at(one) for one in (first, second, on_its_way)] == [MONDAY, later, later]

    undo_death(death_id=death.pk, because="Another child", by=lead, at=later)
    assert [closed_at(one) for one in (first, second, on_its_way)] == [MONDAY, None, None]


def test_what_is_added_to_a_closed_request_is_read_and_somebody_is_asked_to(
    referral: Referral, administrator: Account
) -> None:
    def add(at: datetime) -> None:
        add_words(referral_id=referral.pk, kind=Addition.Kind.MORE, words="School helps", form_key=uuid4(), by=VISITOR,
                  at=at)  # fmt: skip

    add(MONDAY)
    assert not Task.objects.filter(kind=Task.Kind.SAID_MORE).exists()
    issue(referral, administrator)
    add(MONDAY + timedelta(days=200))

    assert closed_at(referral) == MONDAY + timedelta(days=200)
    assert Task.objects.get(kind=Task.Kind.SAID_MORE).about_id == referral.pk


def agree(referral: Referral, by: Account, at: datetime) -> object:
    return write_agreement(
        referral_id=referral.pk, given_by="young_person", to="contact", state="refused", how="by phone", said_by="",
        by=by, at=at,
    )  # fmt: skip


def call(referral: Referral, by: Account, at: datetime) -> object:
    return working.log_contact(
        referral_id=referral.pk, happened_at=MONDAY, way="call", with_whom="Wren", outcome="spoke", by=by, at=at
    )


def judge(referral: Referral, by: Account, at: datetime) -> object:
    Person.objects.filter(pk=referral.person_id).update(born_on=date(2012, 5, 1))
    return judge_competence(
        referral_id=referral.pk, service="kent.tss", competent=True, reason="Spoke at length", by=by, at=at
    )


def correct(referral: Referral, by: Account, at: datetime) -> object:
    return working.correct_facts(referral_id=referral.pk, facts={"severity": "mild"}, reason="Said so", by=by, at=at)


def ask(referral: Referral, by: Account, at: datetime) -> object:
    return working.ask_facts(referral_id=referral.pk, facts=["severity"], words="How much?", by=by, at=at)


def soon(referral: Referral, by: Account, at: datetime) -> object:
    return working.set_priority(referral_id=referral.pk, priority="urgent", reason="Not eating", by=by, at=at)


def offer(referral: Referral, by: Account, at: datetime) -> object:
    return offering.offer_options(referral_id=referral.pk, because={"kent.spa": "fits"}, by=by, at=at)


@pytest.mark.parametrize("write", [agree, call])
def test_what_must_still_be_written_is_written_for_twenty_eight_days(
    referral: Referral, practitioner: Account, write: Any
) -> None:
    issue(referral, practitioner)

    write(referral, practitioner, MONDAY + timedelta(days=28))
    with pytest.raises(Denied):
        write(referral, practitioner, MONDAY + timedelta(days=29))


@pytest.mark.parametrize("write", [judge, correct, ask, soon, offer])
def test_nothing_else_is_written_once_it_is_closed(referral: Referral, practitioner: Account, write: Any) -> None:
    issue(referral, practitioner)
    referral.refresh_from_db()
    before = (referral.version, referral.facts, referral.priority, referral.stage)

    with pytest.raises(IllegalMove):
        write(referral, practitioner, MONDAY + timedelta(days=1))
    with pytest.raises(Denied):
        write(referral, practitioner, MONDAY + timedelta(days=29))

    referral.refresh_from_db()
    assert (referral.version, referral.facts, referral.priority, referral.stage) == before


@pytest.mark.parametrize("write", [judge, correct])
def test_what_can_still_change_the_way_there_is_written_while_something_is_on_its_way(
    referral: Referral, practitioner: Account, write: Any
) -> None:
    issue(referral, practitioner, "kent.spa")

    write(referral, practitioner, MONDAY + timedelta(days=40))


def test_an_answer_that_comes_by_telephone_after_the_decision_changes_nothing(
    referral: Referral, practitioner: Account
) -> None:
    question = ask(referral, practitioner, MONDAY)
    issue(referral, practitioner)

    with pytest.raises(IllegalMove):
        working.answer_facts(question_id=question.pk, answers={"severity": "mild"}, by=practitioner, at=MONDAY)  # type: ignore[attr-defined]


def test_a_decision_to_share_or_the_broken_glass_opens_it_however_old(
    referral: Referral, administrator: Account, partnership: Partnership
) -> None:
    issue(referral, administrator)
    late = MONDAY + timedelta(days=200)
    ties = [(Tie.SHARED, "referrals.referral", referral.pk), (Tie.GLASS, "people.person", referral.person_id)]

    for kind, about, key in ties:
        assert not reads(administrator, referral, late)
        tie = Relation.objects.create(
            partnership=partnership, account=administrator, kind=kind, about_kind=about, about_id=key, starts_at=late,
            source="tests",
        )  # fmt: skip
        assert reads(administrator, referral, late)
        assert not rule_on(administrator, policy.LOG_CONTACT, referral, at=late).allowed
        tie.delete()


def test_who_leads_sees_an_old_request_only_where_a_death_is_on_record(
    referral: Referral, practitioner: Account, lead: Account
) -> None:
    issue(referral, practitioner)
    late = MONDAY + timedelta(days=60)
    assert not where_leading(lead, late).exists()

    record_for(referral_id=referral.pk, also=[], told_by="Police", died_on=None, by=lead, at=MONDAY)

    assert where_leading(lead, late).get() == referral


def test_a_no_that_is_taken_back_by_them_stops_what_is_on_its_way(referral: Referral, practitioner: Account) -> None:
    row = issue(referral, practitioner, "kent.spa").recommendations.get()
    assert referral.person is not None
    record_agreement(
        person=referral.person, given_by="young_person", to="sharing", state="withdrawn", how="by phone",
        by=practitioner, at=MONDAY,
    )  # fmt: skip

    agree(referral, practitioner, MONDAY + timedelta(days=2))

    row.refresh_from_db()
    assert row.journey == Journey.HELD
    assert closed_at(referral) is None
