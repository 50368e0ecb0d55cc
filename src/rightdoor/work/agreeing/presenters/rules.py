"""What each service that may fit asks for before anything goes there, as the catalogue says, and what is there."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.pure.rules.catalogue import Agreement as AgreementRule
from rightdoor.records.agreements.bases import basis_for
from rightdoor.records.directory.reading import catalogue
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.actions.handing import HOLDS_IN_WORDS
from rightdoor.work.triage.actions.sending_on import holds_of
from rightdoor.work.triage.presenters.matches import match_faces, newest_matches
from rightdoor.work.triage.presenters.words import name_of

PARENTS = {
    "never": "a parent is not asked",
    "by_age": "a parent too, by age and competence",
    "family": "a parent, or the young person from 16",
    "not_asked": "a parent where the young person cannot decide",
}


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One service: whose yes it asks for, in its own words where it has some, and what is still missing."""

    name: str
    asks: str
    quote: str
    missing: str
    basis: str


def rules_of(referral: Referral, at: datetime) -> list[RuleLine]:
    """Every service that suits the newest request, or is for what it is about."""
    faces = match_faces(newest_matches(referral), referral)
    fitting = dict.fromkeys(one.service for one in faces if one.kind != "not" and one.is_near)
    return [rule_line(service, referral, at) for service in fitting if service in catalogue().by_code]


def rule_line(service: str, referral: Referral, at: datetime) -> RuleLine:
    """One service."""
    rule = catalogue().by_code[service].agreement
    missing = [HOLDS_IN_WORDS.get(hold, hold) for hold in holds_of(referral, service, at=at)]
    return RuleLine(
        name=name_of(service),
        asks=in_words(rule),
        quote=rule.quote.words if rule.quote else "",
        missing=_(" and ").join(missing),
        basis=basis_for(service).article_6,
    )


def in_words(rule: AgreementRule) -> str:
    """Whose yes is asked for."""
    if not rule.young_person and rule.parent == "never" and not rule.awareness:
        return _("nobody’s yes is needed")
    parts = [_("the young person") if rule.young_person else "", _(PARENTS.get(rule.parent, "")) if rule.parent else "",
             _("the young person must know of it") if rule.awareness else ""]  # fmt: skip
    return "; ".join(part for part in parts if part)
