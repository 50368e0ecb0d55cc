"""What the pages of this room show: one's own words to oneself; to a lead what another told, and who is barred."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rightdoor.ground.access.lifecycle import CONFLICT_NAMES, Conflict
from rightdoor.ground.access.models import Account
from rightdoor.ground.design.when import plain_date
from rightdoor.work.conflicts.lifecycle import OWN_WORDS
from rightdoor.work.conflicts.models import Block, Declaration


@dataclass(frozen=True, slots=True)
class Told:
    """Something that somebody told, in their words."""

    key: UUID
    when: str
    who: str
    how: str
    name: str
    born: str
    words: str


@dataclass(frozen=True, slots=True)
class BlockLine:
    """Who is barred from whom."""

    key: UUID
    staff: str
    person: str
    why: str
    since: str
    until: str
    source: str


def own_words(declarations: Iterable[Declaration]) -> list[Told]:
    """What they told themselves, as they told it; nothing of what became of it."""
    return [told(one) for one in declarations]


def told(one: Declaration) -> Told:
    """As it was said."""
    return Told(
        key=one.pk,
        when=plain_date(one.told_at),
        who=one.account.name,
        how=str(OWN_WORDS[Conflict(one.reason)]),
        name=one.name or _("Somebody whose request you had open"),
        born=plain_date(one.born_on) if one.born_on else "",
        words=one.words,
    )


def block_lines(blocks: Iterable[Block]) -> list[BlockLine]:
    """Each in a line."""
    return [
        BlockLine(
            key=one.pk,
            staff=one.account.name,
            person=one.person.preferred_name or one.person.legal_name or _("No name given"),
            why=CONFLICT_NAMES[Conflict(one.relation.reason)],
            since=plain_date(one.relation.starts_at),
            until=plain_date(one.relation.ends_at) if one.relation.ends_at else "",
            source=one.source,
        )
        for one in blocks
    ]


def staff_besides(account: Account) -> QuerySet[Account]:
    """Everybody else who works here, by name."""
    rows = Account.objects.filter(partnership=account.partnership, is_active=True)
    return rows.exclude(pk=account.pk).order_by("name")
