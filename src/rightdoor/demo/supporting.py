"""What became of invented help: some wait, some are helped, one was not brought, some have ended with a plan."""

from datetime import datetime, time, timedelta
from uuid import NAMESPACE_OID, uuid5

from rightdoor.demo.allocating import add_what_suits
from rightdoor.demo.journeys import Front
from rightdoor.demo.measuring import add_outcomes
from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account
from rightdoor.pure.rules.days import LONDON, day_of
from rightdoor.work.caseload.programmes import begins_here
from rightdoor.work.milestones.actions.noticing import watch_milestones
from rightdoor.work.onward.actions.answering import give_back, receive
from rightdoor.work.onward.actions.sending import NotSent, Passing, send
from rightdoor.work.onward.lifecycle import Part
from rightdoor.work.onward.models import Onward
from rightdoor.work.onward.presenters.drafting import parts_of, ways_on
from rightdoor.work.referrals.lifecycle import Priority
from rightdoor.work.support.actions.allocating import allocate
from rightdoor.work.support.actions.ending import NotDone, end, write_step_down
from rightdoor.work.support.actions.waiting import check_in, pause, reorder
from rightdoor.work.support.actions.working import follow_missed, note_session, start
from rightdoor.work.support.lifecycle import Came, How, Reason
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.actions.offering import NotQualified

AFTER_SCHOOL = time(15, 45)
WEEK = timedelta(weeks=1)
BEGIN_AFTER = timedelta(days=9)
PLAN = {
    "changed": "Sleeps most nights; goes to school four days of five", "support_now": "A named adult at school",
    "named_adult": "Their form tutor", "early_signs": "Two nights without sleep", "what_to_do": "Tell the form tutor",
    "way_back": "Ring us: it goes on as it was, without a form", "made_with": "Them and an aunt",
}  # fmt: skip


def add_help(front: Front, at: datetime) -> None:
    """Whoever was accepted long enough ago is helped, every third of them to the end; the newest wait."""
    manager = front.colleague("service_manager")
    workers = [front.colleague("team_member"), front.colleague("second_team_member")]
    rows = Episode.objects.filter(partnership=front.partnership, person__isnull=False).order_by("opened_at", "pk")
    for number, episode in enumerate(rows):
        if at - episode.opened_at < BEGIN_AFTER or number % 4 == 3:
            wait(episode, number, manager, at)
        else:
            give(episode, number, manager, workers[number % 2], at)
    pass_on(front, at)
    add_what_suits(front, at)
    watch_milestones(by=System("milestones"), at=at)


def pass_on(front: Front, at: datetime) -> None:
    """Two of those who are helped were passed on: one came back with a reason, one waits for an answer."""
    manager = front.colleague("service_manager")
    rows = Episode.objects.filter(partnership=front.partnership, stage="started", worker__isnull=False)
    sent: list[Onward] = []
    for episode in rows.select_related("worker").order_by("opened_at", "pk"):
        there = next((one.code for one in ways_on(episode) if one.is_pathway), "")
        if there and episode.worker is not None and len(sent) < 2:
            try:
                sent.append(passed_on(episode, there, episode.worker, at))
            except (NotSent, NotQualified):
                continue
    for one in sent[:1]:
        why = "They have no room before the summer; somebody nearer may have"
        receive(onward_id=one.pk, who="The team's duty worker", reference="T-118", by=manager, at=at)
        give_back(onward_id=one.pk, because=why, by=manager, at=at)


def passed_on(episode: Episode, there: str, worker: Account, at: datetime) -> Onward:
    """Sent on by whoever leads, with who it is and what was done."""
    parts = parts_of(episode, at)
    passing = Passing(
        service=there, because="They ask for more of what that service does", agreed="They said yes, in a session",
        parts={part: parts[part] for part in (Part.WHO, Part.DONE)}, together="A first meeting with both of us",
        nevertheless="They meet its age, and what is open is asked there",
    )  # fmt: skip
    key = uuid5(NAMESPACE_OID, f"onward {episode.pk}")
    return send(episode_id=episode.pk, passing=passing, form_key=key, by=worker, at=at - timedelta(hours=3))


