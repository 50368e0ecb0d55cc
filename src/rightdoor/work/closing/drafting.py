"""The letters in plain words, from the record; whoever writes may change every word before it goes."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.two_languages import letter_in
from rightdoor.ground.design.when import plain_date
from rightdoor.records.directory.queries import EMERGENCY, help_lines
from rightdoor.work.closing.lifecycle import GENTLE, Part, Reader
from rightdoor.work.closing.readers import ToRead, names_hidden
from rightdoor.work.outcomes.lifecycle import Whose
from rightdoor.work.outcomes.models import Goal
from rightdoor.work.referrals.presenters.lines import shown
from rightdoor.work.referrals.speaking import language_of
from rightdoor.work.support.lifecycle import Reason
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.letters import day_it_came, first_name

LINES = 2
OWN = (Reader.YOUNG_PERSON, Reader.PARENT)


def draft(episode: Episode, to: ToRead, parts: Iterable[Part], *, by: Account, at: datetime) -> str:
    """The letter to one reader, with the parts that were chosen; in their language, and in English."""
    chosen = [part for part in Part if part in set(parts) and part in to.may_carry]
    code = language_of(episode.referral, to.plan.pk) if to.plan else ""
    return letter_in(code, lambda: "\n\n".join(line for line in lines(episode, to, chosen, by=by, at=at) if line))


def lines(episode: Episode, to: ToRead, parts: list[Part], *, by: Account, at: datetime) -> list[str]:
    """The same in the language of now, paragraph by paragraph."""
    said = [carried(episode, to, part, at) for part in parts]
    hello = _("Dear %(name)s,") % {"name": greeted(to)}
    return [hello, opening(episode, to, at), *said, *ending(to), first_name(by)]


def greeted(to: ToRead) -> str:
    return to.name.split(" ", maxsplit=1)[0] if to.reader is Reader.YOUNG_PERSON else to.name


def opening(episode: Episode, to: ToRead, at: datetime) -> str:
    """That it has ended; gently where nobody planned it, and without a reproach.  Of help that goes on: as if today."""
    day, reason = plain_date(episode.ended_at or at), Reason(episode.reason or Reason.NEEDS_MET)
    if to.reader is Reader.YOUNG_PERSON:
        return to_young_person(reason, day)
    if to.reader is Reader.PARENT:
        return to_parent(reason, day)
    if to.reader is Reader.REFERRER:
        return _("Thank you for your request of %(came)s. What came of it has ended on %(day)s.") % {
            "came": day_it_came(episode.referral), "day": day,
        }  # fmt: skip
    who = episode.person.preferred_name if episode.person else ""
    return _("We write about %(name)s. It was agreed that you hear this. Our help has ended on %(day)s.") % {
        "name": who, "day": day,
    }  # fmt: skip


def to_young_person(reason: Reason, day: str) -> str:
    said = {
        Reason.NOT_REACHED: _(
            "We have not been able to reach you. There can be many reasons, and you do not have to explain."
        ),
        Reason.FAMILY_ENDS: _("You told us that you want to stop for now. That is all right. It is your choice."),
        Reason.MOVED: _("You live somewhere else now, so we stop here. We wish you a good start there."),
        Reason.DECLINED: _("We cannot go on with this here. That is not because of anything that you did."),
    }
    if reason in GENTLE:
        return said[reason]
    return _("Our time together has ended on %(day)s. Thank you for all that you did.") % {"day": day}


def to_parent(reason: Reason, day: str) -> str:
    said = {
        Reason.NOT_REACHED: _("We have not been able to reach you. There can be many reasons for that."),
        Reason.FAMILY_ENDS: _("Help has stopped for now, because that was the wish. That is all right."),
        Reason.MOVED: _("You live somewhere else now, so we stop here."),
        Reason.DECLINED: _("We cannot go on with this here. That is nobody's fault."),
    }
    if reason in GENTLE:
        return said[reason]
    return _("The help that you asked for has ended on %(day)s. Thank you for all that you did.") % {"day": day}


def carried(episode: Episode, to: ToRead, part: Part, at: datetime) -> str:
    """One part, in the words of the record; what names who must not know goes to the young person alone."""
    words = in_the_record(episode, to, part, at)
    hidden = to.reader is not Reader.YOUNG_PERSON and episode.person and names_hidden(episode.person, words, at)
    if not words or hidden:
        return ""
    return f"{title_of(to, part)}\n{words}"


def left_out(episode: Episode, to: ToRead, at: datetime) -> list[Part]:
    """Which parts this reader never gets, because they name somebody who must not know."""
    if to.reader is Reader.YOUNG_PERSON or episode.person is None:
        return []
    person = episode.person
    return [part for part in to.may_carry if names_hidden(person, in_the_record(episode, to, part, at), at)]


def in_the_record(episode: Episode, to: ToRead, part: Part, at: datetime) -> str:
    """What is on record of one part: goals of this reader's own alone, and the newest step-down plan."""
    if part is Part.GOALS:
        whose = Whose.YOUNG_PERSON if to.reader is Reader.YOUNG_PERSON else Whose.PARENT
        goals = Goal.objects.filter(episode=episode, whose=whose, talk_first="").order_by("noted_at", "pk")
        return "\n".join(f"“{one.words}”" for one in goals)
    if part is Part.NUMBERS:
        return "\n".join(numbers(episode, at))
    plan = episode.step_downs.order_by("written_at", "pk").last()
    said = getattr(plan, part.value) if plan else ""
    return f"“{said}”" if said else ""


def numbers(episode: Episode, at: datetime) -> list[str]:
    """Whom they can call without us, by day and night.  A line of ours has hours, so it is not among them."""
    lines = [one for one in help_lines(episode.area or None, at) if one.number_is_known and one.entry.code != EMERGENCY]
    return [*(str(shown(one, at).words) for one in lines[:LINES]), _("If a life is in danger, call 999.")]


def title_of(to: ToRead, part: Part) -> str:
    own = to.reader in OWN
    titles = {
        Part.GOALS: _("What you wanted, in your words:"),
        Part.CHANGED: _("What changed:"),
        Part.SUPPORT: _("Who helps from here:"),
        Part.ADULT: _("Who keeps an eye on how it goes:"),
        Part.SIGNS: _("Early signs that it gets harder:"),
        Part.WHAT_TO_DO: _("What helps then:"),
        Part.WAY_BACK: _("The way back to us:") if own else _("The way back:"),
        Part.NUMBERS: _("Numbers to call at any time:"),
    }
    return titles[part]


def ending(to: ToRead) -> list[str]:
    """The door stays open; of a professional, that it is kept with care."""
    if to.reader in OWN:
        return [_("The door stays open. You can come back without a new form, and without saying why.")]
    return [_("The way back needs no new form. Please keep this letter as carefully as the rest of the record.")]


def mark_of(words: str) -> str:
    """What was shown line by line, in a few letters: what was changed after that is looked at again."""
    return hashlib.sha256("\n".join(words.split("\r\n")).strip().encode()).hexdigest()
