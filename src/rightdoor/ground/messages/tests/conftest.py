from pathlib import Path

import pytest

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.messages.actions import queue_message, save_contact_plan
from rightdoor.ground.messages.models import ContactPlan, Message
from tests.people_here import MONDAY


@pytest.fixture
def outbox(tmp_path: Path, settings) -> Path:
    """A folder for what leaves the building."""
    settings.OUTBOX, settings.MAIL_URL, settings.NOTIFY_KEY = str(tmp_path / "outbox"), "", ""
    return tmp_path / "outbox"


@pytest.fixture
def plan_of(partnership: Partnership):
    """A contact plan, by text at any time unless something else is said."""

    def make(**more) -> ContactPlan:
        usual = {"ways": ["text"], "phone": "07700 900461", "safe_times": "any time"}
        return save_contact_plan(partnership=partnership, by=VISITOR, at=MONDAY, **{**usual, **more})

    return make


@pytest.fixture
def queued(partnership: Partnership, plan_of):
    """A letter in the outbox, about the partnership, which serves as well as any row."""

    def put(plan: ContactPlan | None = None, **more) -> Message:
        words = {"kind": "letter", "body": "Dear Wren, Kooth would suit you", "outside": "News from Kooth", **more}
        return queue_message(plan=plan or plan_of(), about=partnership, by=VISITOR, at=MONDAY, **words)

    return put
