"""One child's help on one screen: who it is, what was asked, what was done, and what this reader may do next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import allowed_among
from rightdoor.ground.design.when import plain_date, short_moment
from rightdoor.pure.programmes import Thing
from rightdoor.pure.rules.days import day_of
from rightdoor.work.agreeing.policy import WRITE_IN_HELP
from rightdoor.work.allocating.policy import WEIGH, WISH
from rightdoor.work.caseload.clocks import spell_of
from rightdoor.work.caseload.presenters.clocks import ClocksFace, clocks_face
from rightdoor.work.caseload.presenters.giving import giving_lines
from rightdoor.work.caseload.presenters.words import stage_words
from rightdoor.work.closing.policy import WRITE as LETTERS
from rightdoor.work.onward.policy import SEND
from rightdoor.work.outcomes.models import Goal
from rightdoor.work.outcomes.policy import END_GOAL, SET_GOAL
from rightdoor.work.outcomes.presenters.goals import GoalFace, goal_faces
from rightdoor.work.outcomes.presenters.measures import measures_of
from rightdoor.work.outcomes.presenters.national import paired
from rightdoor.work.referrals.models import Asker
from rightdoor.work.referrals.presenters.meanwhile import Meanwhile, meanwhile
from rightdoor.work.safetyplans.presenters.plan import Face as SafetyFace
from rightdoor.work.safetyplans.presenters.plan import face_of_help
from rightdoor.work.support import policy
from rightdoor.work.support.actions.working import STEPS, lacking, programme_of
from rightdoor.work.support.expecting import expected_for
from rightdoor.work.support.lifecycle import CAME_NAMES, HOW_NAMES, STEP_DOWN_NAMES, THING_NAMES, Came, How, Stage
from rightdoor.work.support.models import CheckIn, Episode, Missed, Session, StepDown
from rightdoor.work.support.saying import expected_words
from rightdoor.work.triage.models import Recommendation
from rightdoor.work.triage.presenters.people import age_of
from rightdoor.work.triage.presenters.person import SaidFace, WhoFace, said_face, who_face
from rightdoor.work.triage.presenters.words import flag_words, name_of

LASTED = (
    "It has lasted as long as it usually does (%(held)d sessions, %(weeks)d weeks). Look at it together: does it end, "
    "go on, or change? It does not end by itself."
)
STEP_NAMES = {
    "contact": "Reached the same day", "why": "Why", "risk": "Their safety", "seen_by": "Who else has seen the child",
    "told": "Who was told", "other_way": "What we change",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SessionFace:
    """One session, and what was done where nobody came."""

    key: UUID
    title: str
    aside: str
    words: str
    next_step: str
    missed: list[tuple[str, str]]
    is_missed: bool
    is_undone: bool
    talked: str


@dataclass(frozen=True, slots=True)
class EpisodePage:
    """Everything that this reader may see and do."""

    episode: Episode
    title: str
    stage: str
    who: WhoFace
    said: SaidFace
    because: str
    facts: list[tuple[str, str]]
    wait: str
    limit: str
    sessions: list[SessionFace]
    missed_at: UUID | None
    talk_at: UUID | None
    check_ins: list[tuple[str, str]]
    plan: list[tuple[str, str]]
    lacking: list[str]
    safety: SafetyFace | None
    may: Mapping[str, bool]
    forms: Mapping[str, Form]
    goals: list[GoalFace]
    paired: list[tuple[str, str]]
    clocks: ClocksFace
    meanwhile: Meanwhile | None


def episode_page(episode: Episode, account: Account, at: datetime, forms: Mapping[str, Form]) -> EpisodePage:
    """The page for one reader; *forms* by their name, bound where something was refused."""
    referral = episode.referral
    sessions = list(episode.sessions.select_related("worker", "missed__discussed_with").order_by("-starts_at", "-pk"))
    goals = list(Goal.objects.of([episode.pk]))
    measures = measures_of(episode)
    faces = [session_face(one) for one in sessions]
    may = allowed_among(account, ACTS, episode, at=at)
    return EpisodePage(
        episode=episode,
        title=name_of(episode.service),
        stage=stage_words(episode, at),
        who=who_face(referral, flag_words(referral), at),
        said=said_face(referral),
        because=why_here(episode),
        facts=facts_of(episode, at, decides=may[policy.ALLOCATE]),
        wait=wait_of(episode, account, at),
        limit=limit_of(episode, sessions, at),
        sessions=faces,
        missed_at=next((one.key for one in reversed(faces) if one.is_undone), None),
        talk_at=next((one.key for one in faces if one.is_missed and not one.talked), None),
        check_ins=[check_in_line(one) for one in episode.check_ins.select_related("by").order_by("-happened_at")],
        plan=plan_lines(episode.step_downs.select_related("written_by").order_by("written_at", "pk").last()),
        lacking=[_(THING_NAMES[one]) for one in still_lacking(episode)],
        safety=face_of_help(episode, at),
        may=may,
        forms=forms,
        goals=goal_faces(goals),
        paired=paired(episode, sessions, goals, measures),
        clocks=clocks_face(spell_of(episode, sessions, goals, measures), day_of(at)),
        meanwhile=while_waiting(episode, at),
    )


ACTS = (
    policy.REORDER, policy.CHECK_IN, policy.ALLOCATE, policy.READY, policy.START, policy.NOTE_SESSION,
    policy.FOLLOW_MISSED, policy.DISCUSS_MISSED, policy.STEP_DOWN, policy.END, policy.BRING_BACK,
    SEND, SET_GOAL, END_GOAL, WISH, WEIGH, LETTERS, WRITE_IN_HELP,
)  # fmt: skip


def wait_of(episode: Episode, account: Account, at: datetime) -> str:
    """How long they may still wait, with what that rests on; of somebody who does not wait, nothing."""
    if episode.stage != Stage.WAITING:
        return ""
    found = expected_for(episode, Episode.objects.visible_to(account, at), at)
    return " ".join((expected_words(found), *found.reasons))


def while_waiting(episode: Episode, at: datetime) -> Meanwhile | None:
    """What can help meanwhile, to tell them of."""
    if episode.stage != Stage.WAITING:
        return None
    person = episode.person
    years = age_of(person.born_on, person.age_said, at) if person else None
    return meanwhile(episode.area, years, at, asker=Asker.SOMEONE)


def why_here(episode: Episode) -> str:
    """Why the front door sent them here, in its words."""
    said = Recommendation.objects.filter(episode=episode).order_by("pk").last()
    return said.because if said else ""


def facts_of(episode: Episode, at: datetime, *, decides: bool) -> list[tuple[str, str]]:
    """Who gives it, since when, in which programme; and who gave it before, with what was handed over."""
    programme = programme_of(episode)
    lines = [(_("What"), programme.says)] if programme else []
    lines += giving_lines(episode, at, decides=decides)
    if episode.counts_because:
        told = {"day": plain_date(episode.counts_from), "why": episode.counts_because}
        lines.append((_("Their place"), _("counts as waiting since %(day)s: %(why)s") % told))
    return lines


def limit_of(episode: Episode, sessions: list[Session], at: datetime) -> str:
    """That the programme's length is reached: it is looked at with the family, and never ends by itself."""
    programme = programme_of(episode)
    if programme is None or episode.started_at is None or episode.ended_at is not None:
        return ""
    held = sum(one.came in (Came.CAME, Came.CAME_LATE) for one in sessions)
    weeks = (at - episode.started_at).days // 7
    if (programme.weeks and weeks >= programme.weeks) or (programme.sessions and held >= programme.sessions):
        return _(LASTED) % {"held": held, "weeks": weeks}
    return ""


