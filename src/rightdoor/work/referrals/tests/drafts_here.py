"""Drafts for tests of this room, and of the rooms above."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Partnership
from rightdoor.work.referrals.actions.drafting import save_draft, start_draft
from rightdoor.work.referrals.models import Asker, Draft
from tests.people_here import MONDAY

WREN: dict[str, Any] = {
    "voice": "young",
    "preferred_name": "Wren",
    "born_on": "2011-06-14",
    "gender": ["girl_or_woman"],
    "postcode": "Canterbury",
    "danger_now": "no",
    "ending_life_now": "no",
    "hurting_self_now": "no",
    "somebody_hurts": "no",
    "safe_tonight": "yes",
    "ways": ["text"],
    "text_number": "07700 900 461",
    "texts_seen": "yes",
    "safe_times": ["after school"],
    "must_not_know": "Please don’t tell mum about the relationship bit",
    "story": "I feel anxious about exams all the time.",
    "needs": ["anxiety", "exam_stress"],
    "agree_contact": "yes",
    "agree_share": "yes",
    "agree_service": "yes",
    "parent_knows": "no",
}


def a_draft(partnership: Partnership, asker: str = Asker.ME, at: datetime = MONDAY, **answers: Any) -> Draft:
    """A draft with Wren's answers, or those that are given."""
    draft = start_draft(partnership=partnership, asker=asker, browser_key="b" * 64, by=VISITOR, at=at)
    return save_draft(draft_id=draft.pk, answers=answers or WREN, by=VISITOR, at=at)
