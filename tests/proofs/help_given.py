"""Help of every kind about one child, for the worlds: who waits, who is helped, a session, a check-in, a plan."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.urls import reverse

from rightdoor.ground.access.lifecycle import Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.work.allocating.models import Asks, Suggestion
from rightdoor.work.assessments.models import Assessment
from rightdoor.work.groups.models import Attendance, Cohort, Place
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safetyplans.models import SafetyPlan
from rightdoor.work.support.models import Episode, Missed, Session
from tests.people_here import MONDAY

if TYPE_CHECKING:
    from tests.proofs.worlds import Record

HELPED = UUID("01a20000-0000-7000-8000-000000000001")


def help_given(referral: Referral, earlier: Referral, by: Account, name: str) -> dict[str, UUID | str]:
    """One help that has begun and one that is waited for; the child's name stands in each of their words."""
    common = {"partnership": referral.partnership, "person": referral.person, "area": referral.area}
    week_ago = MONDAY - timedelta(days=7)
    going = Episode.objects.create(
        **common, referral=referral, service="kent.hera", opened_at=week_ago, counts_from=week_ago, stage="started",
        started_at=week_ago, programme="one_to_one", worker=by, counts_because=f"{name} is not at school",
    )  # fmt: skip
    Episode.objects.create(
        **common, referral=earlier, service="kent.tss", opened_at=week_ago, counts_from=week_ago,
        paused_because=f"{name} has exams", urgency="urgent", rank=2,
    )  # fmt: skip
    given = going.allocations.create(worker=by, why=f"Knows {name}", given_by=by, from_at=week_ago)
    Suggestion.objects.create(
        allocation=given, nth=1, of_many=1, speaks_for=f"Knows {name}", stood_first=by, made_at=week_ago
    )
    Asks.objects.create(episode=going, wish="woman", size="heavy", changed_at=week_ago, changed_by=by)
    going.check_ins.create(
        happened_at=week_ago,
        by=by,
        with_whom=name,
        is_reached=True,
        words=name,
        form_key=uuid5(HELPED, f"asked {name}"),
    )
    going.readied.create(thing="assessment", where=f"In the file of {name}", said_at=week_ago, said_by=by)
    session = Session.objects.create(
        episode=going, worker=by, starts_at=week_ago, how="phone", came="no_access", words=f"{name} did not answer",
        noted_at=week_ago, form_key=uuid5(HELPED, f"met {name}"),
    )  # fmt: skip
    Missed.objects.create(session=session, contact=f"Wrote to {name}", changed_at=week_ago, changed_by=by)
    goal = going.goals.create(
        words=f"{name} sleeps", whose="me", noted_at=week_ago, noted_by=by, form_key=uuid5(HELPED, f"wants {name}")
    )
    goal.scores.create(
        value=3, scored_on=week_ago.date(), said_by="me", noted_at=week_ago, noted_by=by,
        form_key=uuid5(HELPED, f"near {name}"),
    )  # fmt: skip
    going.step_downs.create(way_back=f"{name} rings", written_at=week_ago, written_by=by)
    onward = going.sent_on.create(
        **common, referral=referral, service="kent.tss", because=f"{name} asks for more", agreed=f"{name}, by phone",
        gates={"service": "kent.tss", "answer": "eligible"}, goes_inside=True, sent_at=week_ago, sent_by=by,
        answer_by=week_ago, form_key=uuid5(HELPED, f"sent {name}"), nth_return=2, state="returned", answer=name,
    )  # fmt: skip
    going.places_offered.create(
        starts_on=MONDAY.date(), what=f"Tuesdays, {name}", safety=name, contact=name, fit=name, offered_by=by,
        answer_by=MONDAY.date(), offered_at=week_ago, form_key=uuid5(HELPED, f"offered {name}"),
    )  # fmt: skip
    booking = going.bookings.create(
        worker=by, starts_at=MONDAY, ends_at=MONDAY + timedelta(hours=1), how="face", location=f"Near {name}",
        booked_at=week_ago, booked_by=by, form_key=uuid5(HELPED, f"booked {name}"), state="cancelled",
        ended_at=week_ago, ended_by=by, ended_because="family", ended_words=name,
    )  # fmt: skip
    going.milestones.create(
        **common, referral=referral, kind="follow_up", mark="follow up", due_on=week_ago.date(), says=f"Ask {name}",
        noticed_at=week_ago, call_by=week_ago,
    )  # fmt: skip
    onward.parts.create(part="who", words=name)
    going.wait_decisions.create(
        decision="keep", because=name, decided_at=week_ago, decided_by=by, form_key=uuid5(HELPED, f"waits {name}")
    )
    going.closing_letters.create(
        **common, reader="agreed", to_whom=f"School of {name}", rests_on=name, body=f"Dear {name}", by_way="paper",
        sent_at=week_ago, sent_by=by, form_key=uuid5(HELPED, f"letter {name}"),
    )  # fmt: skip
    Relation.objects.create(
        partnership=referral.partnership, account=by, kind=Tie.LEAD, about_kind="support.episode", about_id=going.pk,
        starts_at=week_ago, source="allocated",
    )  # fmt: skip
    keys = {"episode_id": going.pk, "session_id": session.pk, "onward_id": onward.pk, "goal_id": goal.pk}
    form_link = going.form_links.create(
        instrument="phq9", respondent="self", mark=f"mark {name}", words_hash="no hash", made_at=week_ago, made_by=by,
        ends_at=week_ago + timedelta(days=14), form_key=uuid5(HELPED, f"answers {name}"),
    )  # fmt: skip
    keys |= {"form_link_id": form_link.pk, "booking_id": booking.pk}
    keys["assessment_id"] = assessed(referral, by, name)
    keys |= in_a_group(session, by, name)
    return {**keys, "instrument": "phq9", "letter_to": "me", "plan_id": planned(referral, by, name).pk}


