"""How long somebody may still wait: from what was seen of their list, and of no other, or that nobody knows yet."""

from datetime import date, timedelta

import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.waiting.expecting import Expected, Known
from rightdoor.work.referrals.lifecycle import Priority
from rightdoor.work.support.expecting import before, expected_for
from rightdoor.work.support.models import Episode
from rightdoor.work.support.saying import expected_words
from rightdoor.work.support.tests.help_here import accepted
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


def seen_for_a_year(partnership: Partnership, by: Account) -> Episode:
    """Two began each week, six weeks after they were accepted; and somebody who was accepted today."""
    one = accepted(partnership, by)
    Episode.objects.bulk_create(
        Episode(
            partnership=partnership, area="kent", person=one.person, referral=one.referral, service="kent.hera",
            opened_at=MONDAY - (week + 6) * WEEK, counts_from=MONDAY - (week + 6) * WEEK, stage="ended",
            started_at=MONDAY - week * WEEK, ended_at=MONDAY - week * WEEK, reason="needs_met",
        )
        for week in range(1, 53)
        for _twice in range(2)
    )  # fmt: skip
    one.delete()
    return accepted(partnership, by)


def test_nothing_is_made_up_where_little_was_seen(episode: Episode) -> None:
    assert expected_for(episode, Episode.objects.all(), MONDAY).known == Known.NOT_YET


def test_a_range_comes_from_what_was_seen_and_grows_with_those_who_stand_before(
    partnership: Partnership, manager: Account
) -> None:
    last = seen_for_a_year(partnership, manager)
    first = expected_for(last, Episode.objects.all(), MONDAY)
    for _number in range(20):
        accepted(partnership, manager, at=MONDAY - WEEK)
    behind = expected_for(last, Episode.objects.all(), MONDAY)

    assert first.known == behind.known == Known.RANGE
    assert first.high is not None
    assert behind.low is not None
    assert first.high < behind.low
    assert 9 <= behind.low <= 11


def test_another_list_changes_nothing_and_neither_does_what_one_may_not_know_of(
    partnership: Partnership, manager: Account
) -> None:
    last = seen_for_a_year(partnership, manager)
    known = Episode.objects.filter(pk__in=list(Episode.objects.values_list("pk", flat=True)))
    told = expected_for(last, known, MONDAY)
    for _number in range(30):
        accepted(partnership, manager, service="kent.tss", at=MONDAY - WEEK)
        accepted(partnership, manager, at=MONDAY - WEEK)

    assert expected_for(last, known, MONDAY) == told


def test_who_asked_to_wait_stands_before_them_again_when_they_are_back(
    partnership: Partnership, manager: Account
) -> None:
    paused = accepted(partnership, manager, at=MONDAY - 3 * WEEK)
    Episode.objects.filter(pk=paused.pk).update(paused_until=date(2026, 3, 20))
    back = accepted(partnership, manager, at=MONDAY - 3 * WEEK)
    Episode.objects.filter(pk=back.pk).update(paused_until=MONDAY.date())
    accepted(partnership, manager, priority=Priority.URGENT)
    last = accepted(partnership, manager)
    accepted(partnership, manager, at=MONDAY + WEEK)

    assert before(last, Episode.objects.all(), MONDAY) == (2, (2,))


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Expected(Known.RANGE, (), 6, 11), "Most people begin 6 to 11 weeks from now."),
        (Expected(Known.RANGE, (), 6, 6), "Most people begin about 6 weeks from now."),
        (Expected(Known.NOT_YET, ()), "Nobody can say yet how long it takes."),
        (Expected(Known.NOBODY_STARTS, ()), "Nobody is being started now."),
    ],
)
def test_it_is_said_in_plain_words_and_never_as_one_exact_day(found: Expected, words: str) -> None:
    assert expected_words(found) == words
