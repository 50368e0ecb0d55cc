"""What staff write down as a day of birth is weighed as on the public's page, and says that nothing was changed."""

from datetime import date

import pytest

from rightdoor.ground.design.form_fields import DayField
from rightdoor.records.questions.fields import BirthdayField
from rightdoor.work.triage.forms.ages import Born

TODAY = date(2026, 3, 9)


class Staff(Born):
    born_on = DayField(required=False)


class Public(Born):
    born_on = BirthdayField(required=False)


def said(kind: type[Born], day: int, month: int, year: int) -> list[str]:
    """What stands beside the day of birth; the public's field alone weighs it where it knows what today is."""
    typed = {"born_on_day": str(day), "born_on_month": str(month), "born_on_year": str(year)}
    form = kind(typed, today=TODAY)
    if kind is Public:
        form.fields["born_on"].latest = TODAY  # type: ignore[attr-defined]
    return list(form.errors.get("born_on", []))


@pytest.mark.parametrize("typed", [(10, 3, 2026), (9, 3, 1905), (1, 1, 1850), (1, 1, 9999)])
def test_a_day_that_cannot_be_is_told_to_staff_in_the_public_words_and_that_nothing_was_changed(
    typed: tuple[int, int, int],
) -> None:
    (public,) = said(Public, *typed)

    assert said(Staff, *typed) == [f"{public}. Nothing was changed"]


@pytest.mark.parametrize("typed", [(9, 3, 2026), (9, 3, 2001), (10, 3, 2000)])
def test_a_day_that_can_be_is_taken_on_both(typed: tuple[int, int, int]) -> None:
    assert said(Public, *typed) == said(Staff, *typed) == []
