"""One assessment that several write: a part by each, nothing missing without a reason, and one summary."""

from datetime import date, timedelta
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Conflict, Role
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.walled.acting import acting
from rightdoor.records.adjustments.presenters import needs_line
from rightdoor.records.people.models import Person
from rightdoor.work.assessments.actions.opening import Around, NotSo, name_author, open_assessment
from rightdoor.work.assessments.actions.writing import complete, leave_out, write_section
from rightdoor.work.assessments.following import Assessments, assessments_about, person_of_assessment
from rightdoor.work.assessments.lifecycle import JOINT_PARTS, Kind, Part, parts_for
from rightdoor.work.assessments.models import Assessment
from rightdoor.work.conflicts.actions.barring import bar
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
IN_MAY = date(2026, 5, 1)
THE_REST = (Part.SPEECH_AND_LANGUAGE, Part.SUBSTANCE_USE)


def opened(child: Person, by: Account, kind: Kind = Kind.JOINT, **more: Any) -> Assessment:
    plain = {"because": "A first court day", "due_on": IN_MAY, "around": Around(is_unaccompanied=False)}
    return open_assessment(person_id=child.pk, kind=kind, form_key=uuid4(), by=by, at=MONDAY, **{**plain, **more})


def named(one: Assessment, part: Part, author: Account, by: Account) -> None:
    name_author(assessment_id=one.pk, part=part, author_id=author.pk, by=by, at=MONDAY)


def written(one: Assessment, part: Part, by: Account, **more: str) -> None:
    plain = {"words": "Sleeps badly", "their_words": "I hate mornings", "helps": ""}
    write_section(assessment_id=one.pk, part=part, by=by, at=MONDAY, **{**plain, **more})


def summed_up(one: Assessment, by: Account) -> Assessment:
    return complete(assessment_id=one.pk, summary="Short talks, first thing", advice_to_carers="", by=by, at=MONDAY)


def test_each_kind_has_its_parts_and_one_of_a_kind_is_open_at_a_time(child: Person, practitioner: Account) -> None:
    joint = opened(child, practitioner)
    assert set(joint.sections.values_list("part", flat=True)) == set(JOINT_PARTS)
    assert opened(child, practitioner, Kind.ENTRY_TO_CARE).sections.count() == len(parts_for(Kind.ENTRY_TO_CARE)) == 8
    with pytest.raises(NotSo, match="open for them already"):
        opened(child, practitioner)
    with pytest.raises(NotSo, match="That day is over"):
        opened(child, practitioner, Kind.LEAVING_CARE, due_on=date(2026, 3, 8))


def test_the_same_form_twice_opens_one(child: Person, practitioner: Account) -> None:
    key = uuid4()
    both = [
        open_assessment(
            person_id=child.pk, kind=Kind.JOINT, because="x", due_on=IN_MAY, around=Around(), form_key=key,
            by=practitioner, at=MONDAY,
        )
        for _time in range(2)
    ]  # fmt: skip
    assert both[0] == both[1]


def test_it_is_not_whole_while_a_part_is_missing_unless_a_reason_says_so(
    child: Person, practitioner: Account, therapist: Account, adviser: Account
) -> None:
    one = opened(child, practitioner)
    named(one, Part.MENTAL_HEALTH, therapist, practitioner)
    written(one, Part.MENTAL_HEALTH, therapist)
    with pytest.raises(NotSo, match=r"Speech, language and communication; Substance use\. It is not whole yet"):
        summed_up(one, practitioner)
    for part in THE_REST:
        leave_out(assessment_id=one.pk, part=part, because="They said no to it", by=practitioner, at=MONDAY)

    done = summed_up(one, practitioner)

    assert (done.completed_at, done.completed_by, done.summary) == (MONDAY, practitioner, "Short talks, first thing")
    with pytest.raises(NotSo, match="whole already"):
        named(one, Part.SUBSTANCE_USE, adviser, practitioner)


def test_in_a_joint_assessment_three_people_write_and_each_their_own_part(
    child: Person, practitioner: Account, therapist: Account, adviser: Account
) -> None:
    one = opened(child, practitioner)
    named(one, Part.MENTAL_HEALTH, therapist, practitioner)
    with pytest.raises(NotSo, match="three people write"):
        named(one, Part.SUBSTANCE_USE, therapist, practitioner)
    named(one, Part.SUBSTANCE_USE, adviser, practitioner)
    with pytest.raises(NotSo, match="Somebody else writes this part"):
        written(one, Part.MENTAL_HEALTH, adviser)
    written(one, Part.MENTAL_HEALTH, therapist)
    with pytest.raises(NotSo, match="stays with whoever wrote it"):
        named(one, Part.MENTAL_HEALTH, adviser, practitioner)
    with pytest.raises(NotSo, match="so it is not left out"):
        leave_out(assessment_id=one.pk, part=Part.MENTAL_HEALTH, because="x", by=practitioner, at=MONDAY)

    other = opened(child, practitioner, Kind.LEAVING_CARE)
    for part in (Part.HEALTH, Part.CARE):
        named(other, part, therapist, practitioner)
    assert other.sections.filter(author=therapist).count() == 2


def test_another_author_takes_the_place_of_one_who_then_reads_it_no_more(
    child: Person, practitioner: Account, therapist: Account, adviser: Account
) -> None:
    one = opened(child, practitioner)
    named(one, Part.MENTAL_HEALTH, therapist, practitioner)
    assert Assessment.objects.visible_to(therapist, MONDAY, []).exists()
    named(one, Part.MENTAL_HEALTH, adviser, practitioner)
    later = MONDAY + timedelta(minutes=1)
    assert not Assessment.objects.visible_to(therapist, later, []).exists()
    assert Assessment.objects.visible_to(adviser, later, []).exists()
    named(one, Part.MENTAL_HEALTH, adviser, practitioner)
    assert Relation.objects.filter(account=adviser, about_id=one.pk).count() == 1


