"""Whom the forms of a child's family may name: the family as told, its homes, and who asked for the child."""

from datetime import datetime

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.design.when import plain_date
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.pure.rules.days import day_of
from rightdoor.records.families.models import Household, Relative
from rightdoor.records.families.policy import TELL
from rightdoor.records.families.siblings import Sibling, siblings_of
from rightdoor.records.people.models import Person
from rightdoor.work.child.forms import Around
from rightdoor.work.referrals.codes import normalise_code
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.triage.queries import visible
from rightdoor.work.triage.reading import requests_about


def around_of(person: Person, account: Account, at: datetime) -> Around:
    """Everybody around one child."""

    def find(code: str) -> Person | None:
        """Whom a request is about that this account reads."""
        found = visible(account, at).filter(code=normalise_code(code)).select_related("person").first()
        return found.person if found else None

    return Around(
        relatives=list(Relative.objects.filter(person=person).order_by("added_at", "id")),
        homes=list(Household.objects.of(person).order_by("told_at", "id")),
        plans=plans_of_askers(requests_about(person, account, at)),
        siblings=siblings_here(person, account, at), find=find, at=at,
    )  # fmt: skip


def siblings_here(person: Person, account: Account, at: datetime) -> list[Sibling]:
    """The brothers and sisters whose records this account writes of, as of this child's; of others not even that."""
    return [one for one in siblings_of(person, day_of(at)) if rule_on(account, TELL, one.person, at=at).allowed]


def plans_of_askers(requests: list[Referral]) -> dict[ContactPlan, str]:
    """How those are written to who asked for the child, with who they said they are."""
    return {
        one.referrer_plan: f"{one.referrer_name or one.get_asker_display()}, {plain_date(one.received_at)}"
        for one in requests
        if one.referrer_plan is not None and one.asker != Asker.ME
    }
