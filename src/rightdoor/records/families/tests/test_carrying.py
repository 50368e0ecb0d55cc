"""What is told of one child is written down for a brother or sister too, where somebody says that it is so."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.models import Event
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.records.families import actions, policy
from rightdoor.records.families.carrying import NOT_A_SIBLING, Also, Carried, tell_with_siblings
from rightdoor.records.families.checks import NotSo
from rightdoor.records.families.lifecycle import Kind, Post, Secret
from rightdoor.records.families.models import (
    Bond,
    Household,
    MustNotKnow,
    Professional,
    Relative,
    Residence,
    Responsibility,
    Told,
)
from rightdoor.records.families.secrets import leads_to_one_who_must_not_know
from rightdoor.records.families.tests.families_here import BEFORE, HEARD, relative, told
from rightdoor.records.people.models import Person
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db
WHY = "Their mother said it of both"
FACTS: tuple[type[Told], ...] = (Bond, Household, MustNotKnow, Professional, Residence, Responsibility)


@pytest.fixture
def fen(wren: Person, partnership: Partnership, administrator: Account) -> Person:
    """Wren's brother, who has a record here, and whom Wren's family names."""
    person: Person | None = request_of(partnership).person
    assert person is not None
    Person.objects.filter(pk=person.pk).update(preferred_name="Fen", born_on=date(2016, 4, 1))
    person = Person.objects.get(pk=person.pk)
    relative(wren, "Fen", administrator, Kind.SIBLING, born_on=date(2016, 4, 1), known_as=person)
    return person


def tell(telling: Callable[..., Any], wren: Person, by: Account, *also: Also, why: str = WHY, **more: Any) -> Carried:
    """One telling of Wren's family, and of each who is named."""
    return tell_with_siblings(tell=telling, person=wren, also=also, why=why, **told(by), **more)


def kept() -> int:
    return sum(model.objects.count() for model in (*FACTS, Relative))  # type: ignore[attr-defined]


def test_a_person_of_the_family_is_the_siblings_too_and_what_they_are_to_them_is_what_was_said_of_them(
    wren: Person, fen: Person, administrator: Account
) -> None:
    done = tell(actions.add_relative, wren, administrator, Also(str(fen.pk), kind=Kind.STEP_PARENT),
                name="Dale", kind=Kind.PARENT, born_on=date(1984, 2, 3))  # fmt: skip

    bond = Bond.objects.get(person=fen)
    assert (bond.relative.name, bond.relative.born_on, bond.relative.person) == ("Dale", date(1984, 2, 3), fen)
    assert (bond.kind, bond.source, bond.told_to) == (Kind.STEP_PARENT, WHY, administrator)
    assert (done.so, done.there) == ([fen.pk], [])
    assert policy.TELL in acts(about=fen.pk)
    assert Event.objects.filter(act=policy.TELL, about_id=fen.pk, actor_id=administrator.pk).count() == 1


def test_what_was_not_asked_of_the_sibling_is_not_known_and_nobody_has_responsibility(
    wren: Person, fen: Person, administrator: Account
) -> None:
    tell(actions.add_relative, wren, administrator, Also(str(fen.pk)), name="Marigold", kind=Kind.PARENT,
         starts_on=BEFORE)  # fmt: skip

    bond = Bond.objects.get(person=fen)
    assert (bond.kind, bond.starts_on) == (Kind.NOT_KNOWN, None)
    assert not Responsibility.objects.exists()


def test_what_somebody_is_to_a_sibling_is_told_later_of_the_same_person(
    wren: Person, fen: Person, administrator: Account
) -> None:
    tell(actions.add_relative, wren, administrator, Also(str(fen.pk)), name="Marigold", kind=Kind.PARENT)

    later = relative(fen, "Marigold", administrator)

    assert Relative.objects.get(person=fen) == later
    assert set(Bond.objects.filter(person=fen).values_list("kind", flat=True)) == {Kind.NOT_KNOWN, Kind.PARENT}


def test_somebody_whom_the_siblings_family_has_already_is_not_written_down_twice(
    wren: Person, fen: Person, administrator: Account
) -> None:
    mother = relative(fen, "Marigold", administrator, born_on=date(1984, 2, 3))

    done = tell(actions.add_relative, wren, administrator, Also(str(fen.pk)), name="marigold", kind=Kind.PARENT,
                born_on=date(1984, 2, 3))  # fmt: skip

    assert Relative.objects.get(person=fen) == mother
    assert Bond.objects.filter(person=fen).count() == 1
    assert (done.so, done.there) == ([], [fen.pk])


