"""The story so far of one request, as one line in time: what was asked, said, done and sent."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.design.presenters import Link, StoryEntry
from rightdoor.ground.design.when import machine, short_moment
from rightdoor.ground.messages.models import Message, Way
from rightdoor.pure.reading import still_read
from rightdoor.records.people.models import Agreement
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Addition, Channel, ContactEntry, Referral
from rightdoor.work.referrals.queries import AdditionQueries, EntryQueries
from rightdoor.work.safeguarding.models import BodyContact, RedFlag
from rightdoor.work.safeguarding.presenters import facts_in_words
from rightdoor.work.sealing.presenters import Apart
from rightdoor.work.triage.fact_words import fact_words, value_words
from rightdoor.work.triage.lifecycle import Outcome
from rightdoor.work.triage.presenters.people import asked_by
from rightdoor.work.triage.presenters.words import name_of

Moment = tuple[datetime, StoryEntry]
REFERRAL = "referrals.referral"
STAGES = {
    Stage.RECEIVED: "Opened again",
    Stage.WITHDRAWN: "Withdrawn",
    Stage.DUPLICATE: "Marked as a duplicate",
    Stage.ENDED: "Nothing more is due",
}
OUTCOMES = {
    Outcome.RECOMMENDED: "Decided",
    Outcome.ADVICE: "Decided: advice, no service needed now",
    Outcome.SAFEGUARDING: "Decided: the body that must act was contacted",
    Outcome.DECLINED_BY_FAMILY: "Decided: the family does not want this now",
    Outcome.NOT_REACHABLE: "Decided: could not be reached safely",
}
MESSAGES = {
    "letter": "Letter",
    "outcome": "Letter with the outcome",
    "receipt": "Receipt",
    "question": "Question",
    "options": "Options to look at",
}
STATES = {"waiting": "in the outbox", "sent": "sent", "held": "held: not safe to send", "stuck": "stuck",
          "dropped": "not sent", "silent": "not sent"}  # fmt: skip


def entry(at: datetime, kind: str, title: str, **more: object) -> Moment:
    """One moment."""
    return at, StoryEntry(kind=kind, when=short_moment(at), title=title, machine_when=machine(at), **more)  # type: ignore[arg-type]


def story_of(referral: Referral, apart: Apart, at: datetime) -> list[StoryEntry]:
    """Everything that this reader may know, newest first."""
    found: list[Moment] = [
        *(moment for tell in TELLERS for moment in tell(referral)),
        *said_since(referral.additions.visible_to(apart.account, at), apart),
        *contacts(referral.contacts.visible_to(apart.account, at), apart),
        *safety(referral, at),
    ]
    return [one for _at, one in sorted(found, key=lambda moment: moment[0], reverse=True)]


def beginning(referral: Referral) -> Iterator[Moment]:
    """How it came."""
    way = str(Channel(referral.channel).label).lower()
    taken = _(", taken by %(name)s") % {"name": referral.taken_by} if referral.taken_by else ""
    aside = f"{asked_by(referral.asker, referral.referrer_role)}, {way}{taken}"
    yield entry(referral.received_at, "ask", _("Asked for help"), aside=aside, said=referral.story)
    for change in referral.history.order_by("moved_at"):
        title = STAGES.get(Stage(change.became))
        if title:
            yield entry(change.moved_at, "missed", _(title), text=change.reason)


def said_since(additions: AdditionQueries, apart: Apart) -> Iterator[Moment]:
    """What was added after it was sent."""
    for one in additions.select_related("taken_by"):
        kind = "risk" if one.kind == "worse" else "ask"
        aside = _("written down by %(name)s") % {"name": one.taken_by} if one.taken_by else ""
        yield entry(
            one.said_at, kind, str(one.get_kind_display()), aside=aside, said=one.words, links=links(apart, one)
        )


def contacts(entries: EntryQueries, apart: Apart) -> Iterator[Moment]:
    """Calls, texts and visits."""
    for one in entries.select_related("written_by"):
        way = Way(one.way).label if one.way in Way.values else one.way
        kind = "message" if one.outcome in ("spoke", "left_word") else "missed"
        aside = f"{way}, {one.with_whom} · {one.written_by}"
        yield entry(one.happened_at, kind, str(one.get_outcome_display()), aside=aside, text=one.words,
                    links=links(apart, one))  # fmt: skip


def links(apart: Apart, one: Addition | ContactEntry) -> list[Link]:
    """Whether it is kept apart, or may be."""
    found = apart.link(one)
    return [found] if found else []


def questions(referral: Referral) -> Iterator[Moment]:
    """What was asked, and what came back."""
    for one in referral.questions.select_related("asked_by"):
        facts = ", ".join(fact_words(name).lower() for name in one.facts)
        title = _("Asked about: %(facts)s") % {"facts": facts} if facts else _("Asked a question")
        answering = [] if one.answered_at else [
            Link(_("Write the answer down"), reverse("request-answer", args=[referral.pk, one.pk]))
        ]  # fmt: skip
        yield entry(one.asked_at, "message", title, aside=str(one.asked_by), text=one.words, links=answering)
        if one.answered_at:
            words = "; ".join(f"{fact_words(name)}: {value_words(value)}" for name, value in one.answers.items())
            yield entry(one.answered_at, "ask", _("Answered"), text=words, said=one.answer_words)


def changes(referral: Referral) -> Iterator[Moment]:
    """Facts that were corrected, and how soon it was said to be."""
    for one in referral.fact_changes.select_related("changed_by"):
        if one.changed_by is None and not one.reason:
            continue
        words = "; ".join(
            f"{fact_words(name)}: {value_words(one.was.get(name))} → {value_words(value)}"
            for name, value in one.became.items()
        )
        title = _("Set how soon") if "priority" in one.became else _("Corrected")
        text = f"{words}. {one.reason}" if one.reason else words
        yield entry(one.changed_at, "score", title, aside=str(one.changed_by or ""), text=text)


def offers(referral: Referral) -> Iterator[Moment]:
    """Options shown, and what the family said."""
    for one in referral.offers.select_related("offered_by"):
        name = name_of(one.service)
        yield entry(one.offered_at, "plan", _("Shown as an option: %(name)s") % {"name": name},
                    aside=str(one.offered_by), text=one.because)  # fmt: skip
        for at, title in ((one.chosen_at, _("Chose %(name)s")), (one.declined_at, _("Would rather not: %(name)s"))):
            if at:
                yield entry(at, "ask", title % {"name": name}, said=one.their_words)


def decisions(referral: Referral) -> Iterator[Moment]:
    """What was decided, by whom, and what became of it."""
    rows = referral.decisions.select_related("decided_by").prefetch_related("recommendations")
    for one in rows:
        names = ", ".join(name_of(each.service) for each in one.recommendations.all())
        title = _(OUTCOMES[Outcome(one.outcome)]) + (f": {names}" if names else "")
        link = Link(_("The decision and what was sent"), reverse("decided", args=[referral.pk, one.pk]))
        yield entry(one.decided_at, "decision", title, aside=str(one.decided_by), text=one.formulation, links=[link])
        for each in one.recommendations.all():
            if each.handed_at:
                words = _("%(to)s, reference %(reference)s") % {"to": each.handed_to, "reference": each.reference}
                yield entry(each.handed_at, "plan", _("Handed over: %(name)s") % {"name": name_of(each.service)},
                            text=words)  # fmt: skip


def messages(referral: Referral) -> Iterator[Moment]:
    """What left, or waits to leave, the outbox."""
    for one in Message.objects.filter(about_kind=REFERRAL, about_id=referral.pk).select_related("queued_by"):
        state = _(STATES.get(one.state, one.state))
        aside = f"{Way(one.way).label}, {state}"
        yield entry(one.sent_at or one.queued_at, "message", _(MESSAGES.get(one.kind, "Message")), aside=aside,
                    text=one.why_held)  # fmt: skip


def agreements(referral: Referral) -> Iterator[Moment]:
    """What somebody said when asked whether they agree, and who judged that they can."""
    if referral.person is None:
        return
    since = referral.person.agreements.filter(said_at__gte=referral.received_at).select_related("recorded_by")
    for one in since:
        to = name_of(one.service) if one.service else str(Agreement.To(one.to).label).lower()
        title = _("%(who)s: %(state)s") % {
            "who": Agreement.From(one.given_by).label,
            "state": _(AGREED.get(one.state, one.state)),
        }
        by = one.recorded_by or _("said on the form")
        yield entry(one.said_at, "plan", title, aside=f"{to} · {by}", text=one.how)
    for judged in referral.person.competence_decisions.select_related("decided_by"):
        title = _("Can decide this for themselves") if judged.competent else _("Cannot decide this for themselves yet")
        aside = f"{name_of(judged.service)} · {judged.decided_by}"
        yield entry(judged.decided_at, "decision", title, aside=aside, text=judged.reason)


AGREED = {"given": "agrees", "refused": "does not agree", "withdrawn": "took agreement back",
          "not_asked": "was not asked", "not_needed": "is not needed"}  # fmt: skip


def safety(referral: Referral, at: datetime) -> Iterator[Moment]:
    """Red flags, and contacts with the body that must act, with the way to those that are still read by themselves."""
    for flag in RedFlag.objects.about(REFERRAL, referral.pk).select_related("handled_by"):
        link = Link(_("Open the flag"), reverse("safety-flag", args=[flag.pk]))
        links = [link] if still_read(flag.handled_at, at) else []
        yield entry(flag.said_at, "risk", facts_in_words(flag), aside=str(flag.get_source_display()), links=links)
        if flag.handled_at:
            yield entry(flag.handled_at, "decision", _("Red flag answered"), aside=str(flag.handled_by),
                        text=flag.what_was_done)  # fmt: skip
    for one in BodyContact.objects.about(REFERRAL, referral.pk).select_related("prepared_by"):
        state = _("made") if one.made_at else _("not yet made")
        link = Link(_("Open the contact"), reverse("safety-contact", args=[one.pk]))
        title = _("Contact with %(name)s: %(state)s") % {"name": name_of(one.body), "state": state}
        links = [link] if still_read(one.made_at, at) else []
        yield entry(one.made_at or one.prepared_at, "risk", title, aside=str(one.prepared_by), links=links)


TELLERS: Iterable[Callable[[Referral], Iterator[Moment]]] = (
    beginning, questions, changes, offers, decisions, messages, agreements,
)  # fmt: skip