def planned(referral: Referral, by: Account, name: str) -> SafetyPlan:
    """A safety plan whose day is past, with a line that stands on their own page."""
    plan = SafetyPlan.objects.create(
        partnership=referral.partnership, area=referral.area, person=referral.person, number=1, made_with=name,
        whose="theirs", likely="maybe", reason_to_go_on=f"{name} has a dog",
        review_on=MONDAY.date() - timedelta(days=1), written_at=MONDAY - timedelta(days=7), written_by=by,
        form_key=uuid5(HELPED, f"plan {name}"),
    )  # fmt: skip
    line = plan.lines.create(heading="alone", rank=1, words=f"{name} walks")
    line.shares.create(reader="me", said_at=MONDAY, said_by=by)
    return plan


def assessed(referral: Referral, by: Account, name: str) -> UUID:
    """An assessment of which one part is written."""
    one = Assessment.objects.create(
        partnership=referral.partnership, area=referral.area, person=referral.person, kind="joint", because=name,
        due_on=MONDAY.date(), opened_at=MONDAY - timedelta(days=7), opened_by=by,
        form_key=uuid5(HELPED, f"assessed {name}"),
    )  # fmt: skip
    one.sections.create(part="mental_health", author=by, named_at=MONDAY, words=name, their_words=name)
    return one.pk


def in_a_group(session: Session, by: Account, name: str) -> dict[str, UUID]:
    """A place in the one group of the county, which meets every child of the worlds; its register was kept."""
    going, week_ago = session.episode, MONDAY - timedelta(days=7)
    cohort, _new = Cohort.objects.get_or_create(
        partnership=going.partnership, service="kent.hera", programme="group", area=going.area, name="The group",
        defaults={
            "venue": "The hall", "capacity": 30, "opened_at": week_ago, "opened_by": by,
            "form_key": uuid5(HELPED, f"{going.partnership_id} {going.area}"),
        },
    )  # fmt: skip
    gathering, _new = cohort.gatherings.get_or_create(starts_at=week_ago)
    place = Place.objects.create(
        episode=going, cohort=cohort, suits=f"{name} likes company", agreed=f"{name} did", given_at=week_ago,
        given_by=by,
    )  # fmt: skip
    line = Attendance.objects.create(member=place, gathering=gathering, session=session, kept_at=week_ago)
    line.corrections.create(was="came", became="no_access", before=name, corrected_at=week_ago, corrected_by=by)
    return {"cohort_id": cohort.pk, "gathering_id": gathering.pk, "place_id": place.pk}


def waiting_lists(hidden: "Record") -> list[str]:
    """Each list on which the hidden child waits, from its beginning and from behind the hidden child."""
    lists = [reverse("waiting-list", args=["kent.tss", area]) for area in ("kent", "medway")]
    return [*lists, *(f"{path}?after={hidden.keys['episode_id']}" for path in lists)]