def test_somebody_is_found_by_their_own_record_by_those_alone_who_write_of_it(
    wren: Person, fen: Person, administrator: Account, partnership: Partnership
) -> None:
    seen, hidden = request_of(partnership).person, request_of(partnership, area="medway").person
    here = staff(partnership, "Lark Underhill", Role.PRACTITIONER, area="kent")
    for name, record in (("Fay", seen), ("Ivy", hidden)):
        relative(fen, f"{name} the elder", administrator, Kind.RELATIVE, known_as=record)
        child = Person.objects.get(pk=wren.pk)
        tell(actions.add_relative, child, here, Also(str(fen.pk)), name=name, kind=Kind.RELATIVE, known_as=record)

    assert set(Relative.objects.filter(person=fen).values_list("name", flat=True)) == {
        "Fay the elder", "Ivy the elder", "Ivy",
    }  # fmt: skip


def test_two_of_one_name_are_nobody_in_particular(wren: Person, fen: Person, administrator: Account) -> None:
    relative(fen, "Corin", administrator)
    relative(fen, "Corin", administrator, Kind.SIBLING)

    tell(actions.add_relative, wren, administrator, Also(str(fen.pk)), name="Corin", kind=Kind.PARTNER)

    assert Relative.objects.filter(person=fen, name="Corin").count() == 3


def test_a_bond_between_two_of_the_family_holds_between_the_same_two(
    wren: Person, fen: Person, administrator: Account
) -> None:
    mother = relative(fen, "Marigold", administrator)
    gran, hers = (relative(wren, name, administrator, Kind.GRANDPARENT) for name in ("Hyacinth", "Marigold"))

    tell(actions.tell_bond, wren, administrator, Also(str(fen.pk), kind=Kind.GRANDPARENT), relative=gran,
         kind=Kind.PARENT, to=hers)  # fmt: skip

    bonds = {(one.relative.name, one.kind, one.to) for one in Bond.objects.filter(person=fen)}
    assert bonds == {("Marigold", "parent", None), ("Hyacinth", "grandparent", None), ("Hyacinth", "parent", mother)}


def test_what_somebody_is_to_the_sibling_themselves_is_what_they_are_to_the_child_of_that_record(
    wren: Person, fen: Person, administrator: Account
) -> None:
    mother, himself = relative(wren, "Marigold", administrator), Relative.objects.get(known_as=fen)

    tell(actions.tell_bond, wren, administrator, Also(str(fen.pk)), relative=mother, kind=Kind.PARENT, to=himself)

    assert Bond.objects.filter(person=fen, kind=Kind.PARENT).get().to is None
    with pytest.raises(NotSo, match="For Fen: This is about themselves"):
        tell(actions.tell_bond, wren, administrator, Also(str(fen.pk)), relative=himself, kind=Kind.CHILD, to=mother)
    assert not Bond.objects.filter(kind=Kind.CHILD).exists()


def test_a_household_is_the_siblings_too_and_they_live_there_where_the_child_does(
    wren: Person, fen: Person, administrator: Account
) -> None:
    with_child = {"name": "With Gran", "with_child": True, "starts_on": BEFORE}

    first = tell(actions.tell_household, wren, administrator, Also(str(fen.pk)), **with_child)
    again = tell(actions.tell_household, wren, administrator, Also(str(fen.pk)), **with_child)

    lives = Residence.objects.get(person=fen)
    assert (lives.household.name, lives.household.person, lives.relative) == ("With Gran", fen, None)
    assert (lives.starts_on, lives.source) == (BEFORE, WHY)
    assert (first.so, again.there) == ([fen.pk], [fen.pk])
    assert Household.objects.count() == Residence.objects.count() == 2


def test_who_lives_where_is_so_in_the_home_that_the_sibling_has(
    wren: Person, fen: Person, administrator: Account
) -> None:
    gran, himself = relative(wren, "Hyacinth", administrator, Kind.GRANDPARENT), Relative.objects.get(known_as=fen)
    home = actions.tell_household(person=wren, name="With Gran", with_child=True, **told(administrator))
    same = actions.tell_household(person=fen, name="with gran", with_child=False, **told(administrator))

    for one in (gran, himself):
        tell(actions.tell_residence, wren, administrator, Also(str(fen.pk), kind=Kind.GRANDPARENT), household=home,
             relative=one, words="At weekends")  # fmt: skip

    lives = {(one.relative.name if one.relative else "", one.words) for one in Residence.objects.filter(household=same)}
    assert lives == {("Hyacinth", "At weekends"), ("", "At weekends")}
    assert Bond.objects.get(person=fen).kind == Kind.GRANDPARENT


