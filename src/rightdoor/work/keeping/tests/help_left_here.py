"""A row of each kind that help leaves, for tests of this room."""

from datetime import datetime, timedelta

from rightdoor.ground.access.models import Account
from rightdoor.pure.keys import new_key
from rightdoor.work.allocating.models import Asks, Suggestion
from rightdoor.work.calendar.models import Booking, BookingMessage
from rightdoor.work.closing.models import ClosingLetter
from rightdoor.work.freeplaces.models import PlaceOffered, WaitDecision
from rightdoor.work.groups.models import Attendance, Cohort, Correction, GroupAsked, Place
from rightdoor.work.milestones.models import Milestone
from rightdoor.work.onward.models import OnwardPart
from rightdoor.work.outcomes.models import FormLink, GoalScore, MeasureScore
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.models import Episode, Missed, Session


def what_was_given(episode: Episode, by: Account, at: datetime) -> None:
    """A row of each kind that help leaves."""
    episode.steps.create(was="waiting", became="started", moved_at=at, actor_kind="account", actor_id=by.pk)
    given = episode.allocations.create(worker=by, why="Room", given_by=by, from_at=at, handed_over="Likes to walk")
    Suggestion.objects.create(
        allocation=given, nth=1, of_many=1, speaks_for="Speaks Polish.", stood_first=by, made_at=at
    )
    Asks.objects.create(episode=episode, wish="woman", changed_at=at, changed_by=by)
    episode.check_ins.create(
        happened_at=at, by=by, with_whom="An aunt", is_reached=True, words="All right", form_key=new_key()
    )
    episode.readied.create(thing="assessment", where="In the file", said_at=at, said_by=by)
    session = episode.sessions.create(
        worker=by, starts_at=at, how="phone", came="no_access", words="Nobody opened", noted_at=at, form_key=new_key()
    )
    Missed.objects.create(session=session, contact="Rang", changed_at=at, changed_by=by)
    episode.step_downs.create(way_back="Ring us", written_at=at, written_by=by)
    onward = episode.sent_on.create(
        partnership=episode.partnership, person=episode.person, referral=episode.referral, service="essex.eypdas",
        because="More than we can help with", agreed="Wren, on the phone", gates={"answer": "eligible"},
        goes_inside=True, sent_at=at, sent_by=by, answer_by=at, form_key=new_key(),
    )  # fmt: skip
    episode.milestones.create(
        partnership=episode.partnership, person=episode.person, referral=episode.referral, kind="begin",
        mark=f"begin:{episode.pk}", due_on=at.date(), says="They turn 18", noticed_at=at, call_by=at,
    )  # fmt: skip
    episode.places_offered.create(
        starts_on=at.date(), what="Tuesdays, the hall", safety="Nothing new", contact="Still safe", fit="Likes company",
        answer_by=at.date(), offered_at=at, offered_by=by, form_key=new_key(),
    )  # fmt: skip
    onward.parts.create(part="asked", words="I drink at night")
    goal = episode.goals.create(words="Sleep all night", whose="me", noted_at=at, noted_by=by, form_key=new_key())
    goal.scores.create(
        value=4, scored_on=at.date(), said_by="me", session=session, noted_at=at, noted_by=by, form_key=new_key()
    )
    a_place_in_a_group(session, by, at)
    appointments(episode, by, at)
    a_closing_letter(episode, by, at)


def a_closing_letter(episode: Episode, by: Account, at: datetime) -> None:
    """What was decided while they waited, and the letter to the young person now that it has ended."""
    episode.wait_decisions.create(
        decision="keep", because="They want this one", decided_at=at, decided_by=by, form_key=new_key()
    )
    episode.closing_letters.create(
        partnership=episode.partnership, person=episode.person, reader="me", body="The door stays open",
        by_way="paper", sent_at=at, sent_by=by, form_key=new_key(),
    )  # fmt: skip


