"""The page of what somebody agreed to: what was asked in which words, what is shared, who can decide what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.design.when import plain_date, short_deadline, short_moment
from rightdoor.records.agreements.bases import DataBasis, data_bases
from rightdoor.records.agreements.lifecycle import BASIS_NAMES, PRESUMED, TOLD_NAMES, Basis, Told
from rightdoor.records.agreements.models import CapacityDoubt, Sharing, Wording
from rightdoor.records.people.agreements import grown_up_on, has_lapsed, is_adult
from rightdoor.records.people.models import Agreement, CompetenceDecision, Person
from rightdoor.work.agreeing.policy import DOUBT, JUDGE, WRITE
from rightdoor.work.agreeing.presenters.rules import RuleLine, rules_of
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.presenters.adults import adult_choices
from rightdoor.work.triage.presenters.person import WhoFace, who_face
from rightdoor.work.triage.presenters.story import AGREED
from rightdoor.work.triage.presenters.words import flag_words, name_of, spoken
from rightdoor.work.triage.queries import requests_read

TAGS = {"given": "suits", "refused": "not", "withdrawn": "not", "not_asked": "ask", "not_needed": ""}


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer, and the words in which it was asked."""

    to: str
    who: str
    state: str
    tag: str
    when: str
    how: str
    lapsed: bool
    version: str
    question: str = ""
    hint: str = ""
    answers: list[str] = field(default_factory=list)
    language: str = ""


