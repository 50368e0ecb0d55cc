"""Requests for the tests of triage, written and sent as visitors do."""

from datetime import datetime
from random import Random

from rightdoor.demo.knocking import knock
from rightdoor.demo.stories import STORIES, Story
from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Partnership
from rightdoor.work.referrals.actions.drafting import start_draft
from rightdoor.work.referrals.actions.sending import send_referral
from rightdoor.work.referrals.models import Referral
from tests.people_here import MONDAY


def story(asker: str, area: str, *needs: str) -> Story:
    """The first story of this kind that has nothing worrying in it."""
    return next(s for s in STORIES if (s.asker, s.area) == (asker, area) and not s.flag and set(needs) <= set(s.needs))


def request_of(
    partnership: Partnership,
    asker: str = "me",
    area: str = "kent",
    *needs: str,
    at: datetime = MONDAY,
    **answers: object,
) -> Referral:
    """A request that came in at that time; *answers* replace what the story's people type."""
    visitor = knock(story(asker, area, *needs), Random(5), at.date())
    draft = start_draft(
        partnership=partnership, asker=asker, browser_key="tests", area=area, answers={**visitor.answers, **answers},
        by=VISITOR, at=at,
    )  # fmt: skip
    return send_referral(draft_id=draft.pk, by=VISITOR, at=at)
