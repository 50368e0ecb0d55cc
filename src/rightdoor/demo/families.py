"""A few invented families, told to the front door as a practitioner would write them down."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from rightdoor.demo.journeys import Front
from rightdoor.ground.access.models import Account
from rightdoor.records.families.actions import (
    add_relative,
    end_told,
    tell_bond,
    tell_household,
    tell_must_not_know,
    tell_professional,
    tell_residence,
    tell_responsibility,
)
from rightdoor.records.families.carrying import Also, tell_with_siblings
from rightdoor.records.families.lifecycle import Ground, Kind, Post, Secret, Sex, Standing
from rightdoor.records.families.models import Household, Relative
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.lifecycle import OPEN
from rightdoor.work.referrals.models import Asker, Referral

HEARD = "The young person, by telephone"
LONG_AGO = timedelta(days=3 * 365)


def add_families(front: Front) -> None:
    """Three children whose requests are open have a family on record."""
    by = front.colleague("practitioner")
    waiting = Referral.objects.filter(partnership=front.partnership, stage__in=OPEN, asker=Asker.ME, area="kent")
    for referral, tell in zip(waiting.select_related("person").order_by("-received_at"), FAMILIES, strict=False):
        if referral.person is not None:
            tell(referral.person, {"source": HEARD, "by": by, "at": referral.received_at + timedelta(minutes=5)})
    share_with_a_sibling(front)


def share_with_a_sibling(front: Front) -> None:
    """The child who lives with a grandmother has a brother or sister for whom a parent asked: they live there too."""
    home = Household.objects.filter(partnership=front.partnership, name="With Gran").select_related("person").first()
    asked = Referral.objects.filter(partnership=front.partnership, stage__in=OPEN, asker=Asker.CHILD, area="kent")
    younger = asked.filter(person__born_on__isnull=False).exclude(person__preferred_name="")
    other = younger.select_related("person").order_by("-received_at").first()
    if home is None or other is None or other.person is None:
        return
    told: dict[str, Any] = {
        "source": HEARD,
        "by": front.colleague("practitioner"),
        "at": max(home.told_at, other.received_at),
    }
    sibling = other.person
    add_relative(
        person=home.person, name=sibling.preferred_name, kind=Kind.SIBLING, born_on=sibling.born_on, known_as=sibling,
        **told,
    )  # fmt: skip
    tell_with_siblings(
        tell=tell_household, person=home.person, also=[Also(str(sibling.pk))], why="Their mother said it of both",
        name=home.name, with_child=True, starts_on=home.starts_on, **told,
    )  # fmt: skip


def relative(person: Person, name: str, kind: Kind, sex: Sex, age: int, told: dict[str, Any], **more: Any) -> Relative:
    born_on = date(told["at"].year - age, 5, 14)
    return add_relative(person=person, name=name, kind=kind, sex=sex, born_on=born_on, **told, **more).relative


def who_lives_with_gran(person: Person, told: dict[str, Any]) -> None:
    """Separated parents; an order limits the father, who must not know; a home with a grandmother and a brother."""
    since = (told["at"] - LONG_AGO).date()
    mother = relative(person, "Marigold", Kind.PARENT, Sex.WOMAN, 44, told)
    father = relative(person, "Corin", Kind.PARENT, Sex.MAN, 47, told)
    gran = relative(person, "Gran Hyacinth", Kind.GRANDPARENT, Sex.WOMAN, 71, told)
    brother = relative(person, "Fen", Kind.SIBLING, Sex.MAN, 7, told)
    tell_bond(person=person, relative=gran, kind=Kind.PARENT, to=mother, **told)
    tell_bond(person=person, relative=mother, kind=Kind.PARTNER, to=father, ends_on=since, **told)
    tell_responsibility(
        person=person, relative=mother, body="", standing=Standing.HOLDS, ground=Ground.MOTHER, **told
    )  # fmt: skip
    tell_responsibility(
        person=person, relative=father, body="", standing=Standing.RESTRICTED, ground=Ground.PROHIBITED_STEPS, **told
    )  # fmt: skip
    home = tell_household(person=person, name="With Gran", with_child=True, starts_on=since, **told)
    for one in (mother, gran, brother):
        tell_residence(person=person, household=home, relative=one, starts_on=since, **told)
    tell_must_not_know(person=person, relative=father, reason=Secret.HARMER, **told)


def who_is_looked_after(person: Person, told: dict[str, Any]) -> None:
    """A council and a mother; one foster carer after another; a social worker and a reviewing officer."""
    since = (told["at"] - LONG_AGO).date()
    mother = relative(person, "Saffron", Kind.PARENT, Sex.WOMAN, 36, told)
    before = add_relative(person=person, name="Mrs Pipewort", kind=Kind.FOSTER_CARER, starts_on=since, **told)
    by: Account = told["by"]
    end_told(fact=before, ends_on=since + timedelta(days=400), source="The council", by=by, at=told["at"])
    carer = relative(person, "Mr Teasel", Kind.FOSTER_CARER, Sex.MAN, 52, told)
    for holder, body, ground in ((mother, "", Ground.MOTHER), (None, "Kent County Council", Ground.CARE_ORDER)):
        tell_responsibility(
            person=person, relative=holder, body=body, standing=Standing.HOLDS, ground=ground, starts_on=since, **told
        )  # fmt: skip
    home = tell_household(person=person, name="With Mr Teasel", with_child=True, **told)
    tell_residence(person=person, household=home, relative=carer, **told)
    for name, post in (("Bo Marshwort", Post.SOCIAL_WORKER), ("Ada Clary", Post.REVIEWING_OFFICER)):
        tell_professional(person=person, name=name, post=post, organisation="Kent County Council", **told)


def who_has_a_step_family(person: Person, told: dict[str, Any]) -> None:
    """A mother and her partner, a half-sister, and a teacher whom the young person trusts."""
    mother = relative(person, "Bryony", Kind.PARENT, Sex.WOMAN, 39, told)
    partner = relative(person, "Dale", Kind.STEP_PARENT, Sex.MAN, 41, told)
    tell_bond(person=person, relative=mother, kind=Kind.PARTNER, to=partner, **told)
    relative(person, "Tansy", Kind.HALF_SIBLING, Sex.WOMAN, 4, told)
    relative(person, "Mr Pennyroyal", Kind.TRUSTED_ADULT, Sex.UNKNOWN, 50, told)
    tell_professional(
        person=person, name="Mr Pennyroyal", post=Post.SCHOOL_LEAD, organisation="Tidewater Academy", **told
    )  # fmt: skip


FAMILIES: tuple[Callable[[Person, dict[str, Any]], None], ...] = (
    who_lives_with_gran, who_is_looked_after, who_has_a_step_family,
)  # fmt: skip