def test_a_professional_is_around_both(wren: Person, fen: Person, administrator: Account) -> None:
    who = {"name": "Bo Reed", "post": Post.SOCIAL_WORKER, "organisation": "The council", "reach": "01632 960 000"}

    tell(actions.tell_professional, wren, administrator, Also(str(fen.pk)), **who)

    found = Professional.objects.get(person=fen)
    assert (found.name, found.post, found.reach, found.source) == ("Bo Reed", "social_worker", "01632 960 000", WHY)


def way(partnership: Partnership, phone: str) -> ContactPlan:
    plan: ContactPlan = ContactPlan.objects.create(partnership=partnership, phone=phone, updated_at=MONDAY)
    return plan


def test_who_must_not_know_is_kept_from_the_sibling_by_every_way_and_by_the_siblings_own_reason(
    wren: Person, fen: Person, administrator: Account, partnership: Partnership
) -> None:
    ways = [way(partnership, f"07700 90046{number}") for number in range(3)]
    father = relative(wren, "Corin", administrator, plan=ways[0])
    actions.tell_must_not_know(person=wren, relative=father, reason=Secret.WISH, plan=ways[1], **told(administrator))

    tell(actions.tell_must_not_know, wren, administrator, Also(str(fen.pk), reason=Secret.DANGER), relative=father,
         reason=Secret.HARMER, words="What Wren said", plan=ways[2])  # fmt: skip

    held = MustNotKnow.objects.filter(person=fen)
    assert {(one.relative.name, one.reason, one.words, one.source) for one in held} == {("Corin", "danger", "", WHY)}
    assert [leads_to_one_who_must_not_know(fen.pk, one, MONDAY) for one in ways] == [True, True, True]
    assert Bond.objects.get(person=fen).kind == Kind.NOT_KNOWN
    assert policy.TELL_SECRET in acts(about=fen.pk)


def test_who_must_not_know_of_the_sibling_already_is_not_said_twice_but_a_new_way_is(
    wren: Person, fen: Person, administrator: Account, partnership: Partnership
) -> None:
    fathers = [relative(one, "Corin", administrator) for one in (wren, fen)]
    actions.tell_must_not_know(person=fen, relative=fathers[1], reason=Secret.ORDER, **told(administrator))
    named = Also(str(fen.pk), reason=Secret.DANGER)
    secret = {"relative": fathers[0], "reason": Secret.HARMER}

    assert tell(actions.tell_must_not_know, wren, administrator, named, **secret).there == [fen.pk]
    new = way(partnership, "07700 900461")
    assert tell(actions.tell_must_not_know, wren, administrator, named, plan=new, **secret).so == [fen.pk]

    assert list(MustNotKnow.objects.filter(person=fen).order_by("reason").values_list("reason", "plan")) == [
        ("court_order", None), ("danger", new.pk),
    ]  # fmt: skip


def test_the_sibling_themselves_cannot_be_one_of_whom_they_must_not_know(
    wren: Person, fen: Person, administrator: Account
) -> None:
    himself, before = Relative.objects.get(known_as=fen), kept()

    with pytest.raises(NotSo, match="For Fen: This is about themselves"):
        tell(actions.tell_must_not_know, wren, administrator, Also(str(fen.pk), reason=Secret.WISH), relative=himself,
             reason=Secret.WISH)  # fmt: skip
    with pytest.raises(NotSo, match="Choose why"):
        tell(actions.tell_must_not_know, wren, administrator, Also(str(fen.pk)), reason=Secret.WISH,
             relative=relative(wren, "Corin", administrator))  # fmt: skip

    assert not MustNotKnow.objects.exists()
    assert kept() == before + 2  # Corin himself, who was told of before


def test_without_a_reason_or_where_it_cannot_be_so_of_one_of_them_nothing_is_kept(
    wren: Person, fen: Person, administrator: Account
) -> None:
    before = kept()

    with pytest.raises(NotSo, match="how you know"):
        tell(actions.tell_professional, wren, administrator, Also(str(fen.pk)), why=" ", name="Bo", post=Post.GP)
    with pytest.raises(NotSo, match="For Fen: A parent"):
        tell(actions.add_relative, wren, administrator, Also(str(fen.pk), kind=Kind.GRANDPARENT), name="Tansy",
             kind=Kind.SIBLING, born_on=date(2017, 1, 1))  # fmt: skip

    assert kept() == before


