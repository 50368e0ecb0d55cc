"""The latest day that it can be while a draft is written."""

from datetime import date, timedelta

from rightdoor.pure.rules.days import day_of
from rightdoor.work.referrals.models import Draft


def latest_day(draft: Draft) -> date:
    """The day after it was last saved.

    A form is saved when it is opened, every few seconds while somebody types, and with every page, and it stays open
    for no more than a night: a birthday after this day has not come yet.  One that is wrong by a single day may pass,
    and the rules set it aside.  A call that staff go back to after days is saved with the first words they type.
    """
    return day_of(draft.saved_at) + timedelta(days=1)
