"""What a form mints once is kept once, also where it is pressed twice at the same moment."""

from typing import TypeVar

from django.db import IntegrityError, models, transaction

Kept = TypeVar("Kept", bound=models.Model)


def keep_once(row: Kept) -> tuple[Kept, bool]:
    """Add a row, and whether it is new; where its form's key is taken, the row that has it."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        there = type(row)._default_manager.filter(form_key=row.form_key).first()  # type: ignore[attr-defined]
        if there is None:
            raise
        return there, False
    return row, True
