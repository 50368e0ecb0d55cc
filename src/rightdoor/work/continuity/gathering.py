"""What duty staff need when nothing else answers: flags, contacts, today's list, how to reach people, who is on duty.

A safety plan is never sealed: the version that counts is here whole, with who must not know.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from rightdoor.ground.access.models import Partnership
from rightdoor.ground.design.when import plain_date, short_deadline, short_moment
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.ground.messages.presenters import safe_contact
from rightdoor.ground.tasks.models import Shift, Task
from rightdoor.pure.rules.days import LONDON
from rightdoor.records.adjustments.presenters import needs_about, needs_lines
from rightdoor.records.directory.queries import areas_served, help_line, help_lines, safeguarding_body
from rightdoor.records.families.presenters import must_not_know, must_not_know_of
from rightdoor.records.people.models import Death, Person
from rightdoor.work.continuity.sheet import VERSION
from rightdoor.work.referrals.lifecycle import OPEN
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.models import BodyContact, RedFlag
from rightdoor.work.safeguarding.preparing import ways_to
from rightdoor.work.safeguarding.presenters import facts_in_words
from rightdoor.work.safeguarding.protocol import read
from rightdoor.work.safetyplans.lifecycle import Heading
from rightdoor.work.safetyplans.models import SafetyPlan
from rightdoor.work.safetyplans.wording import HEADING_NAMES
from rightdoor.work.triage.presenters.people import PRIORITIES, age_of, place
from rightdoor.work.triage.presenters.person import blocked
from rightdoor.work.triage.presenters.words import spoken

AHEAD = timedelta(hours=60)  # the rota over a weekend
FLAG, CONTACT = "safeguarding.redflag", "safeguarding.bodycontact"
Told = dict[str, Any]
Facts = list[tuple[str, str]]


def gather(partnership: Partnership, *, at: datetime) -> Told:
    """The whole extract, as plain words."""
    parts = (
        ("Not safe: open red flags", flags(partnership, at)),
        ("Contacts with the bodies that must act: not yet made", contacts(partnership)),
        ("Safety plans", plans(partnership, at)),
        ("On duty", turns(partnership, at)),
        ("Numbers", numbers(at)),
        ("Promised for today, or late", requests(partnership, due=True, at=at)),
        ("Other open requests, with how to reach them safely", requests(partnership, due=False, at=at)),
    )
    return {
        "version": VERSION,
        "name": partnership.name,
        "written_at": at.astimezone(UTC).isoformat(timespec="seconds"),
        "parts": [{"title": title, "entries": list(entries)} for title, entries in parts],
    }


def entry(title: str, facts: Facts) -> Told:
    """One entry; what is not known is left out."""
    return {"title": title, "facts": [[name, words] for name, words in facts if words]}


def reach(plan: ContactPlan | None, secret: str, needs: str) -> Facts:
    """How to reach them safely, who must not know, and what they need to take part, such as an interpreter."""
    careful = f"{secret} {blocked(plan)}".strip()
    return [("Safe contact", safe_contact(plan)), ("Careful", careful), ("To take part", needs)]


def who_has(kind: str, key: object) -> str:
    """Who has taken it on."""
    task = Task.objects.open().about(kind, key).select_related("owner").first()
    return f"{task.owner}" if task and task.owner and task.acknowledged_at else "nobody yet"


def flags(partnership: Partnership, at: datetime) -> Iterator[Told]:
    """Every open red flag, oldest first."""
    for flag in RedFlag.objects.filter(partnership=partnership).open().order_by("said_at", "id"):
        said = read(flag.about_kind, flag.about_id)
        yield entry(
            f"{said.name or 'No name given'}, {said.born_or_age or 'age not known'}: {facts_in_words(flag)}",
            [
                ("Said", f"{short_moment(flag.said_at)}, {place(flag.area)}"),
                ("Heard", flag.heard),
                ("In their words", said.story),
                ("Lives", said.place),
                *reach(
                    said.plan,
                    must_not_know_of(flag.about_kind, flag.about_id, at),
                    needs_about(flag.about_kind, flag.about_id),
                ),
                ("Who has it", who_has(FLAG, flag.pk)),
            ],
        )


def contacts(partnership: Partnership) -> Iterator[Told]:
    """Every contact that was prepared and that nobody has made, with the words to read out."""
    for one in BodyContact.objects.filter(partnership=partnership).not_made().order_by("prepared_at", "id"):
        yield entry(
            f"Prepared {short_moment(one.prepared_at)}",
            [("Who has it", who_has(CONTACT, one.pk)), ("To read out", one.prepared_text)],
        )


def plans(partnership: Partnership, at: datetime) -> Iterator[Told]:
    """The safety plan of every child who has one, as it stands; no number of a line, which are told below."""
    rows = SafetyPlan.objects.filter(partnership=partnership).that_count().exclude(person__in=died())
    secret = must_not_know(rows.values_list("person", flat=True), at)
    asked = Referral.objects.filter(person__in=rows.values("person")).select_related("contact_plan")
    ways = {one.person_id: one.contact_plan for one in asked.order_by("received_at", "id")}
    for one in rows.select_related("person").prefetch_related("lines").order_by("review_on", "id"):
        person = one.person
        lines = sorted(one.lines.all(), key=lambda line: line.rank)
        said = [
            (str(HEADING_NAMES[heading]), "; ".join(line.words for line in lines if line.heading == heading))
            for heading in Heading
        ]
        yield entry(
            f"{called(person, at)}, {place(one.area)}",
            [*said, ("A reason to keep going", one.reason_to_go_on), ("The family's part", one.family_part),
             ("Look at it again", plain_date(one.review_on)),
             *reach(ways.get(person.pk), secret.get(person.pk, ""), "")],
        )  # fmt: skip


def died() -> Any:
    """The keys of the children whose death is recorded, as a query."""
    return Death.objects.that_stand().values("person")


def turns(partnership: Partnership, at: datetime) -> Iterator[Told]:
    """Who is on duty now and in the next days, with the number they gave."""
    soon = Shift.objects.filter(partnership=partnership).between(at, at + AHEAD).in_order()
    for turn in soon.select_related("account__alerts"):
        plan = getattr(turn.account, "alerts", None)
        how = ", ".join(word for word in (plan.phone if plan else "", turn.account.email) if word)
        yield entry(
            f"{place(turn.area)}: {turn.account}, {turn.get_kind_display().lower()}",
            [("From", f"{short_moment(turn.starts_at)} to {short_moment(turn.ends_at)}"), ("Reach", how)],
        )


def numbers(at: datetime) -> Iterator[Told]:
    """The lines and the bodies that must act, of every area."""
    for area in areas_served():
        lines = [
            (one.entry.name, ", ".join(way.address for way in one.entry.reach)) for one in help_lines(area.slug, at)
        ]
        body = help_line(safeguarding_body(area.slug), at)
        ways = ways_to(body.entry)
        out_of_hours = [("Out of hours", ways.out_of_hours)] if ways.out_of_hours else []
        yield entry(
            area.name, [(ways.name, ways.telephone or "number not in the county's file"), *out_of_hours, *lines]
        )


def requests(partnership: Partnership, *, due: bool, at: datetime) -> Iterator[Told]:
    """Open requests by their promise; how to reach each safely."""
    midnight = (at.astimezone(LONDON) + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Referral.objects.filter(partnership=partnership, stage__in=OPEN)
    rows = rows.filter(decide_by__lte=midnight) if due else rows.exclude(decide_by__lte=midnight)
    secret = must_not_know(rows.values_list("person", flat=True), at)
    needs = needs_lines(rows.values("person"))
    for one in rows.select_related("person", "contact_plan", "referrer_plan").order_by("decide_by", "id").iterator():
        yield entry(
            f"{name_and_age(one, at)} ({spoken(one.code)})",
            [
                ("Promised", short_deadline(one.decide_by) if one.decide_by else "no day"),
                ("How soon", PRIORITIES_OF.get(one.priority, "")),
                ("Where", place(one.area)),
                *reach(one.contact_plan or one.referrer_plan, of_them(one, secret), of_them(one, needs)),
            ],
        )


def of_them(one: Referral, lines: Mapping[UUID, str]) -> str:
    """What is known of the child of a request, among what is known of many."""
    return lines.get(one.person_id, "") if one.person_id else ""


PRIORITIES_OF = {priority.value: words for priority, words in PRIORITIES.items()}


def name_and_age(one: Referral, at: datetime) -> str:
    """Whom it is about."""
    person = one.person
    if person is None:
        return one.group_name or "A group"
    return called(person, at)


def called(person: Person, at: datetime) -> str:
    age = age_of(person.born_on, person.age_said, at)
    name = person.preferred_name or person.legal_name or "No name given"
    return f"{name}, {age}" if age is not None else name
