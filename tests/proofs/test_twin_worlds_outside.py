"""What a child keeps to themselves changes nothing that a parent, or whoever holds a link of theirs, is told.

Two worlds are equal but for one secret.  The same person outside asks the same in both, behind code and word or behind
the two words of a link, and every answer must be the same but for the tokens that are new in each.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from http.cookies import SimpleCookie
from uuid import UUID, uuid4, uuid5

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from rightdoor.config.patience import BUCKETS
from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.records.families.actions import add_relative, tell_must_not_know
from rightdoor.records.families.lifecycle import Kind, Secret
from rightdoor.records.people.linking.known import keep_keys
from rightdoor.records.people.models import Person
from rightdoor.records.telling.lifecycle import Audience, Lasts, Section
from rightdoor.records.telling.models import Link
from rightdoor.work.joining.actions.joining import answer, ask_to_join
from rightdoor.work.passport.actions import giving, telling
from rightdoor.work.passport.actions.placing import give_place
from rightdoor.work.passport.secrets_of_links import secret_of, words_with
from rightdoor.work.passport.tests.requests_here import CODE, OTHER_CODE, WORD, a_plan, a_request
from rightdoor.work.referrals.codes import normalise_code
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.writing.actions.writing import write_message
from tests.people_here import MONDAY, staff
from tests.proofs.test_twin_worlds import differences
from tests.proofs.worlds import UNKNOWN, Answered, Asked, address, answers, patterns, qualified

pytestmark = pytest.mark.django_db
THIRD_CODE = normalise_code("marble tunnel fifteen ribbon")
MINE = "/my-request/open/"
OUTSIDE = ("/my-request/", "/shown/", "/ask/", "/complain/", "/files/")
LEFT_OUT = ("/my-request/phone/", "/my-request/finish/", "/shown/close/")
"""They end the visit, or answer with a key that is new each time."""


@dataclass
class World:
    """What both worlds have: a mother who asked, a child who asked and wrote, and the people who work on it."""

    desk: Account
    second: Account
    mothers: Referral
    childs: Referral | None = None

    @property
    def child(self) -> Person:
        assert self.mothers.person is not None
        return self.mothers.person

    @property
    def own(self) -> Referral:
        assert self.childs is not None
        return self.childs


@pytest.fixture
def world(partnership: Partnership, settings: LazySettings) -> World:
    settings.CLOCK, settings.PARTNERSHIP = MONDAY.isoformat(), partnership.slug
    desk = qualified(partnership, "Isolde Quarrington", Role.SAFEGUARDING_LEAD, Role.PRACTITIONER)
    second = staff(partnership, "Rowan Tansy", Role.ADMINISTRATOR)
    mothers = a_request(
        partnership, asker=Asker.CHILD, contact_plan=a_plan(partnership), referrer_name="Corin Vale",
        referrer_plan=a_plan(partnership, holder="parent", phone="07700 900777"),
    )  # fmt: skip
    return World(desk, second, mothers)


@pytest.fixture
def with_childs_own(world: World, partnership: Partnership) -> World:
    """The same, where the child asked too; of that world a link is held."""
    world.childs = a_request(partnership, person=world.child, code=OTHER_CODE, form_key=uuid4())
    return world


def the_child_asked_too(world: World) -> set[UUID]:
    return {a_request(world.mothers.partnership, person=world.child, code=OTHER_CODE, form_key=uuid4()).pk}


def the_child_wrote_and_told(world: World) -> set[UUID]:
    """Asked, wrote to the people who work on it, and told things for themselves and for them."""
    own = Referral.objects.get(pk=the_child_asked_too(world).pop())
    line = write_message(referral_id=own.pk, words="She reads my phone", form_key=uuid4(), by=VISITOR, at=MONDAY)
    told = [
        telling.tell(referral_id=own.pk, section=Section.KNOW, words=f"Only for {one.value}", audience=one,
                     form_key=uuid5(UNKNOWN, one.value), by=VISITOR, at=MONDAY).pk
        for one in (Audience.ME, Audience.WORKERS)
    ]  # fmt: skip
    return {own.pk, line.pk, *told}


def the_child_has_a_place(world: World) -> set[UUID]:
    place = give_place(
        person_id=world.child.pk, word="otter stone", how="In the room, alone", form_key=uuid4(), by=world.desk,
        at=MONDAY,
    )  # fmt: skip
    return {place.pk}


def two_records_of_the_child_became_one(world: World) -> set[UUID]:
    """Under the other record the child had asked for themselves."""
    partnership = world.mothers.partnership
    other = a_request(partnership, code=THIRD_CODE, form_key=uuid4())
    assert other.person is not None
    keep_keys(Person.objects.filter(pk__in=[world.child.pk, other.person.pk]))
    pair = ask_to_join(
        kept=world.child, other=other.person, area="kent", reason="The same girl, her form tutor says", stepped_up=True,
        by=world.desk, at=MONDAY,
    )  # fmt: skip
    answer(joining_id=pair.pk, agrees=True, stepped_up=True, by=world.second, at=MONDAY)
    return {other.pk, other.person.pk, pair.pk}


def the_mother_must_not_know(world: World) -> set[UUID]:
    bond = add_relative(
        person=world.child, name="Corin Vale", kind=Kind.PARENT, source="Wren", by=world.desk, at=MONDAY,
        plan=world.mothers.referrer_plan,
    )  # fmt: skip
    kept = tell_must_not_know(
        person=world.child, relative=bond.relative, reason=Secret.HARMER, source="Wren", by=world.desk, at=MONDAY
    )
    return {bond.pk, kept.pk}


Secretly = Callable[[World], set[UUID]]
SECRETS: list[Secretly] = [
    the_child_asked_too, the_child_wrote_and_told, the_child_has_a_place, two_records_of_the_child_became_one,
    the_mother_must_not_know,
]  # fmt: skip


def everything_outside(world: World, secret: set[UUID], first: str) -> list[Asked]:
    """Every page outside, by this request's key and by each secret one, empty and with words."""
    asked = [Asked("GET", first)]
    for pattern in patterns():
        for key in (world.mothers.pk, *sorted(secret)):
            names = dict.fromkeys(pattern.pattern.converters, key)
            path = address(pattern, names or {"of": key})
            if path is None or not path.startswith(OUTSIDE) or path.startswith(LEFT_OUT):
                continue
            words = (("of", str(world.mothers.pk)), ("words", "How is she?"), ("form_key", str(uuid5(UNKNOWN, path))))
            forged = (("of", str(key)), ("about", str(key)), ("words", "How is she?"))
            asked += [Asked("GET", path), Asked("POST", path, words), Asked("POST", path, forged)]
    return [*dict.fromkeys(asked), asked[0]]


