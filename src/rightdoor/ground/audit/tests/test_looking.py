"""Who looked at a record: by role, in what way, the newest first."""

from datetime import timedelta

import pytest

from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.audit.looking import Look, Way, acts_between, who_looked
from rightdoor.ground.audit.record import record, record_denial
from rightdoor.pure.keys import new_key
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db


class Thing:
    def __init__(self) -> None:
        self.pk = new_key()


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def test_each_look_tells_when_by_which_role_and_in_what_way_and_no_name(administrator, lead) -> None:
    thing = Thing()
    record("triage.see_queue", about=None, by=administrator, at=MONDAY, shown=[thing.pk, new_key()])
    record("referrals.see", about=thing, by=lead, at=MONDAY + minutes(1))
    record("referrals.log_contact", about=thing, by=administrator, at=MONDAY + minutes(2))
    record("passport.opened", about=thing, by=VISITOR, at=MONDAY + minutes(3))

    assert who_looked("thing", thing.pk, MONDAY + minutes(9)) == [
        Look(MONDAY + minutes(3), "Somebody with the code", Way.READ),
        Look(MONDAY + minutes(2), "Front-door administrator", Way.WORKED),
        Look(MONDAY + minutes(1), "Safeguarding lead", Way.READ),
        Look(MONDAY, "Front-door administrator", Way.LISTED),
    ]


def test_however_often_somebody_looked_nobody_else_is_left_out_and_a_day_is_told_once(administrator, lead) -> None:
    thing = Thing()
    record("referrals.see", about=thing, by=lead, at=MONDAY)
    for number in range(600):
        record("referrals.see", about=thing, by=administrator, at=MONDAY + minutes(number + 1))

    looks = who_looked("thing", thing.pk, MONDAY + timedelta(days=1))

    assert [(look.at, look.who) for look in looks] == [
        (MONDAY + minutes(600), "Front-door administrator"),
        (MONDAY, "Safeguarding lead"),
    ]


def test_what_the_site_did_by_itself_what_was_refused_and_what_came_later_is_no_look(administrator) -> None:
    thing = Thing()
    record("messages.sent", about=thing, by=System("outbox"), at=MONDAY)
    record_denial("referrals.see", about=thing, by=administrator, at=MONDAY, reason="no rule allows it")
    record("referrals.see", about=Thing(), by=administrator, at=MONDAY)
    record("referrals.see", about=thing, by=administrator, at=MONDAY + minutes(5))

    assert who_looked("thing", thing.pk, MONDAY + minutes(4)) == []


def test_a_role_is_told_as_it_was_held_that_day_and_the_first_where_there_were_several(partnership) -> None:
    thing, everything = Thing(), staff(partnership, "Lark Underhill", Role.MANAGER, Role.PRACTITIONER)
    for at in (MONDAY, MONDAY + timedelta(days=400)):
        everything.roles.update(ends_on=MONDAY.date())
        record("referrals.see", about=thing, by=everything, at=at)

    looks = who_looked("thing", thing.pk, MONDAY + timedelta(days=401))

    assert [look.who for look in looks] == ["A member of staff", "Qualified practitioner"]


def test_a_week_holds_what_staff_did_to_records_and_nothing_else(administrator) -> None:
    thing = Thing()
    record("referrals.see", about=thing, by=administrator, at=MONDAY, because="of the area")
    record("triage.see_queue", about=None, by=administrator, at=MONDAY)
    record("referrals.see", about=thing, by=VISITOR, at=MONDAY)
    record("referrals.see", about=thing, by=administrator, at=MONDAY + timedelta(days=7))

    (act,) = acts_between(MONDAY, MONDAY + timedelta(days=7))

    assert (act.by, act.about_id, act.is_look, act.rule) == (administrator.pk, thing.pk, True, "of the area")
