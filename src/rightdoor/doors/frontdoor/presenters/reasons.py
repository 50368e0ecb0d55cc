"""Why a service suits or not, said to the person who asked: a sign, a plain sentence, the service's own words."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from rightdoor.doors.frontdoor.presenters.told import repeated
from rightdoor.doors.frontdoor.told import Told
from rightdoor.doors.frontdoor.wordings import question_of
from rightdoor.ground.design.languages import theirs
from rightdoor.ground.design.presenters import Reason, Sign
from rightdoor.ground.design.sentences import inside
from rightdoor.pure.rules import result as rules
from rightdoor.pure.rules.catalogue import Criterion, Service
from rightdoor.pure.rules.criteria import leaves
from rightdoor.pure.rules.keys import DEPENDS_ON
from rightdoor.pure.rules.truth import Truth

SIGNS: dict[Truth, Sign] = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "ask", Truth.OPEN: "open"}
STANDS_IN_THE_WAY: tuple[Sign, ...] = ("no", "open", "ask")
OWN_CHOICE = {
    "me": noop("You agree before anything is sent."),
    "child": noop("Your child agrees before anything is sent."),
    "parent": noop("You agree before anything is sent."),
    "work": noop("The young person agrees before anything is sent."),
    "group": noop("The people it is for agree before anything is sent."),
}
SOFTLY = {  # hard words, said so that nobody feels sent away
    "immediate_suicide_risk": noop(
        "Nobody is in danger from themselves right now. If you are, help today comes first."
    ),
    "significant_self_harm": noop(
        "Thoughts of self-harm do not shut this door. If it is serious, faster help comes first."
    ),
}
AGREEMENT = {
    "consent_parent": noop("A parent or carer may need to agree too. A person talks that through with you."),
    "awareness": noop("The young person knows that the request is made."),
}


def reasons_for(result: rules.Result, service: Service, told: Told) -> list[Reason]:
    """Every reason, in the order of the service's own page."""
    criteria = {criterion.name: criterion for criterion in service.criteria}
    shown = [reason_shown(reason, criteria.get(reason.criterion), told) for reason in result.reasons]
    return [said_once(reason, before) for reason, before in zip(shown, [None, *shown], strict=False)]


def said_once(reason: Reason, before: Reason | None) -> Reason:
    """The same words are not quoted twice, one under the other, where both stand together."""
    again = before is not None and before.quote == reason.quote and before.sign == reason.sign
    return replace(reason, quote="") if again else reason


def reason_shown(reason: rules.Reason, criterion: Criterion | None, told: Told) -> Reason:
    """One reason in the words of these pages."""
    return Reason(sign=SIGNS[reason.answer], text=sentence(reason, criterion, told), quote=theirs(reason.quote))


def sentence(reason: rules.Reason, criterion: Criterion | None, told: Told) -> str:
    """What the service asks, and what is known about it."""
    if criterion is None:
        if reason.criterion == "consent_young_person":
            return _(OWN_CHOICE[told.who])
        return _(AGREEMENT[reason.criterion]) if reason.criterion in AGREEMENT else theirs(reason.says)
    softly = " ".join(_(SOFTLY[leaf.key]) for leaf in leaves(criterion.test) if leaf.key in SOFTLY)
    asks = softly or theirs(criterion.says)
    if reason.answer is Truth.NO:
        said = said_about(criterion, told)
        return " ".join([asks, _("You told us: %(said)s.") % {"said": said}]) if said else asks
    if reason.answer is Truth.OPEN:
        return " ".join([asks, _("Its own words leave this open, so ask.")])
    return asks


def said_about(criterion: Criterion, told: Told) -> str:
    """What the person said that bears on a criterion."""
    names = (name for leaf in leaves(criterion.test) for name in DEPENDS_ON.get(leaf.key, (leaf.key,)))
    asked = {one.number: one for name in names if (one := question_of().get(name)) and one.fact in told.answers}
    words = [repeated(question, told) for question in asked.values()]
    return ", ".join(inside(word) for word in words if word)


def not_yes(reasons: Iterable[Reason]) -> list[Reason]:
    """What stands in the way, then what is not settled."""
    found = [reason for reason in reasons if reason.sign != "yes"]
    return sorted(found, key=lambda reason: STANDS_IN_THE_WAY.index(reason.sign))


def only_yes(reasons: Iterable[Reason]) -> list[Reason]:
    """What fits."""
    return [reason for reason in reasons if reason.sign == "yes"]