def told(client: Client, questions: list[Asked], known: set[str]) -> list[Answered]:
    """What this browser is told, each time as if nobody had knocked before."""
    found, visit = [], client.cookies.output().replace("Set-Cookie: ", "")
    for asked in questions:
        BUCKETS.filled.clear()
        client.cookies = SimpleCookie(visit)
        found += answers(client, [asked], known)
    return found


def same_in_both(world: World, client: Client, secretly: Secretly, first: str = MINE) -> None:
    """Ask everything where the secret is, and where it is not."""
    client.raise_request_exception = False
    with transaction.atomic():
        secret = secretly(world)
        questions = everything_outside(world, secret, first)
        known = {str(key) for key in (world.mothers.pk, world.child.pk, *secret)}
        with_it = told(client, questions, known)
        transaction.set_rollback(True)
    without = told(client, questions, known)

    assert (without[0].status, without[-1].status) == (200, 200)
    assert sum(one.status == 200 for one in without) > 9  # the visit holds: else nothing is compared with nothing
    found = differences(questions, with_it, without)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize(
    "secretly",
    [pytest.param(one, marks=[] if one is the_child_wrote_and_told else [pytest.mark.full]) for one in SECRETS],
    ids=lambda one: str(one.__name__),
)
def test_a_mother_who_asked_is_told_nothing_of_what_the_child_keeps(
    world: World, client: Client, secretly: Secretly
) -> None:
    opened = client.post(reverse("my-request"), {"code": CODE, "word": WORD}, follow=True)
    assert opened.status_code == 200

    same_in_both(world, client, secretly)


def more_for_me_and_the_workers(world: World) -> set[UUID]:
    """Told since, for others than whoever holds the link; and a message."""
    told = [
        telling.tell(referral_id=world.own.pk, section=Section.HELPS, words=f"Only for {one.value}", audience=one,
                     form_key=uuid5(UNKNOWN, one.value), by=VISITOR, at=MONDAY).pk
        for one in (Audience.ME, Audience.WORKERS, Audience.GIVEN)  # the last is for links, but not chosen for this one
    ]  # fmt: skip
    line = write_message(referral_id=world.own.pk, words="Please call", form_key=uuid4(), by=VISITOR, at=MONDAY)
    return {*told, line.pk}


def another_link_was_given(world: World) -> set[UUID]:
    return {
        giving.give(referral_id=world.own.pk, name="Grandad", is_to_me="My grandad", shows=[], lasts=Lasts.WEEK,
                    form_key=uuid4(), by=VISITOR, at=MONDAY).pk
    }  # fmt: skip


@pytest.mark.parametrize(
    "secretly",
    [
        pytest.param(one, marks=[] if one is more_for_me_and_the_workers else [pytest.mark.full])
        for one in (more_for_me_and_the_workers, another_link_was_given, two_records_of_the_child_became_one,
                    the_mother_must_not_know)
    ],
    ids=lambda one: str(one.__name__),
)  # fmt: skip
def test_whoever_holds_a_link_is_told_nothing_of_what_was_not_chosen_for_them(
    with_childs_own: World, client: Client, secretly: Secretly
) -> None:
    link = a_link(with_childs_own)
    where = reverse("shown-knock", args=[secret_of(link.pk)])
    assert client.post(where, {"words": words_with(link.pk)}, follow=True).status_code == 200
    assert "Text me first" in client.get(reverse("shown")).content.decode()

    same_in_both(with_childs_own, client, secretly, first="/shown/")


def a_link(world: World) -> Link:
    """One thing, chosen for her gran."""
    chosen = telling.tell(
        referral_id=world.own.pk, section=Section.HELPS, words="Text me first", audience=Audience.GIVEN,
        form_key=uuid4(), by=VISITOR, at=MONDAY - timedelta(hours=1),
    )  # fmt: skip
    return giving.give(
        referral_id=world.own.pk, name="Nan", is_to_me="My gran", shows=[f"told:{chosen.pk}"], lasts=Lasts.WEEK,
        form_key=uuid4(), by=VISITOR, at=MONDAY,
    )  # fmt: skip


def test_what_a_mother_may_know_does_change_what_she_is_told(world: World, client: Client) -> None:
    """Else all the above would compare nothing with nothing."""
    client.post(reverse("my-request"), {"code": CODE, "word": WORD}, follow=True)

    def told_by_her(world: World) -> set[UUID]:
        ContactPlan.objects.filter(pk=world.mothers.referrer_plan_id).update(phone="07700 900555")
        return set()

    with pytest.raises(AssertionError, match="/my-request/"):
        same_in_both(world, client, told_by_her)