def appointments(episode: Episode, by: Account, at: datetime) -> None:
    """An appointment that was moved, and the one after it, which was cancelled: neither keeps the worker's time."""
    before = episode.bookings.create(
        worker=by, starts_at=at, ends_at=at + timedelta(hours=1), how="face", location="Mill Lane library",
        state="moved", booked_at=at, booked_by=by, ended_at=at, ended_by=by, ended_because="family",
        ended_words="The bus was late", form_key=new_key(),
    )  # fmt: skip
    before.messages.create(what="made", why="They chose no way.", decided_at=at)
    episode.bookings.create(
        worker=by, starts_at=at, ends_at=at + timedelta(hours=1), how="phone", after=before, booked_at=at,
        booked_by=by, state="cancelled", ended_at=at, ended_by=by, ended_because="school", form_key=new_key(),
    )  # fmt: skip


def what_was_measured(episode: Episode, by: Account, at: datetime) -> None:
    """An instrument that was filled in, with its score."""
    measure = episode.measures.create(
        instrument="phq9", respondent="self", answered_on=at.date(), noted_at=at, noted_by=by, form_key=new_key()
    )
    measure.scores.create(scale="total", value=9)
    episode.form_links.create(
        instrument="phq9", respondent="self", mark=str(new_key()), words_hash="h", made_at=at, made_by=by,
        ends_at=at + timedelta(days=14), measure=measure, form_key=new_key(),
    )  # fmt: skip


def a_place_in_a_group(session: Session, by: Account, at: datetime) -> None:
    """Help in a group: a place, the register, and what was put right in it."""
    cohort = Cohort.objects.create(
        partnership=session.episode.partnership, service="tss", programme="group", name="Tuesdays", venue="The hall",
        capacity=8, taken=1, opened_at=at, opened_by=by, form_key=new_key(),
    )  # fmt: skip
    gathering = cohort.gatherings.create(starts_at=at)
    GroupAsked.objects.create(referral=session.episode.referral, cohort=cohort, opened_at=at)
    place = Place.objects.create(
        episode=session.episode, cohort=cohort, suits="Likes company", agreed="Wren did", given_at=at, given_by=by
    )
    line = Attendance.objects.create(member=place, gathering=gathering, session=session, kept_at=at)
    line.corrections.create(was="came", became="no_access", corrected_at=at, corrected_by=by)


def without_help(request: Referral) -> None:
    """The same request, for which no service has done anything."""
    Suggestion.objects.filter(allocation__episode__referral=request).delete()
    Asks.objects.filter(episode__referral=request).delete()
    Missed.objects.filter(session__episode__referral=request).delete()
    Correction.objects.filter(attendance__member__episode__referral=request).delete()
    Attendance.objects.filter(member__episode__referral=request).delete()
    Place.objects.filter(episode__referral=request).delete()
    GroupAsked.objects.filter(referral=request).delete()
    OnwardPart.objects.filter(onward__referral=request).delete()
    request.sent_on.all().delete()
    Milestone.objects.filter(referral=request).delete()
    WaitDecision.objects.filter(episode__referral=request).delete()
    ClosingLetter.objects.filter(episode__referral=request).delete()
    PlaceOffered.objects.filter(episode__referral=request).delete()
    FormLink.objects.filter(episode__referral=request).delete()
    BookingMessage.objects.filter(booking__episode__referral=request).delete()
    Booking.objects.filter(episode__referral=request, after__isnull=False).delete()
    Booking.objects.filter(episode__referral=request).delete()
    MeasureScore.objects.filter(measure__episode__referral=request).delete()
    GoalScore.objects.filter(goal__episode__referral=request).delete()
    for episode in request.episodes.all():
        for rows in (episode.steps, episode.allocations, episode.check_ins, episode.readied, episode.sessions,
                     episode.step_downs, episode.recommendations, episode.goals, episode.measures):  # fmt: skip
            rows.all().delete()
        episode.delete()
