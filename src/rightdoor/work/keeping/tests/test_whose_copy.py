"""Which parent a copy is for: by the code of the request that they made, and another's words are not in it."""

import pytest
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.pure.keys import new_key
from rightdoor.records.families.actions import tell_must_not_know
from rightdoor.records.families.lifecycle import Secret
from rightdoor.records.families.tests.families_here import relative, told
from rightdoor.work.keeping.actions import copying
from rightdoor.work.keeping.lifecycle import Asker, Identity
from rightdoor.work.keeping.models import AccessRequest
from rightdoor.work.keeping.rows import PEOPLE
from rightdoor.work.keeping.tests.records_here import a_record
from rightdoor.work.keeping.tests.test_copying import inside
from rightdoor.work.referrals.models import Referral
from tests.people_here import MONDAY, SignedIn, staff


@pytest.fixture
def maker(partnership: Partnership) -> Account:
    return staff(partnership, "First Keeper", Role.DATA_OFFICER)


def of_two_parents(partnership: Partnership, lead: Account) -> tuple[Referral, Referral]:
    """A mother and a father, who live apart, asked about one child."""
    hers, his = (a_record(partnership, lead, "child", story=f"zq-{whose}") for whose in ("hers", "his"))
    for one, phone in ((hers, "07700900111"), (his, "07700900222")):
        ContactPlan.objects.filter(pk=one.referrer_plan_id).update(phone=phone, email="")
    Referral.objects.filter(pk=his.pk).update(person=hers.person)
    return hers, his


def given_to(request: Referral, code: str, maker: Account, lead: Account) -> str:
    one = copying.receive_request(
        record_kind=PEOPLE, record_id=request.person_id, form_key=new_key(), asked_by=Asker.PARENT, code=code,
        identity=Identity.KNOWN, received_on=MONDAY.date(), by=maker, at=MONDAY,
    )  # fmt: skip
    copying.make_copy(request_id=one.pk, by=maker, at=MONDAY)
    copying.read_copy(request_id=one.pk, by=lead, at=MONDAY)
    copying.release_copy(request_id=one.pk, by=lead, at=MONDAY)
    page, _table, _book = inside(copying.take_copy(request_id=one.pk, by=lead, at=MONDAY))
    return page


def test_of_two_parents_each_is_given_their_own_words_by_the_code_of_their_request_and_without_it_nothing(
    partnership: Partnership, lead: Account, maker: Account
) -> None:
    hers, his = of_two_parents(partnership, lead)

    to_her = given_to(hers, hers.code.replace("-", " ").upper(), maker, lead)
    to_him = given_to(hers, his.code, maker, lead)

    assert ("zq-hers" in to_her, "zq-his" in to_her) == (True, False)
    assert ("zq-hers" in to_him, "zq-his" in to_him) == (False, True)
    assert "zq" not in given_to(hers, "", maker, lead)


@pytest.mark.parametrize(("reached", "sees"), [("his phone", True), ("her phone", False), ("nowhere", False)])
def test_a_parent_who_may_be_the_one_who_must_not_know_is_given_nothing(
    partnership: Partnership, lead: Account, maker: Account, reached: str, *, sees: bool
) -> None:
    hers, his = of_two_parents(partnership, lead)
    plan = {"his phone": his.referrer_plan, "her phone": hers.referrer_plan, "nowhere": None}[reached]
    assert hers.person is not None
    somebody = relative(hers.person, "Corin", lead, plan=plan)
    tell_must_not_know(person=hers.person, relative=somebody, reason=Secret.HARMER, **told(lead))

    assert ("zq-hers" in given_to(hers, hers.code, maker, lead)) is sees


def test_a_code_of_another_record_or_of_the_child_themselves_is_refused_and_nothing_is_written_down(
    partnership: Partnership, lead: Account, maker: Account, signed_in: SignedIn
) -> None:
    hers, other = (a_record(partnership, lead, "child") for _ in range(2))
    own = a_record(partnership, lead)
    Referral.objects.filter(pk=own.pk).update(person=hers.person)
    for code in (other.code, own.code, "no such code here"):
        with pytest.raises(copying.NotTheirCode):
            given_to(hers, code, maker, lead)
    answer = signed_in(maker).post(
        reverse("records-ask-copy", args=["person", hers.person_id]),
        {"form_key": str(new_key()), "asked_by": "parent", "identity": Identity.KNOWN.value, "code": other.code,
         "came_on_day": "9", "came_on_month": "3", "came_on_year": "2026"},
    )  # fmt: skip

    assert answer.status_code == 422
    assert other.code in answer.content.decode()
    assert "Nothing was written down" in answer.content.decode()
    assert not AccessRequest.objects.exists()
