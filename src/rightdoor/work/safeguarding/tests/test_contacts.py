from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.tasks.actions import escalate_overdue
from rightdoor.ground.tasks.models import Notice, Task
from rightdoor.pure.rules.days import LONDON
from rightdoor.records.directory.entries import Reach
from rightdoor.records.directory.queries import entry
from rightdoor.work.safeguarding import protocol
from rightdoor.work.safeguarding.actions import (
    LeadFirst,
    NotYet,
    NoWords,
    RecordedAlready,
    prepare_contact,
    read_contact,
    record_contact_made,
)
from rightdoor.work.safeguarding.models import BodyContact
from rightdoor.work.safeguarding.preparing import ways_to
from rightdoor.work.safeguarding.protocol import Said
from tests.people_here import MONDAY

SAID = "Wren said that somebody at home hits them"


@pytest.fixture
def prepared(partnership, administrator, raised):
    """A contact that an administrator, who is not a practitioner, prepares."""

    def prepare(**more) -> BodyContact:
        usual = {"about": raised(), "area": "kent", "concern": SAID, "by": administrator, "at": MONDAY}
        return prepare_contact(partnership=partnership, **{**usual, **more})

    return prepare


def record(contact: BodyContact, by, **more) -> BodyContact:
    usual = {"made_at": MONDAY, "recipient": "Ms Fennel, duty", "reference": "K-1", "at": MONDAY}
    return record_contact_made(contact_id=contact.pk, by=by, **{**usual, **more})


@pytest.mark.parametrize(
    ("area", "adult", "body"),
    [
        ("kent", False, "kent.front_door"),
        ("essex", False, "essex.children_and_families_hub"),
        ("medway", False, "medway.childrens_services"),
        ("hertfordshire", False, "hertfordshire.childrens_safeguarding"),
        ("kent", True, "kent.adult_safeguarding"),
        ("", False, "national.council_where_you_live"),
    ],
)
def test_the_body_that_acts_is_the_areas_own(prepared, area: str, body: str, *, adult: bool) -> None:
    assert prepared(area=area, adult=adult).body == body


def test_a_contact_is_prepared_from_what_is_known_and_invents_nothing(prepared, monkeypatch) -> None:
    said = Said(name="Wren", story="He hits things", lines=(("Where are you now?", "School"),), asker="Themselves")
    monkeypatch.setitem(protocol._readers, "access.organisation", lambda _key: said)

    contact = prepared(family_told=False, why_family_not_told="It would put Wren at risk")

    lines = ["Name: Wren", f"Concern: {SAID}", "In their own words: He hits things", "Where are you now: School"]
    lines += ["Age or date of birth: not known", "Family told of this contact: No. It would put Wren at risk"]
    for line in lines:
        assert line in contact.prepared_text
    assert acts(about=contact.pk) == ["safeguarding.contact_prepared"]


def test_it_is_not_yet_made_and_has_an_hour_by_the_clock_day_or_night(prepared, lead) -> None:
    night = datetime(2026, 3, 29, 0, 30, tzinfo=LONDON)  # the clocks go forward at one
    contact = prepared(at=night)
    Notice.objects.all().delete()

    assert contact.made_at is None
    assert escalate_overdue(by=System("escalation"), at=night.astimezone(LONDON) + timedelta(minutes=30)) >= 0
    task = Task.objects.get(kind=Task.Kind.CONTACT_NOT_MADE)
    assert task.acknowledge_by - contact.prepared_at == timedelta(hours=1)
    escalate_overdue(by=System("escalation"), at=task.acknowledge_by)
    assert lead in [notice.to for notice in Notice.objects.filter(task=task)]


def test_a_contact_without_a_concern_is_not_prepared(prepared) -> None:
    with pytest.raises(NoWords):
        prepared(concern=" ")


def test_a_consultation_in_kent_wants_the_safeguarding_lead_first(prepared) -> None:
    with pytest.raises(LeadFirst):
        prepared(consultation=True)

    contact = prepared(
        consultation=True, lead_name="Mr Pennyroyal", lead_spoken_on=date(2026, 3, 6), lead_advice="Go ahead"
    )

    assert "Designated Safeguarding Lead: Mr Pennyroyal, Friday 6 March 2026" in contact.prepared_text
    assert "Their advice: Go ahead" in contact.prepared_text


@pytest.mark.parametrize(
    "more", [{"immediate_danger": True, "consultation": True}, {"area": "essex", "consultation": True}, {}]
)
def test_danger_and_every_plain_concern_never_wait_for_the_lead(prepared, more) -> None:
    assert prepared(**more).pk


def test_a_lead_without_a_day_is_written_down_as_it_was_told(prepared) -> None:
    assert "Mr Pennyroyal, day not known" in prepared(lead_name="Mr Pennyroyal").prepared_text


def test_the_same_form_is_one_contact_also_when_it_comes_twice_at_once(prepared) -> None:
    key = uuid4()

    assert prepared(form_key=key) == prepared(form_key=key)
    assert prepared() != prepared()


def test_a_contact_about_a_request_needs_no_flag(prepared, partnership) -> None:
    contact = prepared(about=partnership)

    assert (contact.about_kind, contact.about_id) == ("access.partnership", partnership.pk)


def test_it_is_made_when_a_person_says_to_whom_and_under_which_reference(prepared, administrator) -> None:
    contact = record(prepared(), administrator, response=" They visit today ")

    assert (contact.made_by, contact.recipient, contact.response) == (
        administrator,
        "Ms Fennel, duty",
        "They visit today",
    )
    assert not Task.objects.open().filter(kind=Task.Kind.CONTACT_NOT_MADE).exists()
    assert acts(about=contact.pk)[-1] == "safeguarding.contact_made"


@pytest.mark.parametrize("missing", [{"recipient": " "}, {"reference": ""}])
def test_without_recipient_and_reference_it_stays_not_yet_made(prepared, administrator, missing) -> None:
    with pytest.raises(NoWords):
        record(prepared(), administrator, **missing)


def test_it_cannot_have_been_made_after_now(prepared, administrator) -> None:
    with pytest.raises(NotYet):
        record(prepared(), administrator, made_at=MONDAY + timedelta(minutes=1))


def test_a_double_click_records_once_and_another_record_is_refused(prepared, administrator, lead) -> None:
    contact = prepared()
    assert record(contact, administrator) == record(contact, administrator)

    with pytest.raises(RecordedAlready):
        record(contact, lead, reference="K-2")


def test_only_front_door_staff_prepare_read_and_record(prepared, manager) -> None:
    contact = prepared()

    with pytest.raises(Denied):
        prepared(by=manager)
    with pytest.raises(Denied):
        read_contact(contact=contact, by=manager, at=MONDAY)
    with pytest.raises(Denied):
        record(contact, manager)


def test_ways_to_reach_a_body_come_from_the_countys_file_or_are_not_shown() -> None:
    assert not ways_to(entry("kent.front_door")).is_filled
    assert ways_to(None).name == "Children's services of the council"


def test_what_the_county_has_filled_in_is_shown() -> None:
    front_door = entry("kent.front_door")
    assert front_door is not None
    reach = (
        Reach("telephone", "01632 960001"),
        Reach("telephone", "01632 960002", "Out of hours"),
        Reach("portal", "https://example.org"),
    )

    ways = ways_to(replace(front_door, reach=reach))

    assert (ways.telephone, ways.out_of_hours, ways.portal) == ("01632 960001", "01632 960002", "https://example.org")
    assert ways.is_filled
