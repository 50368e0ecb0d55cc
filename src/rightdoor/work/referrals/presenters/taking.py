"""What staff see while they take a request: their open calls, how to call back safely, and what to say at the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.when import hour, short_moment
from rightdoor.work.referrals.actions.receipts import when_words
from rightdoor.work.referrals.models import Asker, Draft, Referral

ASKERS = {
    Asker.ME.value: gettext_lazy("A child or young person"),
    Asker.CHILD.value: gettext_lazy("A parent or carer"),
    Asker.SOMEONE.value: gettext_lazy("A professional or relative"),
    Asker.GROUP.value: gettext_lazy("For a group or class"),
}
MOST = 50


@dataclass(frozen=True, slots=True)
class OpenCall:
    """A call that is not finished."""

    who: str
    about: str
    started: str
    channel: str
    href: str
    flagged: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What the caller is told at the end."""

    code: list[str]
    when: str
    why: str
    has_word: bool


def open_calls(account: Account) -> list[OpenCall]:
    """One's own calls that are not handed over yet, the newest first."""
    drafts = Draft.objects.taken_by(account).unsent().order_by("-saved_at", "-id")[:MOST]
    return [
        OpenCall(
            who=draft.answers.get("referrer_name") or draft.answers.get("preferred_name") or _("No name yet"),
            about=str(ASKERS[draft.asker]),
            started=short_moment(draft.started_at),
            channel=str(draft.get_channel_display()),
            href=reverse("take-call", args=[draft.pk]),
            flagged=draft.keep,
        )
        for draft in drafts
    ]


VOICEMAIL = {"yes": gettext_lazy("voicemail is safe"), "no": gettext_lazy("never leave a voicemail")}


def safe_words(answers: Mapping[str, Any]) -> str:
    """How to call back, as far as the caller has said; read before anyone dials."""

    def said(name: str) -> str:
        return str(answers.get(name) or "")

    numbers = dict.fromkeys(number for number in (said("call_number"), said("text_number")) if number)
    ways = ", ".join(answers.get("ways") or [])
    if not ways and not numbers:
        return _("Nothing agreed yet. Do not call back before you know what is safe.")
    parts = [
        _("only by %(ways)s") % {"ways": ways} if ways else "",
        " / ".join(numbers),
        str(VOICEMAIL.get(said("voicemail"), _("voicemail not asked, so leave none"))),
        _("when: %(times)s") % {"times": said("other_times")} if said("other_times") else "",
        _("say first: “%(word)s”") % {"word": said("safe_word")} if said("safe_word") else "",
        _("must not know: %(who)s") % {"who": said("must_not_know")} if said("must_not_know") else "",
    ]
    return "; ".join(part for part in parts if part) + "."


def told(referral: Referral) -> Told:
    """The code to say aloud, and when the answer comes."""
    return Told(
        code=referral.code.split("-"),
        when=when_words(referral),
        why=str(referral.clock.get("explanation", "")),
        has_word=bool(referral.secret_word),
    )


def saved_words(draft: Draft) -> str:
    return _("Saved %(hour)s") % {"hour": hour(draft.saved_at)}