def session_face(one: Session) -> SessionFace:
    """One session."""
    missed: Missed | None = getattr(one, "missed", None)
    steps = [(_(STEP_NAMES[step]), getattr(missed, step)) for step in STEPS] if missed else []
    return SessionFace(
        key=one.pk,
        title=f"{short_moment(one.starts_at)}. {_(CAME_NAMES[Came(one.came)])}",
        aside=f"{_(HOW_NAMES[How(one.how)])}, {one.minutes} min, {one.worker.name}",
        words=one.words,
        next_step=one.next_step,
        missed=[(name, words or _("not yet written down")) for name, words in steps],
        is_missed=missed is not None,
        is_undone=any(not words for _name, words in steps),
        talked=talked_words(missed),
    )


def talked_words(missed: Missed | None) -> str:
    """What a manager and whoever leads agreed."""
    if missed is None or missed.discussed_at is None or missed.discussed_with is None:
        return ""
    return _("%(name)s, %(day)s: %(words)s") % {
        "name": missed.discussed_with.name, "day": plain_date(missed.discussed_at), "words": missed.discussed,
    }  # fmt: skip


def check_in_line(one: CheckIn) -> tuple[str, str]:
    """How they were that day."""
    parts = [one.with_whom if one.is_reached else _("%(who)s, not reached") % {"who": one.with_whom}, one.words]
    if one.is_worse:
        parts.insert(1, _("it got worse"))
    if one.ways_still_safe is False:
        parts.append(_("a way of reaching them is not safe any more"))
    return short_moment(one.happened_at), ". ".join(part for part in parts if part)


def plan_lines(plan: StepDown | None) -> list[tuple[str, str]]:
    """The newest step-down plan, with what is still empty."""
    if plan is None:
        return []
    lines = [(_(words), getattr(plan, name) or _("not yet written")) for name, words in STEP_DOWN_NAMES.items()]
    when = plain_date(plan.follow_up_on) if plan.follow_up_on else _("not yet set")
    return [*lines, (_("We ask how it is"), when)]


def still_lacking(episode: Episode) -> list[Thing]:
    """What the programme asks for at its end and nobody has said is there; the plan has its own place."""
    programme = programme_of(episode)
    asked = programme.before_end if programme and episode.stage == Stage.STARTED else ()
    return lacking(episode, tuple(one for one in asked if one is not Thing.STEP_DOWN_PLAN))


def place_of_episode(key: UUID) -> str:
    """Where a task about it leads."""
    return reverse("episode", args=[key])
