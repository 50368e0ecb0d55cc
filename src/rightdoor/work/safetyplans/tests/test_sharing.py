"""Who else sees a line is the child's to say, and whoever must not know sees none, whatever was chosen."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.models import Event
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.records.families.lifecycle import Ground, Kind, Secret, Standing
from rightdoor.records.families.models import Bond, MustNotKnow, Relative, Responsibility
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safetyplans.actions.sharing import NotForThem, mark_of, share_lines, take_off_own_page
from rightdoor.work.safetyplans.actions.writing import SavedMeanwhile
from rightdoor.work.safetyplans.models import SafetyPlan, Share
from rightdoor.work.safetyplans.presenters.sharing import WHOLE, paper_for, papers_of
from rightdoor.work.safetyplans.readers import who_may_know
from rightdoor.work.safetyplans.tests.plans_here import planned
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=2)
WATER = "Cold water on my wrists"
MayKnow = Callable[..., Relative]


@pytest.fixture
def relative(child: Person, worker: Account) -> MayKnow:
    """Somebody of the family."""

    def add(name: str = "Aunt May", **more: object) -> Relative:
        return Relative.objects.create(
            partnership=child.partnership, person=child, name=name, added_at=MONDAY, added_by=worker, **more
        )

    return add


@pytest.fixture
def plan(child: Person, worker: Account) -> SafetyPlan:
    return planned(child, worker)


def keep_from(one: Relative, by: Account, **more: object) -> None:
    MustNotKnow.objects.create(
        partnership=one.partnership, person=one.person, relative=one, reason=Secret.HARMER, source="A call",
        told_at=MONDAY, told_to=by, **more,
    )  # fmt: skip


def shared(plan: SafetyPlan, by: Account, *readers: str, words: str = WATER) -> SafetyPlan:
    """One line, for these readers."""
    return share_lines(
        person_id=plan.person_id, plan_id=plan.pk, seen=mark_of(plan), by=by, at=LATER,
        chosen={plan.lines.get(words=words).pk: readers},
    )  # fmt: skip


def sheet(plan: SafetyPlan, reader: object) -> str:
    found = paper_for(plan.person, plan, str(reader), LATER)
    return str(found.parts) if found else ""


def test_until_the_child_says_so_nobody_else_sees_a_line(plan: SafetyPlan, relative: MayKnow) -> None:
    aunt = relative()

    assert [sheet(plan, one) for one in (aunt.pk, "school", "me", "nobody", uuid4())] == [""] * 5
    assert papers_of(plan.person, plan, LATER) == [(WHOLE, "The child’s own copy")]


def test_each_reader_gets_the_lines_that_were_chosen_for_them_and_no_others(
    plan: SafetyPlan, worker: Account, relative: MayKnow
) -> None:
    aunt = relative()
    shared(plan, worker, str(aunt.pk), "school")

    assert sheet(plan, aunt.pk) == sheet(plan, "school") == str([("What I can do alone", [WATER])])
    assert "I stop answering" not in sheet(plan, aunt.pk)
    assert "My dog Biscuit" not in str(paper_for(plan.person, plan, str(aunt.pk), LATER))


def test_a_sheet_is_the_same_whether_or_not_something_is_kept_from_its_reader(
    child: Person, worker: Account, relative: MayKnow
) -> None:
    aunt = relative()
    small = shared(planned(child, worker, lines={"alone": [WATER]}), worker, str(aunt.pk))
    alone = paper_for(child, small, str(aunt.pk), LATER)
    large = planned(child, worker, before=small)

    assert large.lines.count() > small.lines.count()
    assert paper_for(child, large, str(aunt.pk), LATER) == alone


def test_whoever_must_not_know_is_not_offered_and_from_that_moment_sees_nothing_of_what_was_shared(
    plan: SafetyPlan, worker: Account, relative: MayKnow
) -> None:
    step_father = relative("Gareth Voss")
    shared(plan, worker, str(step_father.pk))
    assert WATER in sheet(plan, step_father.pk)
    keep_from(step_father, worker)

    assert sheet(plan, step_father.pk) == ""
    assert who_may_know(plan.person, LATER) == []
    with pytest.raises(NotForThem, match="must not know"):
        shared(plan, worker, str(step_father.pk))
    shared(plan, worker)
    assert not Share.objects.standing().exists()


def test_nobody_comes_round_it_under_another_entry_of_the_same_name_record_or_telephone(
    plan: SafetyPlan, worker: Account, relative: MayKnow
) -> None:
    home = plan.partnership
    phone = {"partnership": home, "updated_at": MONDAY, "phone": "07700 900461"}
    record = Person.objects.create(partnership=home, preferred_name="Gareth", added_at=MONDAY)
    kept_away = relative(
        "Gareth Voss", known_as=record, plan=ContactPlan.objects.create(**phone)
    )  # fmt: skip
    others = [
        relative(" gareth voss"), relative("Dad", known_as=record),
        relative("Gaz", plan=ContactPlan.objects.create(**{**phone, "phone": "+44 7700 900 461"})),
    ]  # fmt: skip
    aunt = relative("Aunt May")
    assert len(who_may_know(plan.person, LATER)) == 5
    keep_from(kept_away, worker)

    assert who_may_know(plan.person, LATER) == [aunt]
    for one in others:
        with pytest.raises(NotForThem):
            shared(plan, worker, str(one.pk))


def test_whom_a_court_limits_is_not_offered(plan: SafetyPlan, worker: Account, relative: MayKnow) -> None:
    father = relative("Gareth Voss")
    Responsibility.objects.create(
        partnership=plan.partnership, person=plan.person, relative=father, standing=Standing.RESTRICTED,
        ground=Ground.PROHIBITED_STEPS, source="The order", told_at=MONDAY, told_to=worker,
    )  # fmt: skip

    assert who_may_know(plan.person, LATER) == []


def test_whom_the_child_named_when_they_told_how_to_reach_them_is_not_offered(
    plan: SafetyPlan, relative: MayKnow
) -> None:
    aunt, step_father = relative("Aunt May"), relative("Gareth Voss")
    theirs = ContactPlan.objects.filter(pk__in=Referral.objects.filter(person=plan.person).values("contact_plan"))
    assert who_may_know(plan.person, LATER) == [aunt, step_father]

    theirs.update(who_must_not_know="gareth, my step-dad")
    assert who_may_know(plan.person, LATER) == [aunt]
    theirs.update(who_must_not_know="my uncle")  # nobody here is called that, so it may be anybody
    assert who_may_know(plan.person, LATER) == []


def test_where_no_parent_may_be_contacted_none_is_offered_nor_anybody_who_may_be_one(
    plan: SafetyPlan, worker: Account, relative: MayKnow
) -> None:
    mother, aunt, _unknown = relative("Ros"), relative("Aunt May"), relative("Somebody")
    for one, kind in ((mother, Kind.PARENT), (aunt, Kind.RELATIVE)):
        Bond.objects.create(
            partnership=plan.partnership, person=plan.person, relative=one, kind=kind, source="Wren", told_at=MONDAY,
            told_to=worker,
        )  # fmt: skip
    theirs = ContactPlan.objects.filter(pk__in=Referral.objects.filter(person=plan.person).values("contact_plan"))
    theirs.update(never_contact_parent=True)

    assert who_may_know(plan.person, LATER) == [aunt]


def test_somebody_of_another_family_is_never_named(plan: SafetyPlan, worker: Account) -> None:
    other = Person.objects.create(partnership=plan.partnership, preferred_name="Robin", added_at=MONDAY)
    stranger = Relative.objects.create(
        partnership=plan.partnership, person=other, name="Somebody", added_at=MONDAY, added_by=worker
    )

    with pytest.raises(NotForThem):
        shared(plan, worker, str(stranger.pk))


def test_what_the_child_took_off_their_page_is_not_put_back_by_a_form_that_was_open(
    plan: SafetyPlan, worker: Account
) -> None:
    shared(plan, worker, "me")
    line, seen = plan.lines.get(words=WATER).pk, mark_of(plan)
    assert take_off_own_page(person=plan.person, by=VISITOR, at=LATER) == 1

    with pytest.raises(SavedMeanwhile):
        share_lines(
            person_id=plan.person_id, plan_id=plan.pk, seen=seen, chosen={line: ["me"]}, by=worker, at=LATER
        )  # fmt: skip
    assert not Share.objects.standing().exists()
    assert Share.objects.get().ended_at == LATER  # what was so is kept


def keep(client: Client, plan: SafetyPlan, **more: object) -> int:
    where = reverse("plan-share", args=[plan.person_id])
    sent = {"plan_id": plan.pk, "seen": mark_of(plan), "they_chose": "on", **more}
    return client.post(where, {name: value for name, value in sent.items() if value}).status_code


def test_through_the_page_it_is_asked_of_the_child_and_told_beside_each_line(
    plan: SafetyPlan, worker: Account, relative: MayKnow, signed_in: SignedIn
) -> None:
    aunt, client = relative(), signed_in(worker)
    shown = client.get(reverse("plan-share", args=[plan.person_id])).content.decode()
    assert "I stop answering messages" in shown
    assert "also on a phone that others hold" in shown

    assert keep(client, plan, line_1=["me"], they_chose="") == 422
    assert keep(client, plan, line_1=["nobody"]) == 422
    assert not Share.objects.exists()
    assert keep(client, plan, line_1=["me", str(aunt.pk)]) == 302
    page = client.get(reverse("plan", args=[plan.person_id])).content.decode()
    assert "Also: " in page
    assert "Aunt May" in page
    assert keep(client, plan, seen="0:stale", line_1=["school"]) == 409
    assert {one.reader for one in Share.objects.standing()} == {"me", "relative"}


def test_a_sheet_says_nowhere_what_it_is_and_names_whom_to_call(
    plan: SafetyPlan, worker: Account, relative: MayKnow, signed_in: SignedIn
) -> None:
    aunt, client = relative(), signed_in(worker)
    shared(plan, worker, str(aunt.pk))
    places = [reverse("plan-paper", args=[plan.person_id, reader]) for reader in (WHOLE, str(aunt.pk))]
    for place in places:
        shown = client.get(place).content.decode()
        assert "My notes" in shown
        assert 'href="tel:999"' in shown
        assert "safety plan" not in shown.casefold()
        assert plan.person.preferred_name not in shown
        assert "Open now" not in shown  # it is read on another day
    papers = Event.objects.filter(act="safetyplans.see", about_id=plan.person_id).order_by("id")
    assert [one.codes.get("paper") for one in papers] == [WHOLE, str(aunt.pk)]
    keep_from(aunt, worker)
    assert client.get(places[1]).status_code == 404
    assert client.get(reverse("plan-paper", args=[plan.person_id, "school"])).status_code == 404
