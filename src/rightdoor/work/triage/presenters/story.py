"""The story so far of requests, as one line in time: what was asked, said, done and sent.

The page of one request tells it of that request, the page of a child of all that the reader may read; each kind of
moment is one question, however many requests there are.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import CharField, Value, prefetch_related_objects
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.design.presenters import Link, StoryEntry
from rightdoor.ground.design.sentences import inside
from rightdoor.ground.messages.models import Message, Way
from rightdoor.pure.reading import still_read
from rightdoor.records.people.models import Agreement, CompetenceDecision
from rightdoor.records.people.page import Moment
from rightdoor.records.people.there import kinds_there
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import (
    Addition,
    Channel,
    ContactEntry,
    FactChange,
    FactQuestion,
    Referral,
    StageChange,
)
from rightdoor.work.safeguarding.models import BodyContact
from rightdoor.work.safeguarding.presenters import facts_in_words
from rightdoor.work.sealing.presenters import Apart
from rightdoor.work.triage.fact_words import fact_words, value_words
from rightdoor.work.triage.lifecycle import Outcome
from rightdoor.work.triage.models import Offer
from rightdoor.work.triage.presenters.people import asked_by
from rightdoor.work.triage.presenters.reader import (
    REFERRAL,
    Reader,
    Requests,
    Teller,
    dated,
    entry,
    keys_of,
    newest_first,
    part_kept_apart,
)
from rightdoor.work.triage.presenters.words import name_of
from rightdoor.work.triage.reading import decisions_of, flags_of
from rightdoor.work.writing.models import Line

JUDGED = "judged"
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
    "answer": "Word that an answer waits",
}
STATES = {"waiting": "in the outbox", "sent": "sent", "held": "held: not safe to send", "stuck": "stuck",
          "dropped": "not sent", "silent": "not sent"}  # fmt: skip
AGREED = {"given": "agrees", "refused": "does not agree", "withdrawn": "took agreement back",
          "not_asked": "was not asked", "not_needed": "is not needed"}  # fmt: skip
WAYS = dict(Way.choices)
CONTACT = ("label", "referral_id", "happened_at", "way", "with_whom", "outcome", "words")


def story_of(referral: Referral, apart: Apart, at: datetime) -> list[StoryEntry]:
    """Everything of one request that this reader may know, newest first."""
    prefetch_related_objects([referral], decisions_of())
    found = moments_of([referral], Reader(apart.account, at, apart.link))
    return [dated(one) for one in sorted(found, key=lambda moment: moment[0], reverse=True)]


def moments_of(requests: Requests, reader: Reader, *more: Teller) -> list[Moment]:
    """Every moment of requests that this reader reads; *more* is told where it is asked for."""
    if not requests:
        return []
    tellers = (*TELLERS, *more)
    keys, people = keys_of(requests), {one.person_id for one in requests if one.person_id}
    kinds = [kind for teller in tellers for kind in teller.kinds]
    there = kinds_there((kind, by, people if by == "person" else keys) for kind, by in kinds)
    return [
        moment
        for one in tellers
        if not one.kinds or any(kind in there for kind, _by in one.kinds)
        for moment in one.tell(requests, reader)
    ]


def beginning(requests: Requests, reader: Reader) -> Iterator[Moment]:
    """How each came."""
    for one in requests:
        way = inside(str(Channel(one.channel).label))
        taken = _(", taken by %(name)s") % {"name": one.taken_by} if one.taken_by else ""
        aside = f"{asked_by(one.asker, one.referrer_role)}, {way}{taken}"
        yield entry(one.received_at, "ask", _("Asked for help"), aside=aside, said=one.story, links=reader.leads(one))


def stages(requests: Requests, _reader: Reader) -> Iterator[Moment]:
    """Where each went that tells something."""
    for change in StageChange.objects.filter(referral__in=keys_of(requests)).order_by("moved_at", "id"):
        title = STAGES.get(Stage(change.became))
        if title:
            yield entry(change.moved_at, "missed", _(title), text=change.reason, topic="ask")


def said_since(requests: Requests, reader: Reader) -> Iterator[Moment]:
    """What was added after it was sent."""
    rows = Addition.objects.on(requests, reader.account, reader.at).select_related("taken_by")
    for one in reader.stretch.of(rows, "said_at"):
        kind = "risk" if one.kind == "worse" else "ask"
        aside = _("written down by %(name)s") % {"name": one.taken_by} if one.taken_by else ""
        yield entry(
            one.said_at, kind, str(one.get_kind_display()), aside=aside, said=one.words, links=reader.links(one),
            apart=part_kept_apart(one),
        )  # fmt: skip


def written(requests: Requests, reader: Reader) -> Iterator[Moment]:
    """That somebody wrote and that it was answered; the words stand in the thread, for those who read it."""
    rows = Line.objects.on(requests, reader.account, reader.at).select_related("written_by")
    leads = {one.pk: reader.leads(one) for one in requests}
    for one in reader.stretch.of(rows, "said_at"):
        title = _("Wrote to us") if one.is_theirs else _("Wrote to them")
        yield entry(one.said_at, "message", title, aside=str(one.written_by or ""), links=leads[one.referral_id],
                    apart=part_kept_apart(one))  # fmt: skip


def contacts(requests: Requests, reader: Reader) -> Iterator[Moment]:
    """Calls, texts and visits."""
    rows = ContactEntry.objects.on(requests, reader.account, reader.at).select_related("written_by")
    for one in reader.stretch.of(rows.only(*CONTACT, "written_by__name"), "happened_at"):
        way = WAYS.get(one.way, one.way)
        kind = "message" if one.outcome in ("spoke", "left_word") else "missed"
        aside = f"{way}, {one.with_whom} · {one.written_by}"
        yield entry(one.happened_at, kind, str(one.get_outcome_display()), aside=aside, text=one.words,
                    links=reader.links(one), topic="contact", apart=part_kept_apart(one))  # fmt: skip


def questions(requests: Requests, _reader: Reader) -> Iterator[Moment]:
    """What was asked, and what came back."""
    rows = FactQuestion.objects.filter(referral__in=keys_of(requests)).select_related("asked_by")
    for one in rows.order_by("asked_at", "id"):
        facts = ", ".join(inside(fact_words(name)) for name in one.facts)
        title = _("Asked about: %(facts)s") % {"facts": facts} if facts else _("Asked a question")
        answering = [] if one.answered_at else [
            Link(_("Write the answer down"), reverse("request-answer", args=[one.referral_id, one.pk]))
        ]  # fmt: skip
        yield entry(one.asked_at, "message", title, aside=str(one.asked_by), text=one.words, links=answering)
        if one.answered_at:
            words = "; ".join(f"{fact_words(name)}: {value_words(value)}" for name, value in one.answers.items())
            yield entry(one.answered_at, "ask", _("Answered"), text=words, said=one.answer_words)


def changes(requests: Requests, _reader: Reader) -> Iterator[Moment]:
    """Facts that were corrected, and how soon it was said to be."""
    rows = FactChange.objects.filter(referral__in=keys_of(requests)).select_related("changed_by")
    for one in rows.order_by("changed_at", "id"):
        if one.changed_by is None and not one.reason:
            continue
        words = "; ".join(
            f"{fact_words(name)}: {value_words(one.was.get(name))} → {value_words(value)}"
            for name, value in one.became.items()
        )
        title = _("Set how soon") if "priority" in one.became else _("Corrected")
        text = f"{words}. {one.reason}" if one.reason else words
        yield entry(one.changed_at, "score", title, aside=str(one.changed_by or ""), text=text, topic="decision")


def offers(requests: Requests, _reader: Reader) -> Iterator[Moment]:
    """Options shown, and what the family said."""
    rows = Offer.objects.filter(referral__in=keys_of(requests)).select_related("offered_by")
    for one in rows.order_by("offered_at", "id"):
        name = name_of(one.service)
        yield entry(one.offered_at, "plan", _("Shown as an option: %(name)s") % {"name": name},
                    aside=str(one.offered_by), text=one.because, topic="decision")  # fmt: skip
        for at, title in ((one.chosen_at, _("Chose %(name)s")), (one.declined_at, _("Would rather not: %(name)s"))):
            if at:
                yield entry(at, "ask", title % {"name": name}, said=one.their_words)


def decisions(requests: Requests, _reader: Reader) -> Iterator[Moment]:
    """What was decided, by whom, and what became of it."""
    rows = [one for referral in requests for one in referral.decisions.all()]
    for one in rows:
        names = ", ".join(name_of(each.service) for each in one.recommendations.all())
        title = _(OUTCOMES[Outcome(one.outcome)]) + (f": {names}" if names else "")
        link = Link(_("The decision and what was sent"), reverse("decided", args=[one.referral_id, one.pk]))
        yield entry(one.decided_at, "decision", title, aside=str(one.decided_by), text=one.formulation, links=[link])
        for each in one.recommendations.all():
            if each.handed_at:
                words = _("%(to)s, reference %(reference)s") % {"to": each.handed_to, "reference": each.reference}
                yield entry(each.handed_at, "plan", _("Handed over: %(name)s") % {"name": name_of(each.service)},
                            text=words, topic="decision")  # fmt: skip


def messages(requests: Requests, _reader: Reader) -> Iterator[Moment]:
    """What left, or waits to leave, the outbox."""
    rows = Message.objects.filter(about_kind=REFERRAL, about_id__in=keys_of(requests)).select_related("queued_by")
    for one in rows.order_by("queued_at", "id"):
        state = _(STATES.get(one.state, one.state))
        aside = f"{Way(one.way).label}, {state}"
        yield entry(one.sent_at or one.queued_at, "message", _(MESSAGES.get(one.kind, "Message")), aside=aside,
                    text=one.why_held)  # fmt: skip


def agreements(requests: Requests, _reader: Reader) -> Iterator[Moment]:
    """What somebody said when asked whether they agree, and who judged that they can; in one question."""
    since = {one.person_id: one.received_at for one in newest_first(requests) if one.person_id}
    words = CharField()
    said = (
        Agreement.objects.filter(person__in=since)
        .order_by()
        .values_list("person", "said_at", "to", "service", "state", "given_by", "how", "recorded_by__name", "id")
    )
    judged = CompetenceDecision.objects.filter(person__in=since).order_by().values_list(
        "person", "decided_at", Value(JUDGED, words), "service", Cast("competent", words), Value("", words), "reason",
        "decided_by__name", "id",
    )  # fmt: skip
    told = sorted(said.union(judged, all=True), key=lambda row: (row[1], row[-1]))  # many are said at one moment
    for person, at, to, service, state, giver, text, by, _id in told:
        if to == JUDGED:
            title = (
                _("Can decide this for themselves") if state == "true" else _("Cannot decide this for themselves yet")
            )
            yield entry(at, "decision", title, aside=f"{name_of(service)} · {by}", text=text, topic="agreement")
        elif at >= since[person]:
            about = name_of(service) if service else inside(str(Agreement.To(to).label))
            title = _("%(who)s: %(state)s") % {"who": Agreement.From(giver).label, "state": _(AGREED.get(state, state))}
            yield entry(at, "plan", title, aside=f"{about} · {by or _('said on the form')}", text=text,
                        topic="agreement")  # fmt: skip


def safety(requests: Requests, reader: Reader) -> Iterator[Moment]:
    """Red flags, with the way to those that are still read by themselves."""
    for flag in flags_of(requests):
        link = Link(_("Open the flag"), reverse("safety-flag", args=[flag.pk]))
        links = [link] if still_read(flag.handled_at, reader.at) else []
        yield entry(flag.said_at, "risk", facts_in_words(flag), aside=str(flag.get_source_display()), links=links)
        if flag.handled_at:
            yield entry(flag.handled_at, "decision", _("Red flag answered"), aside=str(flag.handled_by),
                        text=flag.what_was_done, topic="risk")  # fmt: skip


def bodies(requests: Requests, reader: Reader) -> Iterator[Moment]:
    """Contacts with the body that must act, with the way to those that are still read by themselves."""
    rows = BodyContact.objects.about_any(REFERRAL, keys_of(requests)).select_related("prepared_by")
    for one in rows.order_by("prepared_at", "id"):
        state = _("made") if one.made_at else _("not yet made")
        link = Link(_("Open the contact"), reverse("safety-contact", args=[one.pk]))
        title = _("Contact with %(name)s: %(state)s") % {"name": name_of(one.body), "state": state}
        links = [link] if still_read(one.made_at, reader.at) else []
        yield entry(one.made_at or one.prepared_at, "risk", title, aside=str(one.prepared_by), links=links)


TELLERS = (
    Teller(beginning),
    Teller(stages, (StageChange, "referral")),
    Teller(questions, (FactQuestion, "referral")),
    Teller(changes, (FactChange, "referral")),
    Teller(offers, (Offer, "referral")),
    Teller(decisions),
    Teller(messages, (Message, "about_id")),
    Teller(agreements, (Agreement, "person"), (CompetenceDecision, "person")),
    Teller(said_since, (Addition, "referral")),
    Teller(written, (Line, "referral")),
    Teller(contacts, (ContactEntry, "referral")),
    Teller(safety),
    Teller(bodies, (BodyContact, "about_id")),
)
"""In the order in which moments of the same time are told."""