def test_nobody_writes_who_may_know_nothing_of_the_child_or_holds_no_fitting_role(
    partnership: Partnership, child: Person, practitioner: Account, therapist: Account, manager: Account
) -> None:
    one = opened(child, practitioner)
    bar([child], therapist, Conflict.RELATIVE, "their uncle", made_by=None, at=MONDAY, starts_at=MONDAY)
    for who in (therapist, manager):
        with pytest.raises(NotSo, match="cannot write it"):
            named(one, Part.MENTAL_HEALTH, who, practitioner)


def test_whoever_writes_no_part_and_reads_no_request_sees_nothing_of_it(
    partnership: Partnership, child: Person, practitioner: Account, therapist: Account, adviser: Account
) -> None:
    one = opened(child, practitioner)
    named(one, Part.MENTAL_HEALTH, therapist, practitioner)
    for who, there in ((therapist, True), (adviser, False)):
        with acting(who, MONDAY):
            assert Assessment.objects.filter(pk=one.pk).exists() is there
            assert one.sections.exists() is there
    with pytest.raises(Denied):
        written(one, Part.MENTAL_HEALTH, adviser)
    elsewhere = staff(partnership, "Sorrel Winterbourne", Role.PRACTITIONER, area="essex")
    for act in (lambda: opened(child, elsewhere), lambda: summed_up(one, elsewhere)):
        with pytest.raises(Denied):
            act()


def test_what_makes_it_easier_stands_from_then_on_wherever_they_are_met(
    child: Person, practitioner: Account, therapist: Account
) -> None:
    one = opened(child, practitioner)
    named(one, Part.SPEECH_AND_LANGUAGE, therapist, practitioner)
    written(one, Part.SPEECH_AND_LANGUAGE, therapist, helps="Short sentences, and time to answer")
    assert "Short sentences, and time to answer" in needs_line(child)


def test_it_is_about_the_child(child: Person, practitioner: Account) -> None:
    one = opened(child, practitioner)
    assert person_of_assessment(one.pk) == child.pk
    assert list(assessments_about([child.pk])) == [{"pk": one.pk}]
    follower = Assessments()
    assert follower.belongings(child).things == [one.pk]
    follower.stop(child, by=System("death"), at=MONDAY)
    follower.go_on(child, by=System("death"), at=MONDAY)


def page(client: Client, name: str, *keys: object) -> str:
    answer = client.get(reverse(name, args=keys))
    assert answer.status_code == 200, name
    return unescape(answer.content.decode())


def joint(client: Client, child: Person) -> Assessment:
    """Opened on the page, after a form with something missing and before one that is sent again."""
    where = reverse("assessment-open", args=[child.pk])
    typed = {"form_key": str(uuid4()), "kind": "joint", "why_now": "A first court day", "social_worker": "Ms Rue",
             "unaccompanied": "no"}  # fmt: skip
    bad = client.post(where, typed)
    assert bad.status_code == 422
    assert "A first court day" in bad.content.decode()
    whole = {**typed, "due_on_day": "1", "due_on_month": "5", "due_on_year": "2026"}
    assert client.post(where, whole).status_code == 302
    assert client.post(where, {**whole, "form_key": str(uuid4())}).status_code == 409
    return Assessment.objects.get()


def test_a_decider_opens_it_names_who_writes_and_sums_it_up_on_its_page(
    child: Person, practitioner: Account, therapist: Account, signed_in: SignedIn
) -> None:
    client = signed_in(practitioner)
    assert "There is none." in page(client, "child", child.pk)
    one = joint(client, child)
    named_now = {"part": "mental_health", "author": str(therapist.pk)}
    assert client.post(reverse("assessment-author", args=[one.pk]), named_now).status_code == 302
    early = client.post(reverse("assessment-sum", args=[one.pk]), {"summing_up": "Short talks"})
    assert early.status_code == 409
    assert "Short talks" in early.content.decode()
    for part in THE_REST:
        left = {"part": part.value, "left_because": "They said no"}
        assert client.post(reverse("assessment-out", args=[one.pk]), left).status_code == 302
    written(one, Part.MENTAL_HEALTH, therapist)
    done = client.post(reverse("assessment-sum", args=[one.pk]), {"summing_up": "Short talks", "carers": "Be early"})
    assert done.status_code == 302
    shown = page(client, "assessment", one.pk)
    assert "Be early" in shown
    assert "Say who writes a part" not in shown
    assert "whole since" in page(client, "child", child.pk)


def test_an_author_finds_it_writes_their_part_and_sums_up_nothing(
    child: Person, practitioner: Account, therapist: Account, signed_in: SignedIn
) -> None:
    one = opened(child, practitioner, around=Around(social_worker="Ms Rue"))
    named(one, Part.MENTAL_HEALTH, therapist, practitioner)
    client = signed_in(therapist)
    assert "Joint assessment" in page(client, "assessments")
    shown = page(client, "assessment", one.pk)
    assert "Ms Rue" in shown
    assert "Sum it up" not in shown
    assert client.post(reverse("assessment-sum", args=[one.pk]), {"summing_up": "x"}).status_code == 404
    write = reverse("assessment-write", args=[one.pk])
    assert client.post(write, {"part": "mental_health"}).status_code == 422
    assert client.post(write, {"part": "mental_health", "found": "Sleeps badly"}).status_code == 302
    assert "Sleeps badly" in page(client, "assessment", one.pk)
