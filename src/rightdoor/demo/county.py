"""Fills an empty database with an invented county: the same people every time, through the product's own actions."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from random import Random

from django.db import transaction

from rightdoor.demo.agreeing import add_agreements
from rightdoor.demo.booking import add_appointments
from rightdoor.demo.capacity import add_capacity
from rightdoor.demo.changing import add_changes
from rightdoor.demo.families import add_families
from rightdoor.demo.grouping import add_groups
from rightdoor.demo.journeys import ENDINGS, JOURNEYS, Front, take_on
from rightdoor.demo.knocking import SECRET, Knock, knock
from rightdoor.demo.listening import add_voices
from rightdoor.demo.meeting import add_times
from rightdoor.demo.papers import add_papers
from rightdoor.demo.planning import add_plan
from rightdoor.demo.staff import PARTNERSHIP, make_staff
from rightdoor.demo.stories import STORIES
from rightdoor.demo.supporting import add_help
from rightdoor.demo.telling import add_pages_about_me
from rightdoor.demo.writing import add_messages
from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.rules.days import day_of
from rightdoor.work.referrals.actions.drafting import start_draft
from rightdoor.work.referrals.actions.sending import send_referral
from rightdoor.work.referrals.code_words import words
from rightdoor.work.referrals.codes import hash_secret
from rightdoor.work.referrals.models import Draft, Referral

REQUESTS = 300
SEED = 20261122
LAST_WEEKS = 24  # days over which the requests came in
FRESH = 4  # days after which almost everything has been answered


class NotOurs(Exception):
    """The database holds something that the demo did not put there."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who came, and when."""

    knock: Knock
    came_at: datetime
    code: str


def fill(*, size: str, at: datetime) -> str:
    """Fill the database once, and say what is there.  A database with anything of somebody else's is refused."""
    held = list(Partnership.objects.values_list("slug", "invented"))
    if held and held != [(PARTNERSHIP, True)]:
        raise NotOurs("This database holds something that is not the demo's. Nothing was changed. Use an empty one.")
    if not held:
        fill_small(at=at)
    count = Referral.objects.count()
    if size == "county" and count < 15_000:
        from rightdoor.demo.bulk import fill_county  # noqa: PLC0415  only the large size needs it

        count = fill_county(at=at)
    return f"The invented county holds {count:,} requests."


@transaction.atomic
def fill_small(*, at: datetime) -> None:
    """Staff, and some three hundred requests in every state, each by the actions that a person's click would call."""
    partnership = make_staff(at=at)
    front = Front(partnership=partnership, accounts={a.email: a for a in Account.objects.all()})
    dice = Random(SEED)
    for number, arrival in enumerate(sorted(arrivals(dice, at), key=lambda arrival: arrival.came_at)):
        referral = arrive(arrival, partnership, number)
        old = at - arrival.came_at > timedelta(days=FRESH)
        journey = ENDINGS[number % len(ENDINGS)] if old else JOURNEYS[number % len(JOURNEYS)]
        take_on(referral, journey, front=front, dice=dice, now=at)
    add_families(front)
    add_agreements(front, at)
    add_messages(front)
    add_times(front, at)
    add_voices(front, at)
    add_help(front, at)
    add_plan(front, at)
    add_groups(front, at)
    add_appointments(front, at)
    add_capacity(front, at)
    add_changes(front, at)
    add_pages_about_me(front, at)


def arrivals(dice: Random, at: datetime) -> list[Arrival]:
    """Everybody who came in the last weeks, most of them in the daytime."""
    today = day_of(at)
    people = []
    for number in range(REQUESTS):
        days_ago = dice.choice((dice.randrange(FRESH), dice.randrange(LAST_WEEKS)))
        came_at = at - timedelta(days=days_ago, minutes=dice.randrange(20, 600))
        code = "-".join(dice.sample(words(), 4))
        people.append(Arrival(knock(STORIES[number % len(STORIES)], dice, today), came_at, code))
    return people


def arrive(arrival: Arrival, partnership: Partnership, number: int) -> Referral:
    """One request, written and sent as a visitor does."""
    story = arrival.knock.story
    draft = start_draft(
        partnership=partnership, asker=story.asker, browser_key=f"demo-{number}", by=VISITOR, at=arrival.came_at,
        area=story.area, answers={**arrival.knock.answers, "wanted_service": story.wanted},
    )  # fmt: skip
    Draft.objects.filter(pk=draft.pk).update(code=arrival.code, secret_word=secret_of_everyone())
    add_papers(draft, number, at=arrival.came_at + timedelta(minutes=8))
    return send_referral(draft_id=draft.pk, by=VISITOR, at=arrival.came_at + timedelta(minutes=9))


@cache
def secret_of_everyone() -> str:
    """One hash for all: making one takes a third of a second, on purpose."""
    return hash_secret(SECRET)
