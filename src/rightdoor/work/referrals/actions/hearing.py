"""A yes to danger, said before anybody asked for help: it is kept at once, and a person is called."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.audit.record import record
from rightdoor.records.questions.reading import form
from rightdoor.work.referrals.actions.drafting import keep, open_draft, save_draft, start_draft
from rightdoor.work.referrals.models import Asker, Draft

NOBODYS = ""  # the key of a draft that no browser has open


@transaction.atomic
def hear_yes(
    *, partnership: Partnership, asker: str, area: str, answers: Mapping[str, Any], before: UUID | None, by: Actor,
    at: datetime,
) -> Draft:  # fmt: skip
    """Keep the answers as a draft that no browser has open; with more of the same visit, *before* is added to.

    A group's form does not ask about one child's danger, so the words of whoever asks for a group are kept as those
    of somebody who works with a child.
    """
    voice = Asker.SOMEONE if asker == Asker.GROUP else Asker(asker or Asker.ME)
    earlier = Draft.objects.heard_as(before).filter(partnership=partnership).first()
    if earlier is not None:
        return save_draft(draft_id=earlier.pk, answers=answers, by=by, at=at)
    return start_draft(
        partnership=partnership, asker=voice, browser_key=NOBODYS, area=area, answers=answers, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def go_on_from(
    *, draft_id: UUID, asker: str, browser_key: str, answers: Mapping[str, Any], by: Actor, at: datetime
) -> Draft:
    """Ask for help with what was kept when danger was said: one draft, one call to a person, nothing told twice."""
    draft = open_draft(draft_id, by=by, at=at)
    known = form(asker)
    draft.asker, draft.form_version, draft.browser_key = Asker(asker), known.version, browser_key
    draft.answers = {name: value for name, value in draft.answers.items() if name in known.questions}
    draft.save(update_fields=["asker", "form_version", "browser_key", "answers"])
    record("referrals.draft_opened", about=draft, by=by, at=at)
    return keep(draft, answers, {}, by=by, at=at)
