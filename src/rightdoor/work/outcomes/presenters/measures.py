"""Instruments that were filled in: lines over time with bands, what a score means, and what was not answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rightdoor.ground.design.when import plain_date
from rightdoor.pure.measures.changes import Change, NotComparable, Reading, band, change_between
from rightdoor.pure.measures.instruments import Instrument, Respondent, Scale, Sex
from rightdoor.pure.measures.norms import Person, norm_for
from rightdoor.pure.measures.registry import instruments, rcads_norms
from rightdoor.pure.measures.scoring import Answer, Flag, alerts
from rightdoor.pure.rules.days import age_on, day_of
from rightdoor.work.outcomes.choosing import LICENCE_NAMES, RESPONDENT_NAMES, choices, has_norms, has_words, in_voice
from rightdoor.work.outcomes.models import Measure
from rightdoor.work.outcomes.presenters.charts import Chart, Number, Said, chart_of, plain
from rightdoor.work.support.models import Episode

CHANGE_NAMES = {
    Change.IMPROVED: "better, by more than chance",
    Change.DETERIORATED: "worse, by more than chance",
    Change.NO_RELIABLE_CHANGE: "no change that is more than chance",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One instrument that can be filled in, and what of it is here."""

    id: str
    name: str
    licence: str
    source: str
    who: str


@dataclass(frozen=True, slots=True)
class ScaleFace:
    """One scale over time."""

    title: str
    lines: list[str]
    chart: Chart


@dataclass(frozen=True, slots=True)
class MeasuresPage:
    """What was measured, and what can be."""

    scales: list[ScaleFace]
    unscored: list[str]
    to_ask: list[str]
    choices: list[Choice]


def measures_of(episode: Episode) -> list[Measure]:
    """All of one episode with their scores, in two questions."""
    return list(episode.measures.prefetch_related("scores"))


def measures_page(episode: Episode, rows: Sequence[Measure]) -> MeasuresPage:
    """The page of one episode."""
    person = person_of(episode, rows)
    kinds = dict.fromkeys((one.instrument, score.scale) for one in rows for score in one.scores.all())
    found = [scale_face(rows, name, scale, person) for name, scale in kinds]
    return MeasuresPage(
        [one for one in found if one is not None],
        [words for one in rows for words in unscored_words(one)],
        [words for one in rows for words in to_ask_words(one)],
        [choice_of(one) for one in choices()],
    )


def person_of(episode: Episode, rows: Sequence[Measure]) -> Person:
    """What the norms ask: the sex as it was said beside the last measure that has norms, or not known."""
    born = episode.person.born_on if episode.person else None
    said = [one.norm_sex for one in rows if has_norms(instruments().get(one.instrument))]
    age = age_on(born, day_of(episode.referral.received_at)) if born else None
    return Person(Sex(said[-1]) if said and said[-1] else None, age)


def readings_of(rows: Sequence[Measure]) -> list[Reading]:
    """Every score as the figures read it, in order."""
    return [
        Reading(
            one.instrument, score.scale, Respondent(one.respondent), one.answered_on, score.value, str(one.noted_at)
        )
        for one in rows
        for score in one.scores.all()
    ]


def scale_face(rows: Sequence[Measure], name: str, scale_id: str, person: Person) -> ScaleFace | None:
    """The line of one scale, of each respondent apart; nothing where no score is known."""
    instrument = instruments().get(name)
    mine = [one for one in readings_of(rows) if (one.instrument, one.scale) == (name, scale_id)]
    scored = [one for one in mine if one.value is not None]
    if instrument is None or not scored:
        return None
    scale = instrument.scale(scale_id)
    by = {who: [one for one in scored if one.respondent is who] for who in Respondent}
    by = {who: some for who, some in by.items() if some}
    said = {_(RESPONDENT_NAMES[who]): [Said(one.on, value_of(one)) for one in some] for who, some in by.items()}
    lines = [score_words(instrument, scale, some, person) for some in by.values()]
    title = f"{instrument.name}: {_(scale.name)}"
    chart = chart_of(f"{name}-{scale_id}", title, " ".join(lines), said, scale.lowest, scale.highest,
                     bands_of(scale, list(by)))  # fmt: skip
    return ScaleFace(title, lines, chart)


