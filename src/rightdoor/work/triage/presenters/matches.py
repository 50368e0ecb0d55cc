"""What the rules said about each service, with the reasons and the service's own words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from rightdoor.ground.design.presenters import Reason, Sign
from rightdoor.ground.design.sentences import inside
from rightdoor.ground.design.when import plain_date
from rightdoor.records.directory.queries import entry
from rightdoor.records.directory.reading import catalogue
from rightdoor.work.referrals.models import Match, Referral
from rightdoor.work.triage.actions.handing import HOLDS_IN_WORDS
from rightdoor.work.triage.fact_words import fact_words
from rightdoor.work.triage.presenters.words import name_of
from rightdoor.work.triage.who_may import needs_qualified

SHOWN_AT_ONCE = 2  # more reasons that fit are folded away; what is not settled never is
SUITS = "eligible"
ORDER = {"eligible": 0, "needs_information": 1, "undecided": 2, "not_eligible": 3}
TAGS = {
    "eligible": ("suits", "Suits"),
    "needs_information": ("may", "May suit"),
    "undecided": ("ask", "Ask the service"),
    "not_eligible": ("not", "Not this one"),
}
SIGNS: dict[str, Sign] = {"yes": "yes", "no": "no", "unknown": "ask", "open": "open"}
SETTLES = {"eligible": "read here as a yes", "not_eligible": "read here as a no", "ask": "the service is asked"}


@dataclass(frozen=True, slots=True)
class MatchFace:
    """One service for one request."""

    service: str
    name: str
    kind: str
    tag: str
    reasons: list[Reason]
    fitting: list[Reason]
    holds: list[str]
    notes: list[str]
    can_recommend: bool
    pick_words: str
    is_barred: bool
    needs_qualified: bool
    is_near: bool  # it suits, or it is for what the request is about, or they asked for it by name
    could_if: str


def newest_matches(referral: Referral) -> list[Match]:
    """The newest answers of the rules, what suits first."""
    newest = referral.matches.order_by("-matched_at").values_list("matched_at", flat=True).first()
    found = referral.matches.filter(matched_at=newest) if newest else referral.matches.none()
    places = {service.code: number for number, service in enumerate(catalogue().services)}
    return sorted(found, key=lambda one: (ORDER.get(one.answer, 4), places.get(one.service, 999), one.service))


def match_faces(matches: Iterable[Match], referral: Referral) -> list[MatchFace]:
    """Each service with its reasons."""
    return [match_face(one.service, one.answer, one.result, near=is_near(one.service, referral)) for one in matches]


def is_near(service: str, referral: Referral) -> bool:
    """Whether a service is for what the request is about, or was asked for by name."""
    found = entry(service)
    return service == referral.wanted_service or bool(found and set(found.needs) & set(referral.needs))


def match_face(service: str, answer: str, result: dict[str, Any], *, near: bool = True) -> MatchFace:
    """One service."""
    kind, tag = TAGS.get(answer, ("", answer))
    found, rules = entry(service), catalogue().by_code.get(service)
    bars = bool(found and found.route and found.route.kind == "bars")
    told = bool(rules and rules.step == "use")
    reasons = reasons_of(result, service)
    fold = sum(one.sign == "yes" for one in reasons) > SHOWN_AT_ONCE
    return MatchFace(
        service=service,
        name=name_of(service),
        kind=kind,
        tag=_(tag),
        reasons=[one for one in reasons if one.sign != "yes"] if fold else reasons,
        fitting=[one for one in reasons if one.sign == "yes"] if fold else [],
        holds=[HOLDS_IN_WORDS.get(hold, hold) for hold in result.get("holds", ())],
        notes=notes_of(result),
        can_recommend=not bars and answer != "not_eligible",
        pick_words=_("Mention") if told else _("Recommend"),
        is_barred=bars,
        needs_qualified=needs_qualified(service),
        is_near=answer == SUITS or near,
        could_if=", ".join(inside(fact_words(name)) for name in result.get("ask", ())),
    )


def reasons_of(result: dict[str, Any], service: str) -> list[Reason]:
    """A sign, what the service asks and its words, each once; the document by publisher and title where it begins."""
    found = entry(service)
    source = found.said_in if found else ""
    shown: list[Reason] = []
    before = ""
    for one in result.get("reasons", ()):
        quote = one.get("quote", "")
        again = bool(quote) and quote == before
        shown.append(
            Reason(SIGNS.get(one["answer"], "ask"), one["says"], "" if again else quote, source if quote else "")
        )
        before, source = quote or before, "" if quote else source
    return shown


def notes_of(result: dict[str, Any]) -> list[str]:
    """Only through somebody, left open by the service's words, to confirm, to look at again."""
    notes = []
    if result.get("only_through"):
        notes.append(_("Only through: %(name)s.") % {"name": name_of(result["only_through"])})
    if result.get("default"):
        settled = _(SETTLES.get(result["default"], result["default"]))
        notes.append(_("Its own words leave this open: %(settled)s, by a local setting.") % {"settled": settled})
    notes += [_("To confirm: %(what)s") % {"what": one} for one in result.get("confirm", ())]
    if result.get("recheck_on"):
        day = plain_date(date.fromisoformat(result["recheck_on"]))
        notes.append(_("This answer changes on %(day)s.") % {"day": day})
    return notes
