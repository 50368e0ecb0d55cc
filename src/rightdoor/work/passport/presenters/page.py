"""Everything that the page of one request shows to whoever opened it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rightdoor.ground.audit.record import kind_of
from rightdoor.ground.design.two_languages import halves
from rightdoor.ground.design.when import day_and_month, short_moment
from rightdoor.ground.documents.models import Document
from rightdoor.ground.documents.presenters import FileLine, lines_for_senders
from rightdoor.ground.messages.models import ContactPlan, Way
from rightdoor.work.closing.following import closing_letters_for
from rightdoor.work.passport.presenters.around import episodes_known
from rightdoor.work.passport.presenters.filling import FormLine, to_fill_in
from rightdoor.work.passport.presenters.looked import sees_who_looked
from rightdoor.work.passport.presenters.meeting import Arrangement, TimeLine, arranged_for, times_for
from rightdoor.work.passport.presenters.notes import notes_of
from rightdoor.work.passport.presenters.where import Where, hears_questions, sees_outcome, sees_own_words, where_it_is
from rightdoor.work.passport.presenters.written import thread_for
from rightdoor.work.referrals.actions.receipts import own_plan
from rightdoor.work.referrals.lifecycle import OPEN
from rightdoor.work.referrals.models import Addition, Asker, FactQuestion, Referral
from rightdoor.work.referrals.presenters.meanwhile import Meanwhile, meanwhile
from rightdoor.work.triage.models import Decision, Offer
from rightdoor.work.triage.presenters.people import age_of


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that can be read here and printed, by its number."""

    number: int
    text: str
    small: str
    body: str

    @property
    def halves(self) -> list[tuple[str, str]]:
        """Its halves with the language of each, where it was written in two."""
        return halves(self.body)


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was added later."""

    title: str
    when: str
    words: str


@dataclass(frozen=True, slots=True)
class RequestPage:
    """One request, as its asker may see it."""

    greeting: str
    where: Where
    questions: str = ""
    offers: str = ""
    letters: list[Letter] = field(default_factory=list)
    own_words: str = ""
    later: list[Said] = field(default_factory=list)
    reach: list[str] = field(default_factory=list)
    files: list[FileLine] = field(default_factory=list)
    about_me: bool = False
    notes: bool = False
    open: bool = True
    who_looked: bool = False
    messages: str = ""
    times: list[TimeLine] = field(default_factory=list)
    arranged: list[Arrangement] = field(default_factory=list)
    meanwhile: Meanwhile | None = None
    forms: list[FormLine] = field(default_factory=list)


def page_for(referral: Referral, at: datetime) -> RequestPage:
    """What this asker sees of this request now."""
    wide = sees_outcome(referral, at)
    questions = questions_to(referral, at).count()
    offers = offers_to(referral, at)
    unanswered = offers.filter(chosen_at__isnull=True, declined_at__isnull=True).count()
    mine = sees_own_words(referral)
    still_open = not (wide and referral.stage not in OPEN)
    return RequestPage(
        greeting=greeting(referral),
        where=where_it_is(referral, at, waits_for_me=bool(questions)),
        questions=asked_words(questions),
        offers=offered_words(unanswered, answered=offers.count() - unanswered),
        letters=letters_of(referral, at),
        own_words=referral.story if mine else "",
        later=[later(one) for one in referral.additions.unsealed().order_by("said_at", "id")] if mine else [],
        reach=reach_words(own_plan(referral)),
        files=files_of(referral),
        about_me=mine,
        notes=mine and notes_of(referral, at) is not None,
        open=still_open,
        meanwhile=while_waiting(referral, at) if still_open or (mine and waits(referral)) else None,
        who_looked=sees_who_looked(referral),
        messages=thread_for(referral, at).mark,
        times=times_for(referral, at),
        arranged=arranged_for(referral, at),
        forms=to_fill_in(referral, at),
    )


def waits(referral: Referral) -> bool:
    """Whether help of which they know was accepted and has not begun."""
    return episodes_known(referral).waiting().exists()


def while_waiting(referral: Referral, at: datetime) -> Meanwhile:
    """What can help meanwhile.  Of whom staff may have written another age down, only their own page goes by it."""
    person = referral.person if sees_own_words(referral) else None
    years = age_of(person.born_on, person.age_said, at) if person else None
    return meanwhile(referral.area, years, at, asker=referral.asker)


def greeting(referral: Referral) -> str:
    """A young person is greeted by the name they gave; nobody else's page shows a name."""
    if referral.asker == Asker.ME and referral.person and referral.person.preferred_name:
        return _("Hi %(name)s") % {"name": referral.person.preferred_name}
    return _("Your request")


