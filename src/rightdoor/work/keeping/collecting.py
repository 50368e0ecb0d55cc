"""What a copy of a record holds: each row as words that a person can read, and why something is not there.

A sealed row, and whatever hangs on it alone, is passed over as if it did not exist: nothing in the copy, its reasons or
its numbers differs by it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Model

from rightdoor.ground.access.lifecycle import ROLE_NAMES, Role
from rightdoor.ground.access.models import Account, Sealable
from rightdoor.ground.documents.lifecycle import FileState
from rightdoor.ground.documents.models import Document
from rightdoor.pure.rules.days import LONDON, day_of, spoken
from rightdoor.records.families.models import MustNotKnow
from rightdoor.records.families.secrets import may_be_who_must_not_know
from rightdoor.work.joining.models import Joining
from rightdoor.work.keeping.lifecycle import Asker, Withheld
from rightdoor.work.keeping.models import AccessRequest, Bundle
from rightdoor.work.keeping.reach import Reach, reach
from rightdoor.work.keeping.rows import ABOUT, PEOPLE, CopyRules, Row, childs, row_for
from rightdoor.work.referrals.models import Draft, Referral
from rightdoor.work.referrals.queries import ReferralQueries

FILES = "documents.document"
SEALED = "sealed"
OWN_WORDS = {
    Asker.THEMSELVES: frozenset({"me", "young_person"}),
    Asker.REPRESENTATIVE: frozenset({"me", "young_person"}),
    Asker.PARENT: frozenset({"child", "parent"}),
}
LABELS = {
    "story": "What was said", "answers": "Answers", "facts": "What the rules read from it", "born_on": "Born on",
    "lives_in": "Area", "words": "Words", "because": "Because", "formulation": "How we understood it",
    "letter": "Letter", "body": "What it said", "was": "Before", "became": "After", "fields": "Prepared words",
    "kind": "What it is", "to": "To what", "given_by": "Who said it", "state": "What they said",
}  # fmt: skip


@dataclass(slots=True)
class Collected:
    """The entries of a copy, oldest first, why something is not there, and the files that come with it."""

    entries: list[dict[str, Any]] = field(default_factory=list)
    reasons: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Asks:
    """Who asks for a copy; of a parent, the request that they made, where it is known."""

    who: Asker
    known_by: UUID | None = None


def is_sealed(row: Model) -> bool:
    """Whether a row, or the very fact of it, is for those alone who are named on it."""
    return getattr(row, "label", "") == SEALED or bool(getattr(row, "existence_hidden", False))


def open_reach(kind: str, key: UUID) -> Reach:
    """Every row of a record that is not sealed."""
    return reach(kind, key, passes=lambda row: not is_sealed(row))


def as_it_may_be_given(bundle: Bundle, at: datetime) -> Bundle:
    """A copy without what was sealed since it was made, what is for no parent by now, and what may be another's."""
    request = bundle.request
    if is_of_others_now(request):
        bundle.entries, bundle.files = [], []
    of, parent = (request.record_kind, request.record_id, request.known_by), request.asked_by == Asker.PARENT
    if parent and not may_be_copied(*of, at):
        bundle.entries, bundle.files = [], []
    keys: dict[str, list[str]] = defaultdict(list)
    for kind, key in (entry["key"].split(":") for entry in bundle.entries):
        keys[kind].append(key)
    sealed = {
        f"{kind}:{row.pk}" for kind, some in keys.items() if issubclass(row_for(kind).table, Sealable)
        for row in row_for(kind).table._default_manager.filter(pk__in=some) if is_sealed(row)
    }  # fmt: skip
    bundle.entries = [entry for entry in bundle.entries if entry["key"] not in sealed]
    bundle.files = [key for key in bundle.files if f"{FILES}:{key}" not in sealed]
    return bundle


def requests_of_adults(kind: str, key: UUID) -> ReferralQueries:
    """With which parents or carers asked about whoever a record is about."""
    asked = Referral.objects.by_parents()
    return asked.filter(person=key) if kind == PEOPLE else asked.filter(pk=key)


def is_of_others_now(request: AccessRequest) -> bool:
    """Whether the record became one with another, or two again, since the copy was made: it is made anew."""
    made_at = request.made_at
    return made_at is not None and Joining.objects.since(request.record_id, made_at).exists()


def may_be_copied(kind: str, key: UUID, known_by: UUID | None, at: datetime) -> bool:
    """Whether a copy for a parent holds anything: it is plain whose words they are, and nobody must not know of it.

    With the request that they made, it is theirs alone, and who must not know is somebody else for certain.
    """
    asked = requests_of_adults(kind, key)
    person = key if kind == PEOPLE else None
    if known_by is not None:
        made = asked.select_related("referrer_plan").filter(pk=known_by).first()
        return made is not None and not (person and may_be_who_must_not_know(person, made.referrer_plan, at))
    hidden = MustNotKnow.objects.that_hold(day_of(at)).filter(person=person)
    return asked.are_of_one_adult() and not (person and hidden.exists())


