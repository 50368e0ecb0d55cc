"""A few invented voices: how it was, a thank you, a complaint that waits and one that was answered."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from rightdoor.demo.journeys import Front
from rightdoor.demo.knocking import SECRET
from rightdoor.ground.access.actors import VISITOR
from rightdoor.work.listening.actions.saying import complain, say_how_it_was
from rightdoor.work.listening.actions.stepping import take_step
from rightdoor.work.listening.lifecycle import Face, Step, Who
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Asker, Referral

VOICES = (
    (Face.GOOD, "I did not have to say it twice.", "The one who rang me. She waited until I was ready."),
    (Face.SO_SO, "It was fine but the wait was long.", ""),
    (Face.BAD, "Nobody told me what comes next.", ""),
)


def add_voices(front: Front, now: datetime) -> None:
    """From the pages of the newest requests that were answered; and two complaints without a request."""
    told = Referral.objects.filter(partnership=front.partnership, stage=Stage.DECIDED, asker=Asker.ME)
    for referral, (face, words, thanks) in zip(told.order_by("-received_at", "-id"), VOICES, strict=False):
        say_how_it_was(
            referral_id=referral.pk, face=face, words=words, thanks=thanks, form_key=uuid5(NAMESPACE_OID, words),
            by=VISITOR, at=now,
        )  # fmt: skip
    waits = "We were told Tuesday and heard nothing until Friday."
    answered = "The letter had the wrong school in it."
    for words, days in ((waits, 3), (answered, 12)):
        made = complain(
            partnership=front.partnership, area="kent", who=Who.PARENT, about=words, wants="That it is put right",
            advocate_wanted=False, name="", reach="By letter", secret_word=SECRET,
            form_key=uuid5(NAMESPACE_OID, words), by=VISITOR, at=now - timedelta(days=days),
        )  # fmt: skip
    take_step(
        complaint_id=made.pk, step=Step.ANSWER, found="You are right: we wrote the wrong school.",
        change="We sent a new letter. Two people now read each letter before it goes.",
        by=front.colleague("complaints_reader"), at=now - timedelta(days=1),
    )  # fmt: skip