def value_of(one: Reading) -> Number:
    return one.value if one.value is not None else 0


def bands_of(scale: Scale, respondents: Sequence[Respondent]) -> list[tuple[str, Number]]:
    """The bands, where all who answered share them and they are of raw scores."""
    sets = {scale.bands.get(who, ()) for who in respondents}
    if scale.standardised or len(sets) != 1:
        return []
    return [(band_words(one.name), one.lowest) for one in next(iter(sets))]


def band_words(name: str) -> str:
    """The name of a band as it is said."""
    return name.replace("_", " ")


def score_words(instrument: Instrument, scale: Scale, rows: Sequence[Reading], person: Person) -> str:
    """Who, the last score and where it lies, and whether it differs from the first by more than chance."""
    first, last = rows[0], rows[-1]
    words = _("%(who)s: %(value)s on %(day)s") % {
        "who": _(RESPONDENT_NAMES[last.respondent]), "value": plain(value_of(last)), "day": plain_date(last.on)
    }  # fmt: skip
    lies = band_of(scale, last, person)
    parts = [words, band_words(lies) if lies else ""]
    if len(rows) > 1:
        change = change_between(instrument, first, last, person, rcads_norms())
        why = _("not comparable. %(why)s") % {"why": change.reason} if isinstance(change, NotComparable) else (
            _(CHANGE_NAMES[change])
        )  # fmt: skip
        parts.append(_("from %(first)s: %(why)s") % {"first": plain(value_of(first)), "why": why})
    return f"{'; '.join(part for part in parts if part).rstrip('.')}."


def band_of(scale: Scale, last: Reading, person: Person) -> str | None:
    """Where a score lies; of a standardised scale by the norm of their sex and age, and nowhere without one."""
    if last.value is None:
        return None
    if not scale.standardised:
        return band(scale, last.respondent, last.value)
    norm = norm_for(rcads_norms(), person, last.respondent, scale.id)
    return band(scale, last.respondent, norm.t_score(last.value)) if norm else None


def unscored_words(one: Measure) -> list[str]:
    """Each scale that has no score, and why."""
    instrument = instruments().get(one.instrument)
    if instrument is None:
        return []
    return [
        f"{instrument.name}, {plain_date(one.answered_on)}, {_(instrument.scale(score.scale).name)}: {score.why_not}"
        for score in one.scores.all()
        if score.value is None
    ]


def to_ask_words(one: Measure) -> list[str]:
    """A question that a person must look at and that was not answered: that is not a no."""
    instrument = instruments().get(one.instrument)
    if instrument is None or not has_words(instrument):
        return []
    given = [Answer(item, value) for item, value in one.answers.items()]
    asked = {item.id: in_voice(item.words, Respondent(one.respondent)) for item in instrument.items}
    return [
        asked_words(one.answered_on, asked[alert.item], yes=alert.flag is Flag.SAID_YES)
        for alert in alerts(instrument, given)
    ]


def asked_words(on: date, question: str, *, yes: bool) -> str:
    """What a person does about an answer."""
    told = {"day": plain_date(on), "question": question}
    if yes:
        return _("%(day)s: “%(question)s” was answered yes. A person was called. Talk with them.") % told
    return _("%(day)s: “%(question)s” was not answered. That is not a no: ask about it.") % told


def choice_of(one: Instrument) -> Choice:
    """One instrument to choose."""
    who = ", ".join(_(RESPONDENT_NAMES[respondent]) for respondent in one.respondents)
    return Choice(one.id, one.name, _(LICENCE_NAMES[one.licence]), one.licence_source, who)
