"""What a few invented young people write on their own page, and a link that one of them gave."""

from datetime import datetime, timedelta
from typing import Any

from rightdoor.demo.journeys import Front
from rightdoor.ground.access.actors import VISITOR
from rightdoor.pure.keys import new_key
from rightdoor.records.telling.lifecycle import Audience, Lasts, Section
from rightdoor.work.passport.actions import giving, looking_in, telling
from rightdoor.work.passport.secrets_of_links import secret_of, words_with
from rightdoor.work.referrals.lifecycle import OPEN
from rightdoor.work.referrals.models import Asker, Referral

TOLD = (
    (Section.KNOW, "I look like I'm not listening when I am. I draw while I listen.", Audience.BOTH),
    (Section.KNOW, "I'm good with little kids and with engines.", Audience.WORKERS),
    (Section.KNOW, "I still sleep with the light on.", Audience.ME),
    (Section.HELPS, "Text me what we will talk about the day before.", Audience.BOTH),
    (Section.HELPS, "Ask me twice. The first time I always say I'm fine.", Audience.WORKERS),
    (Section.HINDERS, "Being taken out of class in front of everyone.", Audience.BOTH),
)
GOAL = "Go into school by the front gate, three days out of five"
RUNGS = (1, 2, 2, 4)


def add_pages_about_me(front: Front, now: datetime) -> None:
    """The newest open requests of young people who asked for themselves."""
    mine = Referral.objects.filter(partnership=front.partnership, asker=Asker.ME, area="kent", stage__in=OPEN,
                                   flagged=False, person__isnull=False)  # fmt: skip
    for referral, told in zip(mine.order_by("-received_at", "-id")[:2], (TOLD, TOLD[3:5]), strict=False):
        tell_all(referral, told, now)


def tell_all(referral: Referral, told: tuple[tuple[Section, str, Audience], ...], now: datetime) -> None:
    """Each thing, the ladder to the goal, and a link for somebody whom they trust."""
    common: dict[str, Any] = {"referral_id": referral.pk, "by": VISITOR}
    began = referral.received_at
    shows = []
    for section, words, audience in told:
        entry = telling.tell(**common, section=section, words=words, audience=audience, form_key=new_key(), at=began)
        shows += [f"{giving.TOLD}{entry.pk}"] if audience is Audience.BOTH else []
    goal = telling.tell(**common, section=Section.GOAL, words=GOAL, audience=Audience.BOTH, form_key=new_key(),
                        at=began)  # fmt: skip
    for number, rung in enumerate(RUNGS):
        at = began + (now - began) * number / len(RUNGS)
        telling.say_where(**common, entry_id=goal.pk, rung=rung, form_key=new_key(), at=at)
    link = giving.give(**common, name="Nan Hyacinth", is_to_me="My gran", shows=shows, lasts=Lasts.MONTH,
                       form_key=new_key(), at=now - timedelta(hours=2))  # fmt: skip
    looking_in.open_link(secret=secret_of(link.pk), words=words_with(link.pk), network="demo", by=VISITOR, at=now)
