"""Flags and contacts in words."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import kind_of
from rightdoor.ground.design.environment import link_if
from rightdoor.ground.design.presenters import ClockFace, HelpLine
from rightdoor.ground.design.when import short_moment
from rightdoor.ground.tasks.models import Task
from rightdoor.ground.tasks.presenters import area_words, clock, who_has_it
from rightdoor.records.directory import queries
from rightdoor.records.directory.queries import entry, help_lines
from rightdoor.work.safeguarding.careful import Careful, careful_with
from rightdoor.work.safeguarding.lifecycle import CONTACT, FACT_WORDS, FLAG
from rightdoor.work.safeguarding.models import BodyContact, RedFlag
from rightdoor.work.safeguarding.preparing import Ways, ways_to
from rightdoor.work.safeguarding.protocol import Said
from rightdoor.work.safeguarding.words import Kind, kind_called

DIALLED = {"telephone": "tel", "text": "sms"}


@dataclass(frozen=True, slots=True)
class FlagRow:
    """One open flag in the list."""

    flag: RedFlag
    text: str
    href: str
    small: str
    clock: ClockFace | None
    task: Task | None


def row_of(flag: RedFlag, task: Task | None, account: Account, at: datetime) -> FlagRow:
    """What was answered or which kind of words, where, when, and who has it."""
    parts = [area_words(flag.area), f"said {short_moment(flag.said_at)}"]
    if task is not None:
        parts.append(who_has_it(task, account))
    return FlagRow(
        flag=flag,
        text=facts_in_words(flag),
        href=reverse("safety-flag", args=[flag.pk]),
        small=" · ".join(parts),
        clock=clock(task, at) if task else None,
        task=task,
    )


def facts_in_words(flag: RedFlag) -> str:
    """The safety facts and the kinds of words, most pressing first as they were kept."""
    known = [FACT_WORDS.get(code) or getattr(kind_called(code), "name", "") for code in flag.facts]
    return "; ".join(word for word in known if word) or "Somebody may not be safe"


def rows_of(flags: list[RedFlag], account: Account, at: datetime) -> list[FlagRow]:
    """Every flag with its task, with one question to the database for all of them."""
    about = Task.objects.open().filter(about_kind=FLAG, about_id__in=[flag.pk for flag in flags])
    tasks = {task.about_id: task for task in about.select_related("owner", "escalated_to")}
    return [row_of(flag, tasks.get(flag.pk), account, at) for flag in flags]


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact that is not yet made, in the list."""

    contact: BodyContact
    name: str
    clock: ClockFace | None


def contact_rows(contacts: list[BodyContact], at: datetime) -> list[ContactRow]:
    """Every contact with the hour that is left, with one question to the database for all of them."""
    keys = [contact.pk for contact in contacts]
    tasks = {task.about_id: task for task in Task.objects.open().filter(about_kind=CONTACT, about_id__in=keys)}
    return [
        ContactRow(one, ways_to(entry(one.body)).name, clock(tasks[one.pk], at) if one.pk in tasks else None)
        for one in contacts
    ]


def task_about(thing: RedFlag | BodyContact) -> Task | None:
    """The open task about a flag or a contact."""
    tasks = Task.objects.open().about(kind_of(thing), thing.pk)
    return tasks.select_related("owner", "escalated_to").first()


@dataclass(frozen=True, slots=True)
class FlagPage:
    """Everything a person needs who must act on a flag."""

    row: FlagRow
    said: Said
    careful: Careful
    worries: list[Kind]
    lines: list[HelpLine]
    contacts: list[tuple[BodyContact, str, str]]
    address: str  # of the request; empty while it is still a draft


def page_of(flag: RedFlag, said: Said, account: Account, at: datetime) -> FlagPage:
    """One flag, what they said, how to reach them safely and where to turn."""
    contacts = BodyContact.objects.about(flag.about_kind, flag.about_id).order_by("prepared_at", "id")
    return FlagPage(
        row=row_of(flag, task_about(flag), account, at),
        said=said,
        careful=careful_with(flag.about_kind, flag.about_id, at, said),
        worries=[kind for kind in map(kind_called, flag.facts) if kind],
        lines=lines_of(flag.area, at),
        contacts=[(one, reverse("safety-contact", args=[one.pk]), state_words(one)) for one in contacts],
        address=link_if("request", flag.about_id) if flag.about_kind == "referrals.referral" else "",
    )


def lines_of(area: str, at: datetime) -> list[HelpLine]:
    """Emergency first, then the area's own lines; a number that is not known is not shown as one."""
    return [line_words(line) for line in help_lines(area or None, at)]


def line_words(line: queries.HelpLine) -> HelpLine:
    """One line: its number to press, what it is for, and whether it is open."""
    reach = next((one for one in line.entry.reach if one.kind in DIALLED), None)
    if reach is None:
        return HelpLine(
            words=line.entry.name, short=line.entry.name, href="", use_for="No number is filled in here yet"
        )
    told = reach.address in line.entry.name
    opens = {True: "Open now", False: "Shut now", None: ""}[line.is_open]
    return HelpLine(
        words=line.entry.name if told else f"{line.entry.name}: {reach.address}",
        short=line.entry.name,
        href=f"{DIALLED[reach.kind]}:{reach.address.replace(' ', '')}",
        open_words=f"Opens {short_moment(line.opens_at)}" if line.opens_at else opens,
        use_for=line.entry.plainly.summary,
    )


def state_words(contact: BodyContact) -> str:
    """Made, to whom and when; or plainly not yet made."""
    name = ways_to(entry(contact.body)).name
    if contact.made_at is None:
        return f"{name}: not yet made"
    return f"{name}: made {short_moment(contact.made_at)}"


@dataclass(frozen=True, slots=True)
class ContactPage:
    """A contact that was prepared, how to make it, and whether it was made."""

    contact: BodyContact
    careful: Careful  # as it is now: the words were written when it was prepared
    ways: Ways
    lines: list[HelpLine]
    clock: ClockFace | None
    made: str


def contact_page(contact: BodyContact, at: datetime) -> ContactPage:
    """One contact."""
    task = task_about(contact)
    return ContactPage(
        contact=contact,
        careful=careful_with(contact.about_kind, contact.about_id, at),
        ways=ways_to(entry(contact.body)),
        lines=lines_of(contact.area, at)[:2],
        clock=clock(task, at) if task else None,
        made=short_moment(contact.made_at) if contact.made_at else "",
    )