@dataclass(frozen=True, slots=True)
class SharedLine:
    """One decision to share."""

    key: UUID
    with_whom: str
    facts: list[tuple[str, str]]
    opens: bool
    closed: bool  # to the colleague, although nobody ended it: two records became one since
    until: str


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """Who judged what, and how."""

    title: str
    small: str
    facts: list[tuple[str, str]]
    key: UUID | None = None  # of a doubt that is still open


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Everything on one page."""

    person: Person
    referral: Referral
    who: WhoFace
    grown_up: str
    is_adult: bool
    newest: list[AnswerLine]
    older: list[AnswerLine]
    shared: list[SharedLine]
    past: list[SharedLine]
    judged: list[JudgedLine]
    doubts: list[JudgedLine]
    presumed: str
    rules: list[RuleLine]
    bases: tuple[DataBasis, ...]
    may_write: bool
    may_judge: bool
    may_doubt: bool


def agreement_page(person: Person, account: Account, at: datetime) -> AgreementPage:
    """The page of one person, for somebody who may read a request of theirs."""
    referral = requests_read(person, account, at).select_related("person", "contact_plan", "referrer_plan")[0]
    newest, older = answer_lines(person, account, at)
    rows = Sharing.objects.of(person).select_related("decided_by", "ended_by", "account", "relation")
    shared = [shared_line(one, at) for one in rows.order_by("-starts_at", "-id")]
    running = set(Sharing.objects.of(person).not_ended(at).values_list("pk", flat=True))
    grown_up = grown_up_on(person)
    return AgreementPage(
        person=person,
        referral=referral,
        who=who_face(referral, flag_words(referral), at),
        grown_up=plain_date(grown_up) if grown_up else "",
        is_adult=is_adult(person, at),
        newest=newest,
        older=older,
        shared=[one for one in shared if one.key in running],
        past=[one for one in shared if one.key not in running],
        judged=[judged_line(one) for one in judgements(person)],
        doubts=[doubt_line(one) for one in CapacityDoubt.objects.of(person).select_related("doubted_by", "settled_by")],
        presumed=str(PRESUMED),
        rules=rules_of(referral, at),
        bases=data_bases(),
        may_write=rule_on(account, WRITE, person, at=at).allowed,
        may_judge=rule_on(account, JUDGE, person, at=at).allowed,
        may_doubt=rule_on(account, DOUBT, person, at=at).allowed,
    )


def answer_lines(person: Person, account: Account, at: datetime) -> tuple[list[AnswerLine], list[AnswerLine]]:
    """The newest answer to each question by each who was asked, and those before."""
    adults = dict(adult_choices(person, account, at))
    rows = person.agreements.select_related("asking__wording", "recorded_by").order_by("-said_at", "-id")
    newest: dict[tuple[str, str, str, UUID | None], Agreement] = {}
    older = []
    for one in rows:
        key = (one.to, one.given_by, one.service, one.for_request)
        if key in newest:
            older.append(one)
        else:
            newest[key] = one
    shown = [[answer_line(one, person, adults, at) for one in some] for some in (newest.values(), older)]
    return shown[0], shown[1]


def answer_line(one: Agreement, person: Person, adults: Mapping[UUID, str], at: datetime) -> AnswerLine:
    """One answer; *adults* are those whom it may be about, by their requests."""
    asking = getattr(one, "asking", None)
    wording: Wording | None = asking.wording if asking else None
    about = name_of(one.service) if one.service else ""
    if one.for_request is not None:
        about = adults.get(one.for_request, _("one whose request you cannot read"))
    to = str(Agreement.To(one.to).label)
    by = _("written down by %(name)s") % {"name": one.recorded_by} if one.recorded_by else ""
    return AnswerLine(
        to=f"{to}: {about}" if about else to,
        who=", ".join(part for part in (str(Agreement.From(one.given_by).label), one.said_by) if part),
        state=_(AGREED.get(one.state, one.state)),
        tag=TAGS.get(one.state, ""),
        when=short_moment(one.said_at),
        how="; ".join(part for part in (one.how, by) if part),
        lapsed=has_lapsed(one, person, at),
        version=one.wording,
        question=wording.question if wording else "",
        hint=wording.hint if wording else "",
        answers=[words for _code, words in wording.answers] if wording else [],
        language=wording.language if wording else "",
    )


def shared_line(one: Sharing, at: datetime) -> SharedLine:
    """One decision to share, with every term of it."""
    told = str(TOLD_NAMES[Told(one.told)])
    facts = [
        (_("What"), one.what),
        (_("What for"), one.purpose),
        (_("Basis"), str(BASIS_NAMES[Basis(one.basis)])),
        (_("Why it is right"), one.reason),
        (_("From"), short_moment(one.starts_at)),
        (_("Until"), short_deadline(one.ends_at)),
        (_("Told"), f"{told}. {one.told_words}" if one.told_words else told),
        (_("Decided by"), f"{one.decided_by}, {short_moment(one.decided_at)}"),
        (_("Ended"), ended_words(one)),
    ]
    return SharedLine(
        key=one.pk, with_whom=one.recipient, facts=[(term, words) for term, words in facts if words],
        opens=opens(one, at), closed=one.account_id is not None and not opens(one, at), until=plain_date(one.ends_at),
    )  # fmt: skip


def opens(one: Sharing, at: datetime) -> bool:
    """Whether the colleague can read it here: what ties them to it is in force, and still leads to it."""
    tie = one.relation
    return tie is not None and tie.about_id == one.about_id and (tie.ends_at is None or tie.ends_at > at)


def ended_words(one: Sharing) -> str:
    """When it ended before its time, by whom and why."""
    if one.ended_at is None:
        return ""
    by = f" {one.ended_by}." if one.ended_by else ""
    return f"{short_moment(one.ended_at)}.{by} {one.ended_because}"


def judgements(person: Person) -> list[CompetenceDecision]:
    """Who judged competence for what, the newest first."""
    rows = person.competence_decisions.select_related("decided_by", "explanation")
    return list(rows.order_by("-decided_at", "-id"))


def judged_line(one: CompetenceDecision) -> JudgedLine:
    """One judgement of competence."""
    explanation = getattr(one, "explanation", None)
    facts = [(_("Which decision"), explanation.decision), (_("What was explained"), explanation.explained),
             (_("In their words"), explanation.their_words)] if explanation else []  # fmt: skip
    return JudgedLine(
        title=_("Can decide this for themselves") if one.competent else _("Cannot decide this for themselves yet"),
        small=f"{name_of(one.service)} · {one.decided_by}, {short_moment(one.decided_at)}",
        facts=[*facts, (_("Why"), one.reason)],
    )


def doubt_line(one: CapacityDoubt) -> JudgedLine:
    """One doubt about capacity."""
    four = [_("understands: %(a)s"), _("keeps in mind: %(a)s"), _("weighs up: %(a)s"), _("tells: %(a)s")]
    found = [one.get_understands_display(), one.get_retains_display(), one.get_weighs_display(), one.get_says_display()]
    facts = [
        (_("Help to decide"), one.support),
        (_("Found"), "; ".join(words % {"a": str(say).lower()} for words, say in zip(four, found, strict=True))),
        (
            _("Mind or brain"),
            ". ".join(part for part in (str(one.get_impairment_display()), one.impairment_words) if part),
        ),
        (_("Because of it"), one.because_of_it),
        (_("What came of it"), f"{one.settled_words} ({one.settled_by})" if one.settled_at else ""),
    ]
    return JudgedLine(
        title=one.decision, small=f"{one.doubted_by}, {short_moment(one.doubted_at)}",
        facts=[(term, words) for term, words in facts if words], key=None if one.settled_at else one.pk,
    )  # fmt: skip


def things_of(person: Person, account: Account, at: datetime) -> list[tuple[str, str]]:
    """What can be shared: one request of theirs, or everything that the front door reads about them."""
    rows = requests_read(person, account, at)
    requests = [
        (
            str(one.pk),
            _("The request of %(day)s, %(code)s") % {"day": plain_date(one.received_at), "code": spoken(one.code)},
        )
        for one in rows
    ]
    return [*requests, (str(person.pk), _("Every request about them, and those to come"))]