TELLINGS: list[tuple[Callable[..., Any], dict[str, Any]]] = [
    (actions.add_relative, {"name": "Marigold", "kind": Kind.FOSTER_CARER, "ends_on": BEFORE}),
    (actions.tell_household, {"name": "With Gran", "with_child": True}),
    (actions.tell_professional, {"name": "Bo", "post": Post.GP}),
]


@pytest.mark.parametrize(("telling", "words"), TELLINGS)
def test_what_is_sent_twice_is_one(
    telling: Callable[..., Any], words: dict[str, Any], wren: Person, fen: Person, administrator: Account
) -> None:
    named = Also(str(fen.pk), kind=Kind.FOSTER_CARER)
    first = tell(telling, wren, administrator, named, **words)
    after, written = kept(), Event.objects.filter(act=policy.TELL).count()

    second = tell(telling, wren, administrator, named, **words)

    assert (second.fact, kept(), Event.objects.filter(act=policy.TELL).count()) == (first.fact, after, written)
    assert (first.so, second.there) == ([fen.pk], [fen.pk])


def stranger_to(wren: Person, by: Account, partnership: Partnership, kind: str) -> str:
    """The key of somebody of whom it cannot be said."""
    if kind == "nobody":
        return str(uuid4())
    if kind in ("not linked", "a cousin"):
        person = request_of(partnership).person
    else:
        person = request_of(partnership, area="medway").person
    assert person is not None
    if kind in {"another area", "a cousin"}:
        relative(wren, "Fay", by, Kind.RELATIVE if kind == "a cousin" else Kind.SIBLING, known_as=person)
    return str(person.pk)


@pytest.mark.parametrize("kind", ["nobody", "not linked", "a cousin", "another area", "no key at all"])
def test_whoever_is_named_and_may_not_be_is_refused_on_record_and_nothing_is_kept(
    kind: str, wren: Person, fen: Person, practitioner: Account, partnership: Partnership
) -> None:
    key = "no key" if kind == "no key at all" else stranger_to(wren, practitioner, partnership, kind)
    here = staff(partnership, "Lark Underhill", Role.PRACTITIONER, area="kent")
    wren, before = Person.objects.get(pk=wren.pk), kept()

    with pytest.raises(Denied):
        tell(actions.tell_professional, wren, here, Also(str(fen.pk)), Also(key), name="Bo", post=Post.GP)

    assert kept() == before
    denied = Event.objects.get(decision="denied", actor_id=here.pk)
    assert (denied.act, str(denied.about_id)) == (policy.TELL, str(wren.pk) if kind == "no key at all" else key)
    assert (denied.reason == NOT_A_SIBLING) is (kind != "another area")


def test_parental_responsibility_is_told_of_each_child_alone(wren: Person, fen: Person, administrator: Account) -> None:
    with pytest.raises(Denied):
        tell(actions.tell_responsibility, wren, administrator, Also(str(fen.pk)), relative=None, body="Kent",
             standing="holds", ground="care_order")  # fmt: skip

    assert not Responsibility.objects.exists()


@pytest.mark.parametrize("tie", [Tie.GLASS, Tie.SHARED])
def test_of_a_sibling_whose_record_was_only_opened_nothing_is_written(
    tie: str, wren: Person, practitioner: Account, partnership: Partnership
) -> None:
    other = request_of(partnership, area="medway")
    relative(wren, "Fay", practitioner, Kind.SIBLING, known_as=other.person)
    here = staff(partnership, "Lark Underhill", Role.PRACTITIONER, area="kent")
    about = ("people.person", other.person_id) if tie == Tie.GLASS else ("referrals.referral", other.pk)
    Relation.objects.create(partnership=partnership, account=here, kind=tie, about_kind=about[0], about_id=about[1],
                            starts_at=MONDAY, ends_at=MONDAY + timedelta(hours=1), source="tests")  # fmt: skip
    wren, before = Person.objects.get(pk=wren.pk), kept()

    with pytest.raises(Denied):
        tell(actions.tell_professional, wren, here, Also(str(other.person_id)), name="Bo", post=Post.GP)

    assert kept() == before


def test_who_says_it_of_the_child_stays_with_the_child(wren: Person, fen: Person, administrator: Account) -> None:
    done = tell(actions.tell_professional, wren, administrator, Also(str(fen.pk)), name="Bo", post=Post.GP)

    assert done.fact.source == HEARD
    assert HEARD not in {one.source for one in Professional.objects.filter(person=fen)}
