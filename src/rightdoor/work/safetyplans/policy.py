"""This room's rows of the table.

A safety plan is never sealed.  Besides those who work on a request or give help now, whoever leads on safeguarding in
its area reads it at any hour, and whoever is on duty there, also when everything else is closed.
"""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from rightdoor.ground.access.lifecycle import FRONT_DOOR, Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.reach import where_holding
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.ground.tasks.models import Shift
from rightdoor.pure.rules.days import day_of
from rightdoor.work.referrals.policy import DECIDERS
from rightdoor.work.safetyplans.models import SafetyPlan
from rightdoor.work.support.models import Episode
from rightdoor.work.support.policy import MANAGERS, WORKERS
from rightdoor.work.triage.queries import people_read
from rightdoor.work.triage.reading import where_working

SEE = "safetyplans.see"
WRITE = "safetyplans.write"
SHARE = "safetyplans.share"
HIDE = "safetyplans.hide"
OPEN_OWN = "safetyplans.open_own"
KEEP_OWN = "safetyplans.keep_own"
WATCH = "safetyplans.watch"


def reads_of_them(account: Account, person: Any, at: datetime) -> bool:
    """Whether they may read a request of this child now."""
    return person is None or people_read(account, at).filter(pk=person.pk).exists()


def knows_their_help(account: Account, person: Any, at: datetime) -> bool:
    """Whether they lead or cover help for this child, or manage where it is given."""
    return person is None or works_there(account, Episode.objects.visible_to(account, at).filter(person=person), at)


def gives_help(account: Account, person: Any, at: datetime) -> bool:
    """The same, while it goes on."""
    open_now = Episode.objects.visible_to(account, at).open()
    return person is None or works_there(account, open_now.filter(person=person), at)


def works_there(account: Account, helps: QuerySet[Episode], at: datetime) -> bool:
    """Whether they hold the role where any of this help is given: a tie alone opens nothing elsewhere."""
    areas = set(helps.order_by().values_list("area", flat=True))
    return any(account.holds(*(WORKERS | MANAGERS), area=area, on=day_of(at)) for area in areas)


def answers_for(account: Account, person: Any, at: datetime) -> bool:
    """Whether a plan stands in an area where they lead on safeguarding, or are on duty at this moment."""
    if person is None:
        return True
    plans = SafetyPlan.objects.of(person)
    return any(
        plans.filter(here).exists()
        for here in (where_holding(account, Role.SAFEGUARDING_LEAD, at=at), on_duty(account, at))
    )


def on_duty(account: Account, at: datetime) -> Q:
    """In the areas of their turns on the rota that run now."""
    areas = set(Shift.objects.running(at).filter(account=account).values_list("area", flat=True))
    return Q(area__in=["", *sorted(areas)]) if areas else Q(pk__in=[])


def by_whom(act: str, does: str) -> list[Rule]:
    """Whoever gives the help, decides about a request, or answers for the area."""
    return [
        Rule(act, f"whoever gives a child help {does}, while it goes on", roles=WORKERS | MANAGERS, when=gives_help),
        Rule(act, f"practitioners and safeguarding leads {does} while they work on a request about the child",
             roles=DECIDERS, when=where_working(*DECIDERS)),
        Rule(act, f"safeguarding leads and whoever is on duty {does} where one stands, at any hour", roles=FRONT_DOOR,
             when=answers_for),
    ]  # fmt: skip


contribute(
    [
        Rule(SEE, "front-door staff read a child's safety plan while they may read a request about the child",
             roles=FRONT_DOOR, when=reads_of_them),
        Rule(SEE, "whoever gives a child help reads their safety plan", roles=WORKERS | MANAGERS,
             when=knows_their_help),
        Rule(SEE, "safeguarding leads and whoever is on duty read a safety plan at any hour", roles=FRONT_DOOR,
             when=answers_for),
        *by_whom(WRITE, "write a safety plan with them"),
        *by_whom(SHARE, "write down whom the child lets see a line of their safety plan"),
        Rule(HIDE, "a young person takes their plan off their own page, behind their own word", visitors=True),
        Rule(OPEN_OWN, "a young person reads what they chose of their plan, behind their own word", visitors=True),
        Rule(KEEP_OWN, "a young person keeps what they chose of their plan on their own phone", visitors=True),
        Rule(WATCH, "the clock looks for safety plans whose day to look at them again is past", system=True),
    ]
)  # fmt: skip
