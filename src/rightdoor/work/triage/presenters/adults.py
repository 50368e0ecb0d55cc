"""Which adults asked for help for a child, so that one of them can be named."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.when import plain_date
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.triage.queries import requests_read


def adult_choices(person: Person | None, account: Account, at: datetime) -> list[tuple[UUID, str]]:
    """Each by the request that they made, as far as this account may read it; the newest first."""
    asked = requests_read(person, account, at).filter(asker=Asker.CHILD) if person else []
    return [(one.pk, who_asked(one)) for one in asked]


def who_asked(asked: Referral) -> str:
    """Their name and who they are to the child, as they said it, and the day on which they asked."""
    name, role = asked.referrer_name or _("a parent or carer"), asked.referrer_role
    who = f"{name} ({role})" if role else name
    return _("%(who)s, who asked on %(day)s") % {"who": who, "day": plain_date(asked.received_at)}
