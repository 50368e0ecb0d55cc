"""A child's family in words: the card on the child's page, its moments in the story, and the page of its own."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.when import plain_date
from rightdoor.pure.genogram import CHILD, Picture, Someone, Tie, genogram
from rightdoor.pure.rules.days import age_on, day_of
from rightdoor.records.families.lifecycle import (
    GROUNDS,
    KINDS,
    POSTS,
    SECRETS,
    STANDINGS,
    Ground,
    Kind,
    Post,
    Secret,
    Standing,
)
from rightdoor.records.families.models import Bond, Household, Relative, Residence, Told
from rightdoor.records.families.reading import PROFESSIONAL, RESPONSIBILITY, SECRET, Fact, family_of
from rightdoor.records.people.models import Person
from rightdoor.records.people.page import Moment, Stretch
from rightdoor.work.triage.presenters.people import NO_NAME
from rightdoor.work.triage.presenters.reader import entry
from rightdoor.work.triage.queries import visible


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was told, in a line."""

    name: str
    words: str
    days: str = ""
    source: str = ""
    end: str = ""
    known: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """A household and who lives there."""

    row: Row
    people: list[Row]


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """Everything that was told of a family."""

    picture: Picture
    told: str
    table: list[list[str]]
    bonds: list[Row]
    responsible: list[Row]
    secrets: list[Row]
    homes: list[Home]
    professionals: list[Row]
    before: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Card:
    """What the child's page shows of the family."""

    href: str
    people: list[Row]
    professionals: list[Row]


def card_of(person: Person, _account: Account, at: datetime) -> Card:
    """Who is who now."""
    family, today = family_of(person), day_of(at)
    return Card(
        href=reverse("child-family", args=[person.pk]),
        people=[Row(one.relative.name, bond_words(one, person)) for one in family.bonds if one.is_current(today)],
        professionals=[fact_row(one, person) for one in family.of(PROFESSIONAL) if one.is_current(today)],
    )


def told_of_family(person: Person, _account: Account, _at: datetime, _stretch: Stretch) -> list[Moment]:
    """When something of the family was written down, and when it ended."""
    family = family_of(person)
    told: list[tuple[Bond | Fact, str, str, str, str]] = [
        (one, one.relative.name, bond_words(one, person), str(one.told_to), "plan") for one in family.bonds
    ]
    facts = [(one, one.name, fact_words(one), one.told_to, "risk" if one.what == SECRET else "plan")
             for one in family.facts]  # fmt: skip
    told += facts
    found: list[Moment] = []
    for one, name, words, by, kind in told:
        found.append(entry(one.told_at, kind, f"{name}: {words}", aside=by, text=one.source, topic="family"))
        if one.ended_at:
            title = _("No longer so: %(what)s") % {"what": f"{name}: {words}"}
            found.append(entry(one.ended_at, kind, title, text=one.end_source, topic="family"))
    return found


def family_page(person: Person, account: Account, at: datetime) -> FamilyPage:
    """The family as it is now, with what was before below it."""
    family, today = family_of(person), day_of(at)
    homes = list(Household.objects.of(person).order_by("told_at", "id"))
    living = list(Residence.objects.of(person).select_related("relative", "household").order_by("told_at", "id"))
    known = seen_here([one.relative for one in family.bonds], account, at)
    bonds = [(one, bond_row(one, person, known)) for one in family.bonds]
    facts = [(one, fact_row(one, person)) for one in family.facts]
    lives = [(one, residence_row(one, person)) for one in living]
    houses = [(one, home_row(one, person)) for one in homes]
    before: list[tuple[Told | Fact, Row]] = [*bonds, *facts, *houses, *lives]
    now = [(one, row) for one, row in facts if one.is_current(today) or (one.what == SECRET and one.holds(today))]
    return FamilyPage(
        picture=picture_of(person, family.bonds, at),
        told="; ".join(f"{one.relative.name}: {bond_words(one, person)}" for one in family.bonds),
        table=table_of(person, family.bonds, living, family.of(RESPONSIBILITY), today),
        bonds=[row for one, row in bonds if one.is_current(today)],
        responsible=[row for one, row in now if one.what == RESPONSIBILITY],
        secrets=[row for one, row in now if one.what == SECRET],
        homes=[
            Home(row, [line for each, line in lives if each.household_id == one.pk and each.is_current(today)])
            for one, row in houses if one.is_current(today)
        ],
        professionals=[row for one, row in now if one.what == PROFESSIONAL],
        before=[row for one, row in before if one.ends_on and one.ends_on < today],
    )  # fmt: skip


def name_of_child(person: Person) -> str:
    return person.preferred_name or _(NO_NAME)


def bond_words(bond: Bond, person: Person) -> str:
    """Parent of Wren."""
    if bond.kind == Kind.NOT_KNOWN:
        return _("What they are to %(name)s is not known yet") % {
            "name": bond.to.name if bond.to else name_of_child(person)
        }
    return _("%(kind)s of %(name)s") % {
        "kind": _(KINDS[Kind(bond.kind)]), "name": bond.to.name if bond.to else name_of_child(person),
    }  # fmt: skip


