"""The thread of a request, for whoever asked: what they wrote, what was answered, and by when an answer comes."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rightdoor.ground.design.when import deadline, machine, short_moment
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.writing.models import Line
from rightdoor.work.writing.protocol import kept_from_asker


@dataclass(frozen=True, slots=True)
class Written:
    """One message as whoever asked sees it."""

    who: str
    when: str
    machine_when: str
    words: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """What they wrote and may read, what comes next in words, and how many answers are new."""

    lines: list[Written]
    next: str
    new: int

    @property
    def mark(self) -> str:
        """The few words on the first page that there is something to read; else by when there will be."""
        if self.new:
            return ngettext("One new answer", "%(count)d new answers", self.new) % {"count": self.new}
        return self.next


def thread_for(referral: Referral, at: datetime) -> Thread:
    """The thread; where an answer is kept from this asker, the same as where nobody has answered."""
    rows = list(Line.objects.unsealed().filter(referral=referral).select_related("written_by").in_order())
    kept = bool(kept_from_asker(referral, at))
    shown = [one for one in rows if one.is_theirs or not kept]
    return Thread(
        lines=[written(one) for one in shown],
        next=what_comes(referral, shown, at, kept=kept),
        new=sum(not one.is_theirs and one.seen_at is None for one in shown),
    )


def written(line: Line) -> Written:
    """Whoever works here is named as they would be in a call."""
    who = line.written_by.name.split()[0] if line.written_by else _("You")
    return Written(who, short_moment(line.said_at), machine(line.said_at), line.words, mine=line.is_theirs)


def what_comes(referral: Referral, shown: list[Line], at: datetime, *, kept: bool) -> str:
    """By when a person answers what waits; late is said as late.  Empty where nothing waits."""
    waiting = [one for one in shown if one.is_theirs and (kept or one.settled_at is None)]
    if not waiting:
        return settled_words(shown)
    due = waiting[0].answer_by
    if due is None:
        return _("A person reads it. We cannot promise a day. You can call and ask.")
    by = deadline(due)
    if referral.asker == Asker.CHILD:
        return parent_words(by, late=due < at)
    if due < at:
        return _("We are late. We said we would answer by %(by)s. We are sorry. You did nothing wrong.") % {"by": by}
    return _("A person answers by %(by)s.") % {"by": by}


def parent_words(by: str, *, late: bool) -> str:
    """True for every parent, whatever may be told them."""
    if late:
        return _("We said a person would read it by %(by)s. What we can tell you stands here. Call us to ask more.") % {
            "by": by
        }
    return _("A person reads it by %(by)s. What we can tell you will stand here.") % {"by": by}


def settled_words(shown: list[Line]) -> str:
    """A message that was read and needed no answer is not left hanging."""
    last = shown[-1] if shown else None
    if last is not None and last.is_theirs and last.why_no_answer:
        return _("A person has read what you wrote. You can write again at any time.")
    return ""
