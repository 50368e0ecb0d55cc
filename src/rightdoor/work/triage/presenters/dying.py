"""What staff see where a child has died: calm, with who recorded it, and what to do if it is not so."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.when import plain_date, short_moment
from rightdoor.records.people.models import Death
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.duplicates import suspected
from rightdoor.work.triage.presenters.words import spoken


@dataclass(frozen=True, slots=True)
class DeathPage:
    """The page on which it is recorded, looked at again, or undone."""

    referral: Referral
    name: str
    death: Death | None
    lines: list[tuple[str, str]] = field(default_factory=list)
    may_look: bool = False
    twins: list[tuple[str, str]] = field(default_factory=list)
    before: list[Death] = field(default_factory=list)


def death_of(referral: Referral) -> Death | None:
    """The death that stands on record for whom the request is about."""
    if referral.person is None:
        return None
    return Death.objects.that_stand().of(referral.person).select_related("recorded_by", "looked_by").first()


def death_page(referral: Referral, account: Account, at: datetime) -> DeathPage:
    """What is on record, and which other requests may be about the same child."""
    death, person = death_of(referral), referral.person
    undone = Death.objects.of(person).filter(undone_at__isnull=False).order_by("recorded_at") if person else []
    others = suspected([referral], account=account, at=at).get(referral.pk, []) if death is None else []
    return DeathPage(
        referral=referral,
        name=(person.preferred_name or person.legal_name if person else "") or spoken(referral.code),
        death=death,
        lines=lines_of(death) if death else [],
        may_look=death is not None and death.looked_at is None and death.recorded_by_id != account.pk,
        twins=[(str(one.pk), spoken(one.code)) for one in others],
        before=list(undone),
    )


def lines_of(death: Death) -> list[tuple[str, str]]:
    """Who said so, who wrote it down, and who looked again."""
    lines = [
        (_("Died"), plain_date(death.died_on) if death.died_on else _("The day was not said")),
        (_("Told by"), death.told_by),
        (_("Recorded"), f"{death.recorded_by}, {short_moment(death.recorded_at)}"),
    ]
    looked = f"{death.looked_by}, {short_moment(death.looked_at)}" if death.looked_at else _("Nobody yet")
    return [*lines, (_("Second look"), looked)]
