"""What is given to a group or a class where nobody is named, and what three people write together."""

from datetime import date

import pytest
from django.conf import LazySettings
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.assessments.lifecycle import JOINT_PARTS, Part
from rightdoor.work.assessments.models import Assessment
from rightdoor.work.groups.models import Cohort
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, begun, worker_of
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.journeys.test_every_programme import PLAN, manager, on_monday, walk, worker
from tests.people_here import MONDAY, staff

__all__ = ["manager", "on_monday", "worker"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("service", "programme"), [("essex.safe_in_essex", "workshop"), ("essex.break_the_vape", "")])
def test_a_group_that_asked_meets_with_two_who_run_it_and_is_counted_and_named_by_nobody(
    service: str, programme: str, partnership: Partnership, manager: Account, worker: Account, settings: LazySettings
) -> None:
    area = service.split(".", maxsplit=1)[0]
    asked: Referral = waiting(
        partnership, area=area, asker=Asker.GROUP, person=None, group_name="Year 9", stage="decided",
        wanted_service=service,
    )  # fmt: skip
    second = worker_of(partnership, "Sorrel Whitlock", area="")
    leads = walk(manager).open(reverse("group-open"))
    gives = next(one for one in leads.choices("gives") if one.startswith(f"{service}:{programme}"))
    leads.send(
        "Open it", gives=gives, place=area, title="Year 9 on Tuesdays", where_held="The hall", room_for="30",
        run=[worker.name, second.name], first_on=date(2026, 3, 10), first_at="9:00", times="2", how_many_pupils="24",
        **({"from_request": str(asked.pk)} if str(asked.pk) in leads.choices("from_request") else {}),
    )  # fmt: skip
    group = Cohort.objects.get()
    leads.sees("Year 9 on Tuesdays")
    settings.CLOCK = "2026-03-10T12:00:00+00:00"
    runs = walk(worker).open(reverse("group-session", args=[group.pk, group.gatherings.order_by("starts_at")[0].pk]))
    if "how_many_came" in runs.fields():
        runs.send("Keep it", to="/count/", how_many_came="22").sees("22")
    runs.send("Keep it", to="/note/", about_session="We looked at three short films").sees("three short films")
    assert not Episode.objects.exists(), "nobody is named"


def test_a_child_in_a_group_has_a_register_and_a_note_of_their_own(
    partnership: Partnership, manager: Account, worker: Account, settings: LazySettings
) -> None:
    going = begun(accepted(partnership, manager), manager, worker)
    second = worker_of(partnership, "Sorrel Whitlock", area="")
    walk(manager).open(reverse("group-open")).send(
        "Open it", gives="kent.hera:group", place="kent", title="Tuesdays", where_held="The hall", room_for="8",
        run=[worker.name, second.name], first_on=date(2026, 3, 10), first_at="9:00", times="2",
    )  # fmt: skip
    group = Cohort.objects.get()
    runs = walk(worker).open(reverse("group", args=[group.pk]))
    runs.send("Give the place", whom=str(going.pk), suits_because="Sits near the door", agreed_how="She did, by phone")
    settings.CLOCK = "2026-03-10T12:00:00+00:00"
    key = group.places.get().pk
    runs = walk(second).open(reverse("group-session", args=[group.pk, group.gatherings.order_by("starts_at")[0].pk]))
    runs.send("Keep the register", **{f"came_{key}": "came", f"note_{key}": "Spoke of her gran"})
    leads = walk(worker).open(reverse("episode", args=[going.pk])).sees("Spoke of her gran")
    reason = {"reason": "needs_met", "end_because": "They can go on"}
    leads.send("Keep it", to="/step-down/", **PLAN).send("End it", **reason).sees("Ended on")


def test_three_people_write_one_joint_assessment_and_it_is_whole_with_its_summary(
    partnership: Partnership,
) -> None:
    lead = staff(partnership, "Isolde Merrow", Role.PRACTITIONER, area="kent")
    therapist, speech, drugs = (
        staff(partnership, name, Role.PRACTITIONER, area="kent") for name in ("Tansy Oakley", "Bryony Vale", "Cato Ash")
    )
    child = waiting(partnership, about={"age_said": 16}).person
    assert child is not None
    opens = walk(lead).open(reverse("assessment-open", args=[child.pk]))
    opens.send("Open it", kind="joint", why_now="A first court day", due_on=date(2026, 5, 1))
    one = Assessment.objects.get()
    for part, author in zip(JOINT_PARTS, (therapist, speech, drugs), strict=True):
        opens.open(reverse("assessment", args=[one.pk])).send_to("/author/", part=part.value, author=author.name)
        theirs = walk(author).open(reverse("assessment", args=[one.pk]))
        if part is Part.SUBSTANCE_USE:
            opens.open(reverse("assessment", args=[one.pk]))
            opens.send_to("/sum-up/", summing_up="Short talks").sees("Substance use")
            assert Assessment.objects.get().completed_at is None
        theirs.send_to("/write/", part=part.value, found=f"What {author.name} found", they_say="I hate mornings")
    opens.open(reverse("assessment", args=[one.pk])).send_to("/sum-up/", summing_up="Short talks, first thing")
    opens.sees("Short talks, first thing", "What Bryony Vale found")
    assert Assessment.objects.get().completed_at == MONDAY
