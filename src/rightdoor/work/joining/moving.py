"""Everything that points at a person, found from the shape of the records, so that no room can be forgotten."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import ForeignKey

from rightdoor.ground.access.whom import PERSON
from rightdoor.records.people.models import Person
from rightdoor.work.joining.models import Joining, Moved

STAYS = frozenset(
    {"people.personkey", "joining.joining", "joining.moved", "joining.apart", "access.relation", "conflicts.block"}
)
"""What stays with the record it was made for: its keys, what this room keeps, and who may or may not know of it."""
NEVER_CHANGED = frozenset({"audit.event", "audit.change"})
"""What nobody may change.  Whoever looks for it asks for both records."""
BY_KIND = {"about_id": "about_kind", "record_id": "record_kind"}
"""Where a key alone does not say whose it is: the fields of such a key, and of its kind."""
Model = type[models.Model]


def pointers() -> Iterator[tuple[Model, str]]:
    """Each field by which a row can point at a person, as a key or by kind and key."""
    for model in apps.get_models():
        label = model._meta.label_lower
        if label in STAYS | NEVER_CHANGED or not model.__module__.startswith("rightdoor."):
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model is Person:
                yield model, field.name
        names = {field.name for field in model._meta.concrete_fields}
        yield from ((model, key) for key, kind in BY_KIND.items() if {key, kind} <= names)


def pointing(model: Model, field: str, person: Person) -> Any:
    """The rows that point at this person."""
    rows = model._default_manager.select_for_update(of=("self",))
    if field in BY_KIND:
        return rows.filter(**{BY_KIND[field]: PERSON, field: person.pk})
    return rows.filter(**{field: person})


def move_all(joining: Joining) -> None:
    """Let everything that points at the other record point at the one that goes on, and keep a list of it.

    A row of which there may be one alone for a person, where the record that goes on has its own, stays.
    """
    for model, field in pointers():
        for row in pointing(model, field, joining.other).order_by("pk"):
            if turn(model, row.pk, field, joining.kept):
                Moved.objects.create(
                    joining=joining, row_kind=model._meta.label_lower, row_id=str(row.pk), field=field
                )  # fmt: skip


def move_back(joining: Joining) -> None:
    """Let everything that was moved point where it pointed; what came since stays with the record that went on.

    What hangs on a request that goes back, such as an episode, goes with it.
    """
    for moved in joining.moved.order_by("pk"):
        model = apps.get_model(moved.row_kind)
        turn(model, moved.row_id, moved.field, joining.other)
        if moved.row_kind == "referrals.referral":
            follow(moved.row_id, joining)
    joining.moved.all().delete()


def follow(referral_id: str, joining: Joining) -> None:
    """What was added since to a request that goes back is about whom the request is about."""
    for model, field in pointers():
        names = {one.name for one in model._meta.concrete_fields}
        if field not in BY_KIND and "referral" in names:
            rows = pointing(model, field, joining.kept).filter(referral_id=referral_id)
            for row in rows.order_by("pk"):
                turn(model, row.pk, field, joining.other)


def turn(model: Model, key: Any, field: str, person: Person) -> bool:
    """Let one row point at this person; False where the database allows one alone, or the row is gone."""
    try:
        with transaction.atomic():
            return bool(model._default_manager.filter(pk=key).update(**{field: person.pk}))
    except IntegrityError:
        return False
