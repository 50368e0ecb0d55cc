"""A few invented messages about requests: one that waits, one that was answered, one that needed no answer."""

from collections.abc import Callable
from datetime import timedelta
from uuid import NAMESPACE_OID, uuid5

from rightdoor.demo.journeys import Front
from rightdoor.ground.access.actors import VISITOR
from rightdoor.work.referrals.lifecycle import OPEN
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.writing.actions.answering import need_no_answer, write_back
from rightdoor.work.writing.actions.writing import write_message

SOON = timedelta(minutes=20)


def add_messages(front: Front) -> None:
    """In the threads of the newest requests of young people in Kent."""
    mine = Referral.objects.filter(partnership=front.partnership, stage__in=OPEN, asker=Asker.ME, area="kent")
    for referral, tell in zip(mine.order_by("-received_at", "-id"), THREADS, strict=False):
        tell(referral, front)


def write(referral: Referral, words: str) -> None:
    key = uuid5(NAMESPACE_OID, f"{referral.pk}{words}")
    write_message(referral_id=referral.pk, words=words, form_key=key, by=VISITOR, at=referral.received_at + SOON)


def who_waits(referral: Referral, _front: Front) -> None:
    write(referral, "Do I have to come by myself? My friend would wait outside.")


def who_was_answered(referral: Referral, front: Front) -> None:
    write(referral, "Can it be after school? I don't want people to see me leave.")
    write_back(
        referral_id=referral.pk, words="After school is fine. We will find a day that suits you.",
        by=front.colleague("practitioner"), at=referral.received_at + 2 * SOON,
    )  # fmt: skip


def who_said_thank_you(referral: Referral, front: Front) -> None:
    write(referral, "Thank you for reading it.")
    need_no_answer(
        referral_id=referral.pk, why="They only said thank you", by=front.colleague("practitioner"),
        at=referral.received_at + 2 * SOON,
    )  # fmt: skip


THREADS: tuple[Callable[[Referral, Front], None], ...] = (who_waits, who_was_answered, who_said_thank_you)
