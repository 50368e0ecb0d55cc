"""By what a request may leave for one body: an agreement, a standing decision to share with it, or nothing yet."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.ground.design.when import plain_date, short_deadline
from rightdoor.records.agreements.bases import basis_for
from rightdoor.records.agreements.lifecycle import BASIS_NAMES, TOLD_NAMES, Basis, Recipient, Told
from rightdoor.records.agreements.models import Sharing
from rightdoor.records.people.agreements import newest_about_sharing
from rightdoor.records.people.models import Agreement, Person
from rightdoor.work.referrals.models import Referral

ALWAYS = "safeguarding"
"""The activity that never waits for agreement (records/agreements/bases.toml)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One decision to share with this very body; *why_not_told* is for the screen alone, and never printed."""

    facts: list[tuple[str, str]]
    why_not_told: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """What stands behind the sheet of one service."""

    agreed: str
    decisions: list[Standing]
    others: list[str]  # with whom something of theirs is shared, under names that are not this body's
    never_waits: bool

    @property
    def is_undecided(self) -> bool:
        """Whether there is neither an agreement nor a decision."""
        return not self.agreed and not self.decisions


def leaving(referral: Referral, service: str, names: set[str], at: datetime, *, agreed: bool) -> Leaving | None:
    """For the body that goes by any of these *names*; nothing for a request that is about nobody by name."""
    person = referral.person
    if person is None:
        return None
    rows = Sharing.objects.of(person).running(at).exclude(recipient_kind=Recipient.ACCOUNT)
    about = list(rows.filter(about_id__in=(person.pk, referral.pk)).order_by("ends_at", "id"))
    known = {tidy(name) for name in names}
    return Leaving(
        agreed=agreed_words(person, at) if agreed else "",
        decisions=[standing(one) for one in about if tidy(one.recipient) in known],
        others=[one.recipient for one in about if tidy(one.recipient) not in known],
        never_waits=basis_for(service).code == ALWAYS,
    )


def tidy(name: str) -> str:
    """A name without what people write differently each time: capitals, stops, 'the'."""
    plain = "".join(letter if letter.isalnum() else " " for letter in name.casefold())
    return " ".join(word for word in plain.split() if word != "the")


def agreed_words(person: Person, at: datetime) -> str:
    """Who said yes, and when."""
    newest = newest_about_sharing(person, at)
    if newest is None:
        return ""
    return _("%(who)s agreed to share what was said, %(day)s") % {
        "who": Agreement.From(newest.given_by).label, "day": plain_date(newest.said_at),
    }  # fmt: skip


def standing(one: Sharing) -> Standing:
    """Its terms, as they may be read by whoever gets the sheet."""
    told = Told(one.told)
    facts = [
        (_("Decided to share with"), one.recipient),
        (_("What"), one.what),
        (_("What for"), one.purpose),
        (_("Basis"), str(BASIS_NAMES[Basis(one.basis)])),
        (_("Until"), short_deadline(one.ends_at)),
        (_("Does the family know?"), str(TOLD_NAMES[told])),
    ]
    return Standing(facts, "" if told is Told.YES else one.told_words)
