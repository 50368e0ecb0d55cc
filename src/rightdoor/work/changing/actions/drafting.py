"""A section of a service is drafted by one manager: begun, written, asked for, thrown away."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.second_people import call_second, nobody_is_asked
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.laid_over import SECTIONS, Change
from rightdoor.records.directory.queries import entry
from rightdoor.records.directory.reading import catalogue_with
from rightdoor.records.directory.toml_files import CatalogueRefused
from rightdoor.work.changing.models import ServiceChange
from rightdoor.work.changing.policy import DRAFT, MANAGERS, SETTLE, WRITE
from rightdoor.work.changing.standing import look_up, on_day, that_fit
from rightdoor.work.changing.writing import as_it_holds

SERVICES = System("services")
LONGEST = 40_000  # letters of a section
FURTHEST = timedelta(days=730)


class NotSo(Exception):
    """It was not done, and a sentence says why.  What was typed is kept on the page."""


@transaction.atomic
def begin_change(
    *, service: str, section: str, form_key: UUID, by: Account, at: datetime, like: UUID | None = None
) -> ServiceChange:
    """Begin a draft with what holds now, or with what an earlier change said, once a form.  Raises NotSo."""
    same: ServiceChange | None = ServiceChange.objects.filter(form_key=form_key, drafted_by=by).first()
    if same is not None:
        return same
    found = entry(service)
    if found is None or found.kind != "service" or section not in SECTIONS:
        raise NotSo("That service is not in the catalogue. Nothing was begun.")
    one = ServiceChange(
        partnership=by.partnership, service=service, area=found.area, section=section, drafted_at=at, drafted_by=by,
        touched_at=at, form_key=form_key,
    )  # fmt: skip
    require(rule_on(by, DRAFT, one, at=at))
    here = ServiceChange.objects.select_for_update().filter(
        partnership=by.partnership, service=service, section=section
    )
    if here.open().exists():
        raise NotSo("Somebody is changing this already. It is settled first. Nothing was begun.")
    earlier = here.filter(pk=like).first() if like else None
    one.written = earlier.written if earlier else as_it_holds(service, section)
    one.save()
    record(DRAFT, about=one, by=by, at=at, section=section)
    return one


@transaction.atomic
def write_change(*, change_id: UUID, written: str, by: Account, at: datetime) -> ServiceChange:
    """Keep another wording of the draft.  Raises NotSo with the line of what cannot be read."""
    one = open_draft(change_id, by=by, at=at)
    if len(written) > LONGEST:
        raise NotSo(f"That is {len(written)} letters. Use {LONGEST} or fewer. Nothing was changed.")
    one.written = written.replace("\r\n", "\n")
    hold_together(one, day_of(at), at)
    one.touched_at = at
    one.save(update_fields=["written", "touched_at"])
    record(WRITE, about=one, by=by, at=at)
    return one


@transaction.atomic
def ask_for(*, change_id: UUID, holds_from: date, because: str, by: Account, at: datetime) -> ServiceChange:
    """Ask a second manager for it; those who could agree are told.  Raises NotSo."""
    one = open_draft(change_id, by=by, at=at)
    if holds_from < day_of(at):
        raise NotSo("That day is over. Choose today or one that is still to come. Nothing was asked for.")
    if holds_from > day_of(at) + FURTHEST:
        raise NotSo("That is more than two years ahead. Choose an earlier day. Nothing was asked for.")
    hold_together(one, holds_from, at)
    if one.written == as_it_holds(one.service, one.section):
        raise NotSo("It says what holds already. Change something first. Nothing was asked for.")
    one.asked_at, one.holds_from, one.because = at, holds_from, because.strip()
    one.save(update_fields=["asked_at", "holds_from", "because"])
    record(WRITE, about=one, by=by, at=at, is_asked=True)
    call_second(one, SETTLE, MANAGERS, by=SERVICES, at=at)
    return one


@transaction.atomic
def throw_away(*, change_id: UUID, by: Account, at: datetime) -> ServiceChange:
    """Whoever drafted it does not want it any more, asked for or not.  Raises NotSo where it was settled."""
    one = held(change_id, WRITE, by=by, at=at)
    return settled(one, is_agreed=False, because="taken back", act=WRITE, by=by, at=at)


def held(change_id: UUID, act: str, *, by: Account, at: datetime) -> ServiceChange:
    """It, where *by* may do this and nobody has settled it; nobody else changes it meanwhile."""
    rows = ServiceChange.objects.select_for_update(of=("self",)).select_related("partnership", "drafted_by")
    one: ServiceChange = rows.get(pk=change_id)
    require(rule_on(by, act, one, at=at))
    if one.settled_at is not None:
        raise NotSo("Somebody settled it already. Look again. Nothing was changed.")
    return one


def open_draft(change_id: UUID, *, by: Account, at: datetime) -> ServiceChange:
    """A draft that is not asked for yet."""
    one = held(change_id, WRITE, by=by, at=at)
    if one.asked_at is not None:
        raise NotSo(
            "A second person was asked already. Take it back, and begin another with its wording. Nothing was changed."
        )
    return one


def settled(one: ServiceChange, *, is_agreed: bool, because: str, act: str, by: Account, at: datetime) -> ServiceChange:
    """It is settled, and nobody is asked any more."""
    one.is_agreed, one.settled_at, one.settled_by, one.settled_because = is_agreed, at, by, because.strip()
    one.save(update_fields=["is_agreed", "settled_at", "settled_by", "settled_because", "holds_from"])
    record(act, about=one, by=by, at=at, is_agreed=is_agreed)
    nobody_is_asked(one, by=SERVICES, at=at)
    return one


def hold_together(one: ServiceChange, day: date, at: datetime) -> tuple[Change, ...]:
    """The changes of a day with this one among them, where the directory can be read so.  Raises NotSo."""
    key = (one.service, one.section)
    others = [each for each in that_fit(on_day(look_up(at), day)) if (each.service, each.section) != key]
    with_it = (*others, one.change)
    try:
        catalogue_with(with_it)
    except CatalogueRefused as refused:
        where = f"Line {refused.line}: " if refused.file == one.change.name else ""
        raise NotSo(f"{where}{refused.sentence} Nothing was changed.") from None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise NotSo("A part of it is not in the form that a file needs. Nothing was changed.") from None
    return with_it
