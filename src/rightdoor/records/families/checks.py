"""What cannot be so in any family, each in a sentence."""

from datetime import date
from typing import Any

from rightdoor.records.families.lifecycle import OLDER, ORDERS, Ground, Kind, Standing
from rightdoor.records.people.models import Person


class NotSo(Exception):
    """What was told cannot be so.  Nothing was changed, and everything that was typed is kept."""


def check_days(starts_on: date | None, ends_on: date | None) -> None:
    if starts_on and ends_on and ends_on < starts_on:
        raise NotSo("The end lies before the beginning. Check both days. Everything else you typed is kept.")


def check_source(source: str) -> None:
    if not source.strip():
        raise NotSo("Say who said so, and how. Everything else you typed is kept.")


def check_older(kind: Kind, born_on: date | None, childs: date | None) -> None:
    """A parent is born before their child; where one of the days is not known nothing is said."""
    if kind in OLDER and born_on and childs and born_on >= childs:
        raise NotSo("A parent or grandparent is older than the child. Check both days of birth.")
    if kind is Kind.CHILD and born_on and childs and born_on <= childs:
        raise NotSo("A child is younger than their parent. Check both days of birth.")


def check_theirs(person: Person, *things: Any) -> None:
    """Everything named belongs to the family of this child."""
    if any(one is not None and one.person_id != person.pk for one in things):
        raise NotSo("They are not of this family as it was told here. Choose from the list.")


def check_alone(relative: Any, body: str) -> None:
    if (relative is None) == (not body):
        raise NotSo("Choose somebody of the family, or name a council. One of the two, not both.")


def check_order(standing: Standing, ground: Ground) -> None:
    if standing is Standing.RESTRICTED and ground not in ORDERS:
        raise NotSo("Only an order limits parental responsibility. Choose which one it is.")
