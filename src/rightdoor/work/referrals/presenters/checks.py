"""Everything that will be sent, to be read once more; and two texts side by side where they differ."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from rightdoor.ground.audit.record import kind_of
from rightdoor.ground.design.languages import theirs
from rightdoor.ground.documents.actions import documents_of
from rightdoor.records.directory.queries import entry
from rightdoor.records.questions.reading import form
from rightdoor.records.questions.told import Told, told
from rightdoor.work.referrals.models import Draft, Referral
from rightdoor.work.referrals.places import facts_said
from rightdoor.work.referrals.presenters.carrying import SELF_ONLY, Barred, barred_service
from rightdoor.work.referrals.presenters.pages import number_of, parts_asked


@dataclass(frozen=True, slots=True)
class Line:
    """A question, its answer, and the page on which to change it."""

    question: str
    answer: str
    number: int


@dataclass(frozen=True, slots=True)
class Checked:
    """The whole request as it stands."""

    parts: list[tuple[str, list[Line], int]]
    unread: list[Line]
    files: int
    notes: list[str] = field(default_factory=list)
    barred: Barred | None = None
    own_request: bool = False  # a service that the young person asks themselves
    keeps_word: bool = False


def checked(draft: Draft) -> Checked:
    """What was answered, by part; what could not be read; and what is worth knowing before sending."""
    whole = form(draft.asker)
    voice = whole.voice(draft.answers)
    facts = facts_said(draft.asker, draft.answers)
    wanted = str(draft.answers.get("wanted_service", ""))
    return Checked(
        parts=[
            (
                part.title.said(voice),
                lines_of(draft, part.key),
                number_of(whole, part.pages[0].key),
            )
            for part in parts_asked(whole, draft.answers)
        ],
        unread=unread(draft),
        files=documents_of(kind_of(draft), draft.pk).count(),
        notes=notes(draft),
        barred=barred_service(wanted, facts.get("referrer", "")),
        own_request=wanted == SELF_ONLY and facts.get("referrer") not in ("self", None),
        keeps_word=bool(draft.secret_word),
    )


def lines_of(draft: Draft, part: str) -> list[Line]:
    """The answers of one part."""
    whole = form(draft.asker)
    return [
        Line(one.question, one.answer, number_of(whole, one.page))
        for one in told(whole, draft.answers, part=part)
        if one.answer
    ]


def unread(draft: Draft) -> list[Line]:
    """What was typed and could not be read as an answer: it is kept and sent as it stands with the rest."""
    whole = form(draft.asker)
    voice = whole.voice(draft.answers)
    return [
        Line(whole.questions[name].words.said(voice), plain(value), number_of(whole, key))
        for key, held in draft.pages.items()
        for name, value in held.get("typed", {}).items()
        if name in whole.questions
    ]


def beside(draft: Draft) -> list[Line]:
    """What was typed in a second tab, and kept beside the answers because the first tab had changed that page."""
    whole = form(draft.asker)
    voice = whole.voice(draft.answers)
    return [
        Line(whole.questions[name].words.said(voice), plain(value), number_of(whole, key))
        for key, held in draft.pages.items()
        for name, value in held.get("other", {}).items()
        if name in whole.questions and value and value != draft.answers.get(name)
    ]


def plain(value: object) -> str:
    return " ".join(str(one) for one in value) if isinstance(value, list) else str(value)


def notes(draft: Draft) -> list[str]:
    """What is worth knowing before sending; none of it stops anybody."""
    answers = draft.answers
    found = []
    wanted = entry(str(answers.get("wanted_service", "")))
    if wanted is not None:
        found.append(
            _("You ask for: %(service)s. If something else fits better, we say so.") % {"service": theirs(wanted.name)}
        )
    if not answers.get("ways") or answers.get("ways") == ["code"] or answers.get("agree_contact") == "no":
        found.append(_("We have no way to reach you. Come back with your code to read the answer."))
    if not draft.area:
        found.append(_("We do not know the place yet. Then it takes longer to find who can help."))
    return found


def differences(draft: Draft) -> list[tuple[str, str, str]]:
    """Each question whose answer changed after sending: what was sent, and what was typed since."""
    whole = form(draft.asker)
    sent = Referral.objects.get(draft=draft).answers
    before = {one.name: one for one in told(whole, sent)}
    since = {one.name: one for one in told(whole, draft.answers)}
    names = dict.fromkeys([*before, *since])
    rows = [(since.get(name) or before[name], answer(before, name), answer(since, name)) for name in names]
    return [(one.question, then, now) for one, then, now in rows if then != now]


def answer(lines: dict[str, Told], name: str) -> str:
    return lines[name].answer if name in lines else ""
