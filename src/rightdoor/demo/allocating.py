"""What the invented workers bring, who of them is away, and what some of the help asks for."""

from datetime import datetime, timedelta

from rightdoor.demo.journeys import Front
from rightdoor.pure.rules.days import day_of
from rightdoor.work.allocating.actions.asking import say_wish, weigh
from rightdoor.work.allocating.actions.keeping_brings import keep_brings, write_away
from rightdoor.work.allocating.lifecycle import Size
from rightdoor.work.support.models import Episode

BRINGS = {
    "team_member": {
        "languages": ["Polish", "British Sign Language"], "skills": ["trauma", "self_harm", "bsl"],
        "districts": ["Canterbury", "Thanet"], "gender": "woman", "can_carry": 30,
    },
    "second_team_member": {
        "languages": [], "skills": ["family_work", "under_eight", "neurodiversity"], "districts": ["Maidstone"],
        "gender": "man", "can_carry": 12,
    },
}  # fmt: skip
WISHES = ("woman", "no_matter", "man")
SIZES = (Size.HEAVY, Size.LIGHT, Size.ORDINARY)


def add_what_suits(front: Front, at: datetime) -> None:
    """Two workers say what they bring, one is away next month, and every third help was asked about."""
    manager = front.colleague("service_manager")
    for key, said in BRINGS.items():
        keep_brings(account_id=front.colleague(key).pk, **said, by=manager, at=at)  # type: ignore[arg-type]
    for number, episode in enumerate(Episode.objects.open().filter(partnership=front.partnership).order_by("pk")[::3]):
        say_wish(episode_id=episode.pk, wish=WISHES[number % 3], skills=["trauma"], by=manager, at=at)
        weigh(episode_id=episode.pk, size=SIZES[number % 3], by=manager, at=at)
    write_away(
        account_id=front.colleague("second_team_member").pk, stands_in_id=front.colleague("team_member").pk,
        starts_on=day_of(at) + timedelta(days=30), ends_on=day_of(at) + timedelta(days=37), by=manager, at=at,
    )  # fmt: skip
