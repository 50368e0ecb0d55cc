"""Every programme of the documents whose help begins here, from an accepted request to its end and the way back."""

from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.programmes import SPELLS, Programme, Thing
from rightdoor.records.directory.queries import entry, services
from rightdoor.work.caseload.programmes import begins_here
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safetyplans.models import SafetyPlan
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, worker_of
from tests.journeys.walker import Walker
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
EVERY = [
    pytest.param(service.code, one, id=f"{service.code} {one.name}", marks=() if in_each_run else pytest.mark.full)
    for service in services()
    for nth, one in enumerate(begins_here(service.code))
    for in_each_run in [nth == 0 or bool(one.before_start)]
]
"""One of each service, and whatever asks for something first, in each run; the others by ``--full``."""
HOW_IT_WAS_MADE = {
    "made_with": "Them and their gran", "whose": "theirs", "likely": "maybe", "review_on": date(2026, 4, 6),
}  # fmt: skip
AT_ITS_LIMIT = "It has lasted as long as it usually does"
PLAN = {
    "changed": "Sleeps again", "support_now": "A form tutor", "named_adult": "Ms Rue", "early_signs": "Skipping lunch",
    "what_to_do": "Tell Ms Rue", "way_back": "Ring us, no form", "made_with": "Them and their gran",
    "follow_up_on": date(2026, 5, 4),
}  # fmt: skip


@pytest.fixture(autouse=True)
def on_monday(settings: LazySettings) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def manager(partnership: Partnership) -> Account:
    return staff(partnership, "Linden Fairweather", Role.MANAGER)


@pytest.fixture
def worker(partnership: Partnership) -> Account:
    return worker_of(partnership, area="")


def walk(account: Account) -> Walker:
    """Each on a device of their own."""
    return Walker(SignedIn(Client())(account))


def old_enough(programme: Programme) -> int:
    """An age at which it can begin."""
    return programme.youngest or min(16, programme.oldest or 16)


def waits_for(service: str, programme: Programme, partnership: Partnership, manager: Account) -> Episode:
    """A request that the service accepted, of somebody of the right age."""
    area = service.split(".", maxsplit=1)[0]
    return accepted(partnership, manager, service=service, area=area, about={"age_said": old_enough(programme)})


def first_things(walker: Walker, episode: Episode, programme: Programme) -> None:
    """What must be there before it starts: without it it does not begin, then each is written where it belongs."""
    if programme.before_start:
        walker.send("It begins now", programme=programme.name).sees("Something must be there before this programme")
    for thing in programme.before_start:
        if thing is Thing.SAFETY_PLAN:
            walker.open(reverse("plan-write", args=[episode.person_id]))
            walker.send("Keep this version", signs="Shouting", **HOW_IT_WAS_MADE)
            assert SafetyPlan.objects.filter(person=episode.person_id).exists()
            walker.open(reverse("episode", args=[episode.pk]))
        else:
            walker.send("Keep it", to="/ready/", thing=thing.value, where="In the file")


def session(walker: Walker, number: int) -> None:
    """One session, as two minutes allow."""
    walker.send("Keep it", to="/session/", session_at="8:30", came="came", note=f"We walked and talked, {number}")
    walker.sees(f"We walked and talked, {number}")


@pytest.mark.parametrize(("service", "programme"), EVERY)
def test_from_accepted_to_a_planned_end_and_back_without_a_form(
    service: str, programme: Programme, partnership: Partnership, manager: Account, worker: Account
) -> None:
    episode = waits_for(service, programme, partnership, manager)
    page = reverse("episode", args=[episode.pk])
    leads = walk(manager).open(page).sees("Nobody has asked yet how they are")
    leads.send("It begins now", programme=programme.name).sees("Nobody gives this support yet")
    leads.send("Give it to them", worker=worker.name).sees(worker.name)

    helps = walk(worker).open(reverse("caseload")).sees("Help has not begun").open(page)
    first_things(helps, episode, programme)
    helps.send("It begins now", programme=programme.name).sees(programme.says)
    for number in range(1, (programme.sessions or 1) + 1):
        helps.sees_no(AT_ITS_LIMIT)
        session(helps, number)
    if programme.sessions:
        helps.sees(AT_ITS_LIMIT)
    reason = {"reason": "needs_met", "end_because": "They can go on"}
    helps.send("End it", **reason).sees("The step-down plan is not whole.")
    helps.send("Keep it", to="/step-down/", **PLAN).sees("Ring us, no form")
    helps.send("End it", **reason).sees("Ended on", "What was needed is there").sees_no("Write a session down")
    assert Episode.objects.get(pk=episode.pk).ended_at is not None

    leads.open(page).send("They wait again", back_because="They rang: it is hard again").sees("Waits since")
    again = Episode.objects.exclude(pk=episode.pk).get(referral=episode.referral)
    assert (again.service, again.person, again.ended_at) == (service, episode.person, None)
    assert Referral.objects.count() == 1, "no new form"


def test_every_service_that_helps_one_child_or_family_is_walked() -> None:
    walked = {str(one.values[0]) for one in EVERY}
    runs = {one.code for one in services() if any(each.kind in SPELLS and not each.run_by for each in one.programmes)}
    assert walked == runs
    assert {
        "kent.hera",
        "essex.eypdas",
        "essex.neet_bridge",
        "essex.staying_close",
        "medway.family_solutions",
    } <= walked
    sealed = [one.says for code in walked for one in entry(code).programmes if one.is_sealed]  # type: ignore[union-attr]
    assert len(sealed) == 1, "what is kept apart begins nowhere here"