def waiting_for_answers(referrals: Iterable[Referral]) -> set[UUID]:
    """The keys of those of which the front door asked something that nobody has answered, whoever may hear of it."""
    asked = FactQuestion.objects.filter(referral__in=[one.pk for one in referrals], answered_at__isnull=True)
    return set(asked.order_by().values_list("referral", flat=True))


def questions_to(referral: Referral, at: datetime) -> QuerySet[FactQuestion]:
    """What the front door asked and whoever asked for help has not answered yet."""
    asked = FactQuestion.objects.filter(referral=referral, answered_at__isnull=True).order_by("asked_at", "id")
    return asked.select_related("referral") if hears_questions(referral, at) else asked.none()


def offers_to(referral: Referral, at: datetime) -> QuerySet[Offer]:
    """What may be chosen from until it is decided.  A professional learns the outcome; the choice is the family's."""
    offers = Offer.objects.filter(referral=referral).order_by("offered_at", "id")
    chooses = referral.stage in OPEN and referral.asker != Asker.SOMEONE and sees_outcome(referral, at)
    return offers if chooses else offers.none()


def asked_words(count: int) -> str:
    if not count:
        return ""
    return ngettext("A person asked you something", "A person asked you %(count)d things", count) % {"count": count}


def offered_words(count: int, *, answered: int) -> str:
    if not count:
        return _("What you chose. You can still change it") if answered else ""
    return ngettext("One thing to say yes or no to", "%(count)d things to choose from", count) % {"count": count}


def letters_of(referral: Referral, at: datetime) -> list[Letter]:
    """The young person's letters; for a parent or professional the letter that was written to them, and no other."""
    if not sees_outcome(referral, at):
        return []
    decisions = Decision.objects.filter(referral=referral).order_by("number")
    bodies = [(one.decided_at, letter_to(referral, one)) for one in decisions]
    bodies += [(one.sent_at, one.body) for one in closing_letters_for(referral)]
    return [
        Letter(number, _("Letter"), day_and_month(moment), body)
        for number, (moment, body) in enumerate([pair for pair in bodies if pair[1]], start=1)
    ]


def letter_to(referral: Referral, decision: Decision) -> str:
    """The letter to whoever asked: the young person's own, the parent's, or the outcome alone for a professional."""
    if referral.asker == Asker.ME:
        return decision.letter
    if referral.asker == Asker.CHILD:
        return decision.letter_to_referrer or decision.letter
    return decision.letter_to_referrer


def later(one: Addition) -> Said:
    return Said(_(one.get_kind_display()), short_moment(one.said_at), one.words)


def files_of(referral: Referral) -> list[FileLine]:
    """What became of each file.  Only the young person reads again what they called it."""
    sent = Document.objects.about(kind_of(referral), referral.pk).unsealed()
    lines = lines_for_senders(sent.without_content().order_by("received_at", "pk"))
    if sees_own_words(referral):
        return lines
    return [replace(one, name=_("File %(number)d") % {"number": number}) for number, one in enumerate(lines, start=1)]


WAYS = {
    Way.TEXT: gettext_lazy("by text, %(to)s"),
    Way.CALL: gettext_lazy("by phone, %(to)s"),
    Way.EMAIL: gettext_lazy("by e-mail, %(to)s"),
    Way.POST: gettext_lazy("by letter"),
    Way.SCHOOL: gettext_lazy("through school or college"),
    Way.CODE: gettext_lazy("only here, when you come back"),
}


def reach_words(plan: ContactPlan | None) -> list[str]:
    """How we reach them now, so that they can check it; numbers are shown by their end alone."""
    if plan is None or not plan.ways:
        return [_("You have not told us how to reach you.")]
    tails = {Way.TEXT: ending(plan.phone), Way.CALL: ending(plan.phone), Way.EMAIL: ending(plan.email)}
    lines = [str(WAYS[Way(way)]) % {"to": tails.get(Way(way), "")} for way in plan.ways]
    if plan.safe_times:
        lines.append(_("when it is safe: %(times)s") % {"times": plan.safe_times})
    if plan.stopped_at:
        lines.append(_("stopped: we send nothing there now"))
    return lines


def ending(whole: str) -> str:
    """Enough to know one's own number or address by."""
    return _("ending in %(tail)s") % {"tail": whole[-3:]} if whole else _("but we have nothing to send it to")
