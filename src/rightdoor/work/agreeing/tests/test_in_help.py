"""Whoever supports a child writes down what was agreed to, and nobody else does by this way."""

from html import unescape

import pytest
from django.urls import reverse

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.looking import who_looked
from rightdoor.records.agreements.models import Explanation
from rightdoor.records.people.agreements import consents_of, may_share
from rightdoor.records.people.models import Agreement
from rightdoor.work.agreeing.actions.in_help import Judged, NotTheirsToJudge, Said, write_in_help
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, begun, worker_of
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(partnership: Partnership) -> Account:
    return worker_of(partnership)


@pytest.fixture
def going(partnership: Partnership, manager: Account, worker: Account) -> Episode:
    return begun(accepted(partnership, manager), manager, worker)


def yes(to: str = "sharing", state: str = "given", judged: Judged | None = None) -> Said:
    return Said(given_by="young_person", to=to, state=state, said_by="Wren", how="Spoken", words="Yes", judged=judged)


def typed(**more: str) -> dict[str, str]:
    return {
        "giver": "young_person", "asked_for": "sharing", "answer_was": "given", "their_name": "Wren",
        "own_words": "That is fine by me", "heard_how": "paper", "heard_on_day": "8", "heard_on_month": "3",
        "heard_on_year": "2026", "can_decide": "nobody", **more,
    }  # fmt: skip


def test_a_worker_writes_down_whose_words_how_and_when(going: Episode, worker: Account, signed_in: SignedIn) -> None:
    client, here = signed_in(worker), reverse("agreement-in-help", args=[going.pk])
    assert "May we share what you told us" in unescape(client.get(here).content.decode())
    assert client.post(here, typed(their_name="")).status_code == 422
    assert client.post(here, typed()).status_code == 302

    kept = Agreement.objects.get(person=going.person)
    assert (kept.state, kept.said_by, kept.recorded_by) == ("given", "Wren", worker)
    assert kept.how == "On paper, signed, 8 March 2026: “That is fine by me”"
    assert kept.asking.wording.question.startswith("May we share")
    assert "That is fine by me" in unescape(client.get(here).content.decode())
    assert who_looked("referrals.referral", going.referral_id, MONDAY)


def test_under_sixteen_it_is_said_who_can_decide_and_not_by_a_worker_who_may_not_judge(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client, here = signed_in(worker), reverse("agreement-in-help", args=[going.pk])
    assert client.post(here, typed(can_decide="")).status_code == 422
    assert client.post(here, typed(can_decide="yes")).status_code == 422
    judged = client.post(here, typed(can_decide="yes", was_explained="What happens", why_able="She said it back"))
    assert judged.status_code == 409
    assert "That is fine by me" in unescape(judged.content.decode())
    assert not Agreement.objects.exists()


def test_a_practitioner_who_leads_it_judges_this_one_decision_with_the_answer(
    partnership: Partnership, manager: Account, practitioner: Account, worker: Account, going: Episode
) -> None:
    own = begun(accepted(partnership, manager, name="Robin"), manager, practitioner)
    judged = Judged(competent=True, decision="Help", explained="What happens", reason="He said it back")
    write_in_help(episode_id=own.pk, said=yes("service", judged=judged), by=practitioner, at=MONDAY)
    assert own.person is not None
    assert consents_of(own.person, service=own.service, at=MONDAY)["competence"] == "competent"
    assert Explanation.objects.get().their_words == "Yes"
    assert consents_of(own.person, service="kent.tss", at=MONDAY) == {}
    with pytest.raises(NotTheirsToJudge):
        write_in_help(episode_id=going.pk, said=yes(judged=judged), by=worker, at=MONDAY)


def test_a_no_ends_sharing_and_a_no_to_contact_stops_every_message(going: Episode, worker: Account) -> None:
    assert going.person is not None
    for said in (yes(), yes(state="withdrawn"), yes("contact", "refused")):
        write_in_help(episode_id=going.pk, said=said, by=worker, at=MONDAY)
        assert may_share(going.person, at=MONDAY) == (said.state == "given")
    going.referral.contact_plan.refresh_from_db()
    assert going.referral.contact_plan.stopped_at == MONDAY


def test_nobody_who_does_not_lead_it_writes_an_answer_nor_reads_one(
    going: Episode, manager: Account, signed_in: SignedIn
) -> None:
    other = worker_of(going.partnership, "Basil Hartnell")
    for account in (other, manager):
        with pytest.raises(Denied):
            write_in_help(episode_id=going.pk, said=yes(), by=account, at=MONDAY)
    assert signed_in(other).get(reverse("agreement-in-help", args=[going.pk])).status_code == 404


def test_what_was_answered_about_another_service_is_not_shown_to_this_ones_worker(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    Agreement.objects.create(
        partnership=going.partnership, person=going.person, given_by="young_person", to="service", state="given",
        service="essex.care_together", how="Canary", wording="1", said_at=MONDAY,
    )  # fmt: skip
    shown = signed_in(worker).get(reverse("agreement-in-help", args=[going.pk])).content.decode()
    assert "Canary" not in shown