def collect(kind: str, key: UUID, *, asked_by: Asker, known_by: UUID | None = None, at: datetime) -> Collected:
    """The copy for whoever asks; *known_by* is the request that the parent who asks made."""
    found, gathered = open_reach(kind, key), Collected()
    if asked_by is Asker.PARENT and not may_be_copied(kind, key, known_by, at):
        found = {}
    asks = Asks(asked_by, known_by)
    for row in childs():
        if row.copy is not None and row.model in found:
            for one in ordered(row, row.copy, found[row.model]):
                add(gathered, row, row.copy, one, asks)
    gathered.entries.sort(key=lambda entry: (entry["when"], entry["key"]))
    if asked_by is Asker.PARENT:
        gathered.reasons = {Withheld.THIRD_PARTY.value, Withheld.SERIOUS_HARM.value}  # the same for every parent
    return gathered


def ordered(row: Row, rules: CopyRules, keys: set[UUID]) -> Iterator[Any]:
    some = row.table._default_manager.filter(pk__in=keys).annotate(shown_at=F(rules.when))
    return iter(some.order_by("shown_at", "pk"))


def add(gathered: Collected, row: Row, rules: CopyRules, one: Any, asks: Asks) -> None:
    """One row: what may be shown of it, and the reasons for the rest."""
    own = is_own(rules, one, asks)
    if asks.who is Asker.PARENT and not (rules.parent and own):
        return
    shown = (*rules.shows, *(rules.words if own else ()))
    if any(something(one, name) for name in (*rules.third_party, *(() if own else rules.words))):
        gathered.reasons.add(Withheld.THIRD_PARTY.value)
    if any(something(one, name) for name in rules.serious_harm):
        gathered.reasons.add(Withheld.SERIOUS_HARM.value)
    if row.model == FILES:
        shown = add_file(gathered, one) if own else ()
    lines = [[label_of(name), words_of(one, name)] for name in shown if something(one, name)]
    if lines:
        gathered.entries.append(
            {
                "key": f"{row.model}:{one.pk}",
                "title": rules.title,
                "when": one.shown_at.isoformat(),
                "who": who(rules, one, own=own),
                "lines": lines,
            }
        )


def add_file(gathered: Collected, one: Document) -> tuple[str, ...]:
    """A file comes along where it was checked; its name and kind stand among the entries in any case."""
    if one.state == FileState.CLEAN:
        gathered.files.append(str(one.pk))
    return ("name", "kind", "size")


def is_own(rules: CopyRules, one: Any, asks: Asks) -> bool:
    """Whether the words in a row are those of whoever asks."""
    if not rules.own:
        return True
    said_by = asker_of(one) if rules.own == ABOUT else follow(one, rules.own)
    by_another = asks.known_by is not None and request_behind(rules, one) != asks.known_by
    return said_by in OWN_WORDS[asks.who] and not by_another


def request_behind(rules: CopyRules, one: Any) -> UUID | None:
    """The request with which the words in a row came; nothing where they came with none."""
    if rules.own == ABOUT:
        return UUID(str(one.about_id))
    if isinstance(one, Referral):
        return one.pk
    found: UUID | None = getattr(one, "referral_id", None)
    return found


def asker_of(one: Any) -> str:
    """Who asked for the help to which a row belongs."""
    for model in (Referral, Draft):
        if one.about_kind == model._meta.label_lower:
            found: str | None = model.objects.filter(pk=one.about_id).values_list("asker", flat=True).first()
            return found or ""
    return ""


def follow(one: Any, path: str) -> Any:
    """What lies at the end of a path of fields."""
    for name in path.split("__"):
        one = getattr(one, name, None)
    return one


def something(one: Any, name: str) -> bool:
    """Whether anything is written there."""
    return getattr(one, name) not in (None, "", b"", [], {})


def label_of(name: str) -> str:
    return LABELS.get(name) or name.replace("_", " ").capitalize()


def words_of(one: Any, name: str) -> str:
    """A value as people read it."""
    choice = getattr(one, f"get_{name}_display", None)
    return str(choice()) if choice else said(getattr(one, name))


def said(value: Any) -> str:
    """Any value in words, a list or table line by line."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return f"{spoken(day_of(value))}, {value.astimezone(LONDON):%H:%M}"
    if isinstance(value, date):
        return spoken(value)
    if isinstance(value, dict):
        return "\n".join(f"{label_of(str(name))}: {said(inner)}" for name, inner in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(said(inner) for inner in value)
    return str(value)


def who(rules: CopyRules, one: Any, *, own: bool) -> str:
    """Who wrote it, by what they are here to do; staff are not named."""
    account = getattr(one, rules.by) if rules.by else None
    if isinstance(account, Account):
        held = account.roles.current(day_of(one.shown_at)).values_list("role", flat=True)
        return ", ".join(ROLE_NAMES[role] for role in Role if role in set(held)) or "A member of staff"
    return "You" if own and rules.own else ""