def fact_words(one: Fact) -> str:
    """What a fact says of whom it names."""
    if one.what == RESPONSIBILITY:
        return ". ".join(filter(None, (_(STANDINGS[Standing(one.code)]), _(GROUNDS[Ground(one.more)]), one.note)))
    if one.what == SECRET:
        return _("must not know. %(why)s") % {"why": ". ".join(filter(None, (_(SECRETS[Secret(one.code)]), one.more)))}
    return ", ".join(filter(None, (_(POSTS[Post(one.code)]), one.more, one.note)))


def days_of(one: Any) -> str:
    """From when to when."""
    since, until = one.starts_on, one.ends_on
    if since and until:
        return _("%(since)s to %(until)s") % {"since": plain_date(since), "until": plain_date(until)}
    if since:
        return _("since %(day)s") % {"day": plain_date(since)}
    return _("until %(day)s") % {"day": plain_date(until)} if until else ""


def ending(person: Person, what: str, one: Any) -> str:
    """The way to say that it is no longer so."""
    return "" if one.ends_on else reverse(f"child-end-{what}", args=[person.pk, getattr(one, "key", None) or one.pk])


def bond_row(one: Bond, person: Person, known: Collection[UUID]) -> Row:
    seen = one.relative.known_as_id if one.relative.known_as_id in known else None
    return Row(one.relative.name, bond_words(one, person), days_of(one), source_of(one), ending(person, "bond", one),
               known=reverse("child", args=[seen]) if seen else "")  # fmt: skip


def fact_row(one: Fact, person: Person) -> Row:
    return Row(one.name, fact_words(one), days_of(one), source_of(one), ending(person, one.what, one))


def residence_row(one: Residence, person: Person) -> Row:
    name = one.relative.name if one.relative else name_of_child(person)
    words = _("lives in %(home)s") % {"home": one.household.name}
    return Row(name, f"{words}. {one.words}" if one.words else words, days_of(one), source_of(one),
               ending(person, "living", one))  # fmt: skip


def home_row(one: Household, person: Person) -> Row:
    return Row(one.name, _("a household"), days_of(one), source_of(one), ending(person, "home", one))


def source_of(one: Told | Fact) -> str:
    """Who said it first, and who said that it ended."""
    return f"{one.source}. {_('Ended:')} {one.end_source}" if one.end_source else one.source


def seen_here(relatives: Sequence[Relative], account: Account, at: datetime) -> set[UUID]:
    """The records of relatives that this reader may see too; of the others not even that there is one."""
    keys = {one.known_as_id for one in relatives if one.known_as_id}
    if not keys:
        return set()
    found = visible(account, at).filter(person__in=keys).values_list("person_id", flat=True)
    return {key for key in found if key is not None}


def picture_of(person: Person, bonds: Sequence[Bond], at: datetime) -> Picture:
    """The family on one picture."""
    today = day_of(at)
    people = {str(one.pk): one for bond in bonds for one in (bond.relative, bond.to) if one is not None}
    sex = {"girl_or_woman": "woman", "boy_or_man": "man"}.get(next(iter(person.gender), ""), "")
    child = Someone(CHILD, name_of_child(person), sex, age_words(person.born_on, today))
    others = [Someone(key, one.name, one.sex, age_words(one.born_on, today)) for key, one in people.items()]
    ties = [
        Tie(str(one.relative_id), one.kind, str(one.to_id) if one.to_id else CHILD, ended=not one.is_current(today))
        for one in bonds
        if one.kind != Kind.NOT_KNOWN
    ]
    return genogram(child, others, ties)


def age_words(born_on: date | None, today: date) -> str:
    """An age; nothing for a child who is not born yet."""
    return str(age_on(born_on, today)) if born_on and born_on <= today else ""


def table_of(
    person: Person, bonds: Sequence[Bond], living: Sequence[Residence], standing: Sequence[Fact], today: date
) -> list[list[str]]:
    """What the picture tells, a line a person."""
    found = []
    for one in {bond.relative_id: bond.relative for bond in bonds}.values():
        theirs = [bond for bond in bonds if bond.relative_id == one.pk]
        homes = [each.household.name for each in living if each.relative_id == one.pk and each.is_current(today)]
        holds = [_(STANDINGS[Standing(each.code)]) for each in standing if each.relative == one.pk
                 and each.is_current(today)]  # fmt: skip
        words = [", ".join(filter(None, (bond_words(bond, person), days_of(bond)))) for bond in theirs]
        found.append([one.name, age_words(one.born_on, today) or _("not told"), "; ".join(words),
                      ", ".join(homes) or _("not told"), "; ".join(holds) or _("not told")])  # fmt: skip
    return found