def wait(episode: Episode, number: int, manager: Account, at: datetime) -> None:
    """Asked how they are once; one was moved up with a reason, one asked to wait."""
    asked_at = min(at, episode.opened_at + timedelta(days=5))
    check_in(
        episode_id=episode.pk, with_whom="The young person", is_reached=number % 5 != 0, is_worse=False,
        ways_still_safe=None if number % 5 == 0 else True, words="Much the same. They still want it.",
        form_key=uuid5(NAMESPACE_OID, f"check {episode.pk}"), by=manager, at=asked_at,
    )  # fmt: skip
    if number % 7 == 0:
        reorder(
            episode_id=episode.pk, urgency=Priority.URGENT, counts_from=episode.opened_at,
            because="Has stopped going to school since they asked", by=manager, at=asked_at,
        )  # fmt: skip
    elif number % 7 == 3:
        pause(
            episode_id=episode.pk, until=day_of(at) + timedelta(days=21), because="After the exams, they said",
            by=manager, at=at,
        )  # fmt: skip


def give(episode: Episode, number: int, manager: Account, worker: Account, at: datetime) -> None:
    """Given to somebody, begun where nothing must be there first, with a session each week until now or the end."""
    begins = episode.opened_at + BEGIN_AFTER - timedelta(days=1)
    allocate(
        episode_id=episode.pk, worker_id=worker.pk, why="Has room, and works near their school", handed_over="",
        by=manager, at=begins,
    )  # fmt: skip
    programme = next((one for one in begins_here(episode.service) if not one.before_start), None)
    if programme is None:
        return
    start(episode_id=episode.pk, programme=programme.name, by=worker, at=begins)
    held = [begins + WEEK * week for week in range(1, 7) if begins + WEEK * week <= at]
    for week, when in enumerate(held):
        hold(episode, worker, when, came=Came.NOT_BROUGHT if (number + week) % 9 == 4 else Came.CAME)
    add_outcomes(episode, worker, held)
    write_step_down(
        episode_id=episode.pk, said=PLAN if held else {"way_back": PLAN["way_back"]},
        follow_up_on=day_of(at) + timedelta(weeks=6) if held else None, by=worker, at=at,
    )  # fmt: skip
    if number % 3 == 0 and len(held) > 3:
        finish(episode, worker, at)


def hold(episode: Episode, worker: Account, when: datetime, *, came: Came) -> None:
    """One session; where the child was not brought, half of the steps after it are done."""
    held = datetime.combine(day_of(when) - timedelta(days=1), AFTER_SCHOOL, tzinfo=LONDON)
    session = note_session(
        episode_id=episode.pk, starts_at=held, minutes=60, how=How.ONE_TO_ONE, came=came,
        words="We went on with sleep and with getting to school" if came is Came.CAME else "", is_risk_changed=False,
        next_step="One night without the phone beside the bed" if came is Came.CAME else "",
        form_key=uuid5(NAMESPACE_OID, f"session {episode.pk} {when}"), by=worker, at=when,
    )  # fmt: skip
    if came is Came.NOT_BROUGHT:
        follow_missed(
            episode_id=episode.pk, session_id=session.pk, by=worker, at=when,
            said={"contact": "Sent a text by their safe way at 4 pm", "why": "No bus from the village that day"},
        )  # fmt: skip


def finish(episode: Episode, worker: Account, at: datetime) -> None:
    """It ends where nothing is left undone; where something is, it goes on, as it would."""
    try:
        end(
            episode_id=episode.pk, reason=Reason.NEEDS_MET, because="They say that they can go on by themselves",
            by=worker, at=at,
        )  # fmt: skip
    except NotDone:
        return
