"""What the header of a child's page always shows, whichever part of the story is below it."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.ground.design.when import plain_date
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.ground.messages.presenters import safe_contact
from rightdoor.pure.rules.days import day_of
from rightdoor.records.adjustments.presenters import needs_line
from rightdoor.records.families.lifecycle import GROUNDS, Ground, Standing
from rightdoor.records.families.presenters import secret_words
from rightdoor.records.families.reading import RESPONSIBILITY, SECRET, Fact, family_of
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.safeguarding.presenters import facts_in_words
from rightdoor.work.triage.presenters.people import called
from rightdoor.work.triage.presenters.person import WhoFace, aside_of, blocked, person_facts
from rightdoor.work.triage.reading import flags_of


def header_of(person: Person, requests: Sequence[Referral], at: datetime) -> WhoFace:
    """Who it is, how to reach them safely, who must not know, and what is on alert."""
    plans = plans_of(person, requests)
    return WhoFace(
        name=called(person),
        aside=aside_of(person, at),
        facts=[*person_facts(person, at), responsible(person, requests, at)],
        safe=safe_words(plans),
        blocked=" ".join(dict.fromkeys([*secrets(person, at), *(words for plan in plans if (words := blocked(plan)))])),
        alert=alert_of(requests),
        needs=needs_line(person),
    )


def plans_of(person: Person, requests: Sequence[Referral]) -> list[ContactPlan]:
    """Every plan of the child that the reader reads, the newest first."""
    own = [one.contact_plan for one in requests if one.contact_plan is not None]
    found = {plan.pk: plan for plan in own}
    if not found and person.contact_plan is not None:
        found[person.contact_plan.pk] = person.contact_plan
    return list(found.values())


def safe_words(plans: Sequence[ContactPlan]) -> str:
    """The newest plan; where an earlier one says something else, that is said too: nobody chooses between them here."""
    words = list(dict.fromkeys(safe_contact(plan) for plan in plans)) or [safe_contact(None)]
    return (" " + _("An earlier request says:") + " ").join(words)


def responsible(person: Person, requests: Sequence[Referral], at: datetime) -> tuple[str, str]:
    """Who has parental responsibility as it was written down; else who said that they have it."""
    known = [one for one in family_of(person).of(RESPONSIBILITY) if one.is_current(day_of(at))]
    if known:
        return _("Parental responsibility"), "; ".join(standing_words(one) for one in known)
    said = [
        _("%(name)s, as they said on %(day)s") % {"name": one.referrer_name or _("whoever asked"),
                                                  "day": plain_date(one.received_at)}
        for one in requests
        if one.asker == Asker.CHILD and one.answers.get("responsibility") == "yes"
    ]  # fmt: skip
    return _("Parental responsibility"), said[0] if said else _("not known yet")


def standing_words(one: Fact) -> str:
    """Marigold; Corin (an order limits it)."""
    if one.code == Standing.HOLDS:
        return one.name
    limits = _("limited: %(ground)s") % {"ground": _(GROUNDS[Ground(one.more)])}
    return f"{one.name} ({limits if one.code == Standing.RESTRICTED else _('has none')})"


def secrets(person: Person, at: datetime) -> list[str]:
    """Who must not know, and why."""
    return [secret_words(one.name, one.code) for one in family_of(person).of(SECRET) if one.holds(day_of(at))]


def alert_of(requests: Sequence[Referral]) -> str:
    """What the open flags say."""
    open_ones = [flag for flag in flags_of(requests) if flag.handled_at is None]
    return "; ".join(dict.fromkeys(facts_in_words(flag) for flag in open_ones))
