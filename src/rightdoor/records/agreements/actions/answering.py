"""Keeping an answer with the words in which it was asked; a no ends at once what was shared because of a yes."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor, System
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.ground.tasks.actions import finish
from rightdoor.ground.tasks.models import Task
from rightdoor.records.agreements.actions.sharing import end_what_rests_on_agreement
from rightdoor.records.agreements.models import Asking, ComingOfAge
from rightdoor.records.agreements.policy import NOTICE_ADULT
from rightdoor.records.agreements.wordings import Shown, wording_of
from rightdoor.records.people.actions import record_agreement
from rightdoor.records.people.agreements import A_NO, is_adult
from rightdoor.records.people.models import Agreement, Person

TAKEN_BACK = "The agreement was taken back"
ASKED_AGAIN = "They were asked as an adult"


class GrownUp(Exception):
    """Nobody agrees in the place of somebody who is 18."""


@transaction.atomic
def record_answer(
    *, person: Person, given_by: str, to: str, state: str, shown: Shown, service: str = "",
    for_request: UUID | None = None, how: str = "", said_by: str = "", by: Actor, at: datetime,
) -> Agreement:  # fmt: skip
    """Keep what somebody said, and the words in which they were asked.

    A no to sharing, or to help from any service, ends what is shared on the ground of agreement, in this transaction.
    The answer of somebody who turned 18 since settles that they were asked anew.
    """
    if given_by == Agreement.From.PARENT and state == Agreement.State.GIVEN and is_adult(person, at):
        raise GrownUp("They are 18 or over: only they themselves can agree. Nothing was recorded.")
    agreement = record_agreement(
        person=person, given_by=given_by, to=to, state=state, service=service, for_request=for_request, how=how,
        said_by=said_by, wording=shown.version, by=by, at=at,
    )  # fmt: skip
    Asking.objects.create(agreement=agreement, wording=wording_of(shown, at))
    if state in A_NO and ends_sharing(to, service):
        end_what_rests_on_agreement(person=person, because=TAKEN_BACK, by=by, at=at)
    if given_by == Agreement.From.YOUNG_PERSON and to in (Agreement.To.SERVICE, Agreement.To.SHARING):
        settle_coming_of_age(person, by=by, at=at)
    return agreement


def ends_sharing(to: str, service: str) -> bool:
    """Whether a no to this is a no to whatever is shared because of a yes."""
    return to == Agreement.To.SHARING or (to == Agreement.To.SERVICE and not service)


def settle_coming_of_age(person: Person, *, by: Actor, at: datetime) -> None:
    """They answered as the adult they are."""
    for one in ComingOfAge.objects.to_ask().select_for_update(of=("self",)).filter(person=person):
        require(rule_on(by, NOTICE_ADULT, one, at=at))
        one.asked_at = at
        one.save(update_fields=["asked_at"])
        record(NOTICE_ADULT, about=one, by=by, at=at, step="asked")
        for task in Task.objects.open().filter(kind=Task.Kind.ASK_AS_ADULT).about(kind_of(one), one.pk):
            finish(task_id=task.pk, outcome=ASKED_AGAIN, by=System("agreement"), at=at)
