"""Where a request is now, in plain words, for whoever asked."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.ground.design.languages import theirs
from rightdoor.ground.design.when import day_and_month, deadline, moment
from rightdoor.work.passport.lifecycle import PLACE
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.triage.parents import asked_by_who_must_not_know, view_of_parent


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way, done, current or still to come."""

    title: str
    text: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """The headline, what happens next and by when, and why it is then."""

    title: str
    lead: str
    when: str = ""
    why: str = ""
    steps: list[Step] = field(default_factory=list)


def sees_own_words(referral: Referral) -> bool:
    """Only the young person who asked reads again what was sent."""
    return referral.asker == Asker.ME


@dataclass(frozen=True, slots=True)
class Sight:
    """What an asker may have of a request: to see what came of it, and to be asked more."""

    outcome: bool
    questions: bool


NOTHING, ALL = Sight(outcome=False, questions=False), Sight(outcome=True, questions=True)


def sights(referrals: Collection[Referral], at: datetime) -> dict[UUID, Sight]:
    """Of many requests at once, by their keys.

    A parent sees only what the law and the child allow, which is looked up for each request.  An adult about whom there
    is a concern sees and hears nothing after the receipt.
    """
    closed = asked_by_who_must_not_know((one for one in referrals if one.asker != Asker.CHILD), at)
    return {
        one.pk: sight_of_parent(one, at) if one.asker == Asker.CHILD else NOTHING if one.pk in closed else ALL
        for one in referrals
    }


def sight_of_parent(referral: Referral, at: datetime) -> Sight:
    view = view_of_parent(referral, at)
    return Sight(outcome=not view.same_screen_as_nothing_new, questions=not view.hears_nothing_more)


def sees_outcome(referral: Referral, at: datetime) -> bool:
    """Whether this asker sees what came of it."""
    return sights([referral], at)[referral.pk].outcome


def hears_questions(referral: Referral, at: datetime) -> bool:
    """Whether this asker is asked more."""
    return sights([referral], at)[referral.pk].questions


def where_it_is(referral: Referral, at: datetime, *, waits_for_me: bool, sight: Sight | None = None) -> Where:
    """Where it is now.  A parent who may not see more has the same page as one for whom nothing is new.

    *sight*: what this asker may have, where many were looked up at once.
    """
    stage = Stage(referral.stage)
    if waits_for_me and stage is Stage.WAITING_FOR_FACTS:
        return asked(referral)
    if not (sight.outcome if sight else sees_outcome(referral, at)):
        return nothing_new(referral)
    if stage is Stage.DECIDED:
        return answered(referral)
    if stage is Stage.WITHDRAWN:
        return stopped(referral)
    if stage is Stage.DUPLICATE:
        return beside_another(referral)
    if stage is Stage.CHOOSING and referral.asker in (Asker.ME, Asker.CHILD, Asker.GROUP):
        return choosing(referral)
    if referral.asker == Asker.CHILD:
        return nothing_new(referral)
    return waiting(referral, at)


def sent_on(referral: Referral) -> Step:
    return Step(_("You asked"), moment(referral.received_at), "done")


def promised(referral: Referral) -> str:
    return deadline(referral.decide_by) if referral.decide_by else ""


def explanation(referral: Referral) -> str:
    """Why the date is what it is, as it was worked out when the request came."""
    return theirs(str(referral.clock.get("explanation", "")))


def nothing_new(referral: Referral) -> Where:
    """The receipt, and no more; true whatever has happened since."""
    by = promised(referral)
    lead = _("We said we would answer by") if by else _("We could not promise a day.")
    return Where(
        title=_("We have your request."),
        lead=lead,
        when=by,
        why=_("What we can show you is on this page. If you have waited longer than that, call the front door."),
        steps=[sent_on(referral), Step(_("A person reads it"), state="current"), Step(_("We answer"))],
    )


def waiting(referral: Referral, at: datetime) -> Where:
    by = promised(referral)
    steps = [
        sent_on(referral),
        Step(_("A person reads it"), _("They may ask you something first."), "current"),
        Step(_("They answer you"), _("What fits, why, and how long the wait is.")),
        Step(_("You say yes or no"), _("You can change your mind. It does not count against you.")),
    ]
    if not by:
        lead = _("We cannot promise a day. You can call the front door and ask.")
        return Where(_("We have it."), lead, why=explanation(referral), steps=steps)
    if referral.decide_by and referral.decide_by < at:
        why = _("We have not kept that, and we are sorry. You did nothing wrong. Call the front door if you can.")
        return Where(_("We are late."), _("We said we would answer by"), by, why, steps)
    return Where(_("We have it."), _("A person answers you by"), by, explanation(referral), steps)


def asked(referral: Referral) -> Where:
    steps = [
        sent_on(referral),
        Step(_("A person read it"), state="done"),
        Step(_("You answer a question"), _("Answer what you can. “Not sure” is an answer."), "current"),
        Step(_("They answer you")),
    ]
    why = _("Once you have answered, we tell you by when we answer you.")
    return Where(_("We asked you something."), _("It is on this page, below."), why=why, steps=steps)


def choosing(referral: Referral) -> Where:
    steps = [
        sent_on(referral),
        Step(_("A person read it"), state="done"),
        Step(_("You choose"), _("Side by side, with what is good about each. You can say none."), "current"),
        Step(_("We set it going")),
    ]
    lead = _("There is something to choose from. Take the time you need.")
    return Where(_("You can choose."), lead, steps=steps)


def answered(referral: Referral) -> Where:
    decided = max(referral.decisions.all(), key=lambda one: one.number, default=None)
    on = day_and_month(decided.decided_at) if decided else ""
    steps = [
        sent_on(referral),
        Step(_("A person read it"), state="done"),
        Step(_("We answered"), on, "done"),
        Step(_("What happens next is in the letter"), state="current"),
    ]
    lead = _("Read the letter below.") if referral.asker in (Asker.ME, Asker.CHILD) else _("It was answered.")
    return Where(_("There is an answer."), lead, steps=steps)


def beside_another(referral: Referral) -> Where:
    """Another request goes on.  Only the young person learns so: to anybody else it would tell who asked before."""
    if not sees_own_words(referral):
        return nothing_new(referral)
    return own_place() if referral.form_version == PLACE else together(referral)


def own_place() -> Where:
    """A place that was opened for a child for whom somebody else asked: nothing was sent from here."""
    return Where(
        title=_("This is your place."),
        lead=_("Somebody asked for help for you, and people here work on it."),
        why=_("You can write to them here, say what matters to you, and choose who sees it."),
    )


def together(referral: Referral) -> Where:
    """It was found to be about the same as another, which goes on: no promise of its own runs any more."""
    steps = [sent_on(referral), Step(_("A person read it"), state="done"), Step(_("They work on it"), state="current")]
    return Where(
        title=_("We have it."),
        lead=_("We work on it together with what we knew before. The answer comes there."),
        why=_("You can still write to us here, and say if it got worse."),
        steps=steps,
    )


def stopped(referral: Referral) -> Where:
    stops = [one for one in referral.history.all() if one.became == Stage.WITHDRAWN]
    last = max(stops, key=lambda one: one.moved_at, default=None)
    steps = [sent_on(referral), Step(_("You stopped it"), moment(last.moved_at) if last else "", "done")]
    lead = _("Nobody works on it now. You can ask again at any time. It does not count against you.")
    return Where(_("You stopped this."), lead, steps=steps)
