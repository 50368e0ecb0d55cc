import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.records.people.actions import WrongAge
from rightdoor.records.people.agreements import consents_of
from rightdoor.records.people.models import CompetenceDecision
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.actions.judging import NobodyNamed, judge_competence
from rightdoor.work.triage.actions.offering import NotQualified
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db


def judge(referral: Referral, by: Account) -> CompetenceDecision:
    return judge_competence(
        referral_id=referral.pk, service="kent.tss", competent=True, reason="Understood it well", by=by, at=MONDAY
    )


def test_a_judgement_lifts_the_hold_of_that_service_and_the_rules_are_asked_anew(
    partnership: Partnership, practitioner: Account
) -> None:
    young = request_of(partnership, born_on="2012-05-01")
    before = young.matches.count()

    judge(young, practitioner)

    assert young.person is not None
    assert consents_of(young.person, service="kent.tss", at=MONDAY)["competence"] == "competent"
    assert young.matches.count() == 2 * before


def test_whoever_is_not_qualified_cannot_judge_competence(partnership: Partnership, unqualified: Account) -> None:
    with pytest.raises(NotQualified):
        judge(request_of(partnership, born_on="2012-05-01"), unqualified)

    assert not CompetenceDecision.objects.exists()


def test_an_administrator_cannot_judge_competence(partnership: Partnership, administrator: Account) -> None:
    with pytest.raises(Denied):
        judge(request_of(partnership), administrator)


def test_a_group_has_nobody_to_judge(partnership: Partnership, practitioner: Account) -> None:
    with pytest.raises(NobodyNamed):
        judge(request_of(partnership, "group", "essex"), practitioner)


def test_from_sixteen_competence_is_not_judged_and_nothing_is_recorded(
    partnership: Partnership, practitioner: Account
) -> None:
    with pytest.raises(WrongAge, match="record a doubt"):
        judge(request_of(partnership, born_on="2010-03-09"), practitioner)

    assert not CompetenceDecision.objects.exists()
