"""Before it goes: where it may go, and word by word what would."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.ground.design.when import plain_date
from rightdoor.records.adjustments.presenters import needs_to_send
from rightdoor.records.directory.entries import Entry, Onward
from rightdoor.records.directory.queries import entry, services
from rightdoor.work.onward.actions.sending import NotSent, where_to
from rightdoor.work.onward.lifecycle import PART_NAMES, Part
from rightdoor.work.support.actions.working import programme_of
from rightdoor.work.support.lifecycle import SEEN, STEP_DOWN_NAMES, Came
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.models import Recommendation
from rightdoor.work.triage.presenters.person import said_face, who_face
from rightdoor.work.triage.presenters.words import name_of


@dataclass(frozen=True, slots=True)
class Way:
    """A service to which somebody could be passed on."""

    code: str
    name: str
    aside: str
    quote: str
    is_pathway: bool  # the documents name it as where this service leads


def ways_on(episode: Episode) -> list[Way]:
    """Everybody who can be asked: those to whom the service's own documents lead come first, then those of the area."""
    here = entry(episode.service)
    edges = here.onward if here else ()
    led = [(entry(one.to), one) for one in edges if can_be_asked(episode, one.to)]
    found = [way_of(there, one) for there, one in led if there is not None]
    named = {one.code for one in found}
    others = [one for one in services() if one.code not in named and can_be_asked(episode, one.code)]
    return found + [way_of(one) for one in sorted(others, key=lambda one: one.area != episode.area)]


def way_of(one: Entry, edge: Onward | None = None) -> Way:
    """One of them, in its own words; of an edge, in the words of the document that names it."""
    return Way(one.code, one.name, (edge.note if edge else "") or one.plainly.summary,
               edge.quote.words if edge else "", edge is not None)  # fmt: skip


def can_be_asked(episode: Episode, service: str) -> bool:
    """Whether anybody can be asked to take a child on: not what people use themselves, nor a body that must act."""
    try:
        where_to(episode, service)
    except NotSent:
        return False
    return True


def parts_of(episode: Episode, at: datetime) -> dict[Part, str]:
    """What of the record could go, word by word; what is empty is not there."""
    found = {
        Part.WHO: who(episode, at),
        Part.ASKED: asked(episode),
        Part.WHY_HERE: why_here(episode),
        Part.DONE: done(episode),
        Part.STEP_DOWN: step_down(episode),
    }
    return {part: words for part, words in found.items() if words}


def mark_of(parts: Mapping[Part, str]) -> str:
    """What was shown, in a few letters: where the record changes meanwhile, nothing goes that nobody saw."""
    told = "\0".join(f"{part.value}\0{words}" for part, words in sorted(parts.items()))
    return hashlib.sha256(told.encode()).hexdigest()


def named(parts: Mapping[Part, str]) -> list[tuple[str, str]]:
    """Each part under its name."""
    return [(_(PART_NAMES[part]), words) for part, words in parts.items()]


def who(episode: Episode, at: datetime) -> str:
    """Name, age, place, needs, and the safe ways."""
    face = who_face(episode.referral, "", at)
    lines = [", ".join(part for part in (face.name, face.aside) if part)]
    lines += [f"{name}: {words}" for name, words in face.facts]
    lines += [f"{name}: {words}" for name, words in needs_to_send(episode.person, own_words=True)]
    lines.append(_("Reach them safely: %(words)s") % {"words": face.safe})
    return "\n".join([*lines, *([face.blocked] if face.blocked else [])])


def asked(episode: Episode) -> str:
    """Their own words and what else they told."""
    said = said_face(episode.referral)
    return "\n".join([*([said.story] if said.story else []), *(f"{one.question} {one.answer}" for one in said.lines)])


def why_here(episode: Episode) -> str:
    said = Recommendation.objects.filter(episode=episode).order_by("pk").last()
    return said.because if said else ""


def done(episode: Episode) -> str:
    """Since when, in which programme, and how many sessions; no note of any session."""
    if episode.started_at is None:
        return _("They wait for %(service)s since %(day)s. Help has not begun.") % {
            "service": name_of(episode.service), "day": plain_date(episode.opened_at)
        }  # fmt: skip
    programme = programme_of(episode)
    came = list(episode.sessions.values_list("came", flat=True))
    held = sum(Came(one) in SEEN for one in came)
    told = {
        "service": name_of(episode.service), "day": plain_date(episode.started_at),
        "what": programme.says if programme else "", "held": held, "not_held": len(came) - held,
    }  # fmt: skip
    return _(
        "%(service)s helps since %(day)s: %(what)s. Sessions held: %(held)d. Sessions that were not: %(not_held)d."
    ) % told  # fmt: skip


def step_down(episode: Episode) -> str:
    """The newest step-down plan, as far as it is written."""
    plan = episode.step_downs.order_by("written_at", "pk").last()
    if plan is None:
        return ""
    return "\n".join(
        f"{_(title)}: {getattr(plan, name)}" for name, title in STEP_DOWN_NAMES.items() if getattr(plan, name)
    )
