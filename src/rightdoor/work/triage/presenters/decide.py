"""The page on which a request is decided."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.design.sentences import inside
from rightdoor.ground.design.when import short_moment
from rightdoor.ground.messages.models import ContactPlan, Way
from rightdoor.ground.messages.stricter import is_stopped
from rightdoor.pure.rules.days import age_on, day_of
from rightdoor.work.referrals.actions.receipts import way_for
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.referrals.speaking import language_of, named
from rightdoor.work.safeguarding.models import BodyContact
from rightdoor.work.triage.forms.deciding import Competence
from rightdoor.work.triage.letters import plan_of_letter
from rightdoor.work.triage.models import Preparation
from rightdoor.work.triage.presenters.matches import MatchFace
from rightdoor.work.triage.presenters.reader import REFERRAL
from rightdoor.work.triage.presenters.request import RequestPage, request_page
from rightdoor.work.triage.presenters.words import name_of
from rightdoor.work.triage.who_may import is_qualified, may_not_issue, people_who_may, why_not

PARENT_AGREES = "consent_parent"
ALONE_FROM, ALONE_TO = 13, 15
Line = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class DecidePage:
    """Everything that a decision needs on one screen."""

    page: RequestPage
    picked: dict[str, str]
    could_picked: bool
    lines: list[Line]
    saved: str
    prepared_by: str
    why_not: str
    who_can: str
    stopped: str
    reader: str
    reads: str  # the language of the letter's reader, where it is not English
    has_referrer: bool
    hears: list[tuple[str, str]]
    may_offer: bool
    competence: Competence | None
    contacts: list[tuple[Any, str]]


def decide_page(
    referral: Referral, account: Account, picked: dict[str, str], kept: Preparation | None, at: datetime
) -> DecidePage:
    """The page, with what is picked so far."""
    page, day = request_page(referral, account, at), day_of(at)
    refused = may_not_issue(account, picked, day)
    qualified = is_qualified(account, day)
    return DecidePage(
        page=page,
        picked=picked,
        could_picked=any(one.service in picked for one in page.could),
        lines=[line_of(one) for one in page.matches if one.service in picked],
        saved=_("Saved %(when)s") % {"when": short_moment(kept.saved_at)} if kept else "",
        prepared_by=str(kept.prepared_by) if kept and kept.prepared_by_id != account.pk else "",
        why_not="" if qualified else why_not(account, day),
        who_can="" if qualified else listed([one.name for one in people_who_may(account.partnership, day)]),
        stopped=", ".join(name_of(service) for service in refused),
        reader=reader_of(referral),
        reads=reads_of(referral),
        has_referrer=referral.asker in (Asker.SOMEONE, Asker.GROUP),
        hears=who_hears(referral),
        may_offer=account.holds(Role.PRACTITIONER, area=referral.area, on=day),
        competence=competence_form(referral, page.matches, day) if qualified else None,
        contacts=[
            (one, short_moment(one.made_at) if one.made_at else "")
            for one in BodyContact.objects.about(REFERRAL, referral.pk).order_by("prepared_at")
        ],
    )


def reads_of(referral: Referral) -> str:
    """The language in which the letter is written beside English, as staff call it."""
    return named(language_of(referral, plan_of_letter(referral)))


def line_of(one: MatchFace) -> Line:
    """What happens to one picked service when this is issued."""
    if one.holds:
        return "pause", _("%(name)s: accepted, held") % {"name": one.name}, True
    return "tick", f"{one.name}: {inside(one.pick_words)}", False


def listed(names: list[str]) -> str:
    """Who can, or that nobody can."""
    return ", ".join(names) if names else _("nobody at the moment: ask a manager")


def reader_of(referral: Referral) -> str:
    """Who reads the letter."""
    if referral.asker == Asker.ME:
        return (referral.person.preferred_name if referral.person else "") or _("the young person")
    return referral.referrer_name or _("the family")


def who_hears(referral: Referral) -> list[tuple[str, str]]:
    """Who is written to when this is issued, how, and who never is."""
    family, referrer = referral.contact_plan, referral.referrer_plan
    found = [(reader_of(referral), how(family or referrer))]
    if family is not None and referrer is not None:
        found.append((referral.referrer_name or _("Whoever referred"), f"{how(referrer)}; {_('the outcome only')}"))
    if family is not None and family.never_contact_parent:
        found.append((_("A parent"), _("nothing: never contact a parent")))
    return found


def how(plan: ContactPlan | None) -> str:
    """The way that their own plan allows."""
    if plan is None or is_stopped(plan):
        return _("nothing: there is no safe way")
    return str(Way(way_for(plan)).label)


def competence_form(referral: Referral, matches: list[MatchFace], day: date, data: Any = None) -> Competence | None:
    """Where the agreement of a parent is open only because of age, and the young person is 13 to 15 (AMB-10)."""
    held = {one.service: one.result.get("holds", ()) for one in referral.matches.order_by("matched_at")}
    services = [(one.service, one.name) for one in matches if PARENT_AGREES in held.get(one.service, ())]
    person = referral.person
    if not services or person is None or person.born_on is None:
        return None
    years = age_on(person.born_on, day)
    return Competence(data, services=services) if ALONE_FROM <= years <= ALONE_TO else None


def preparation_of(referral: Referral, account: Account) -> Preparation | None:
    """What this person prepared; else what a colleague prepared last."""
    rows = referral.preparations.select_related("prepared_by")
    return rows.filter(prepared_by=account).first() or rows.filter(overtaken_at=None).order_by("-saved_at").first()
