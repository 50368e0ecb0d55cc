from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from rightdoor.ground.access.actors import VISITOR, Account
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.ground.tasks.models import Task
from rightdoor.records.people.models import Agreement
from rightdoor.work.passport.actions.agreeing import NotTheirs, agreed_now, change_agreement
from rightdoor.work.passport.actions.reaching import change_reach
from rightdoor.work.passport.actions.worse import tell_worse
from rightdoor.work.passport.forms.agreeing import AgreementForm
from rightdoor.work.passport.tests.requests_here import CODE, WORD, a_plan, a_request
from rightdoor.work.referrals.actions.adding import add_words
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Addition, Asker, Referral
from rightdoor.work.safeguarding.actions import handle_flag
from rightdoor.work.safeguarding.models import RedFlag
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
HURT = "at_risk_of_significant_harm"


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    return a_request(partnership)


def worse(referral: Referral, *facts: str, words: str = "", key: Any = None) -> Referral:
    return tell_worse(referral_id=referral.pk, facts=facts, words=words, form_key=key or uuid4(), by=VISITOR, at=MONDAY)


def test_it_got_worse_keeps_the_words_calls_a_person_and_is_on_record(referral: Referral) -> None:
    worse(referral, words="It is every night now")

    assert referral.additions.get().words == "It is every night now"
    assert Task.objects.open().count() == 1
    assert "passport.got_worse" in acts(about=referral.pk)


def test_a_yes_to_a_safety_question_raises_a_red_flag(referral: Referral) -> None:
    worse(referral, HURT)

    flag = RedFlag.objects.get()
    assert (flag.source, flag.facts) == (RedFlag.Source.ANSWER, [HURT])
    assert Task.objects.get().kind == Task.Kind.RED_FLAG


@pytest.mark.parametrize("stage", [Stage.DECIDED, Stage.WITHDRAWN, Stage.DUPLICATE])
def test_an_answered_or_stopped_request_comes_back_to_the_queue(partnership: Partnership, stage: Stage) -> None:
    referral = worse(a_request(partnership, stage=stage))

    assert referral.stage == Stage.RECEIVED
    assert referral.history.get().reason == "It got worse"
    assert referral.received_at == MONDAY


@pytest.mark.parametrize("stage", [Stage.RECEIVED, Stage.WAITING_FOR_FACTS, Stage.CHOOSING])
def test_a_request_that_is_still_open_keeps_its_place(partnership: Partnership, stage: Stage) -> None:
    assert worse(a_request(partnership, stage=stage)).stage == stage


def test_telling_it_twice_with_the_same_form_tells_it_once(referral: Referral) -> None:
    key = uuid4()
    worse(referral, HURT, key=key)
    worse(referral, HURT, key=key)

    assert Addition.objects.count() == 1
    assert RedFlag.objects.count() == 1


def test_the_same_danger_said_again_after_it_was_dealt_with_calls_a_person_again(
    referral: Referral, lead: Account
) -> None:
    worse(referral, HURT)
    handle_flag(flag_id=RedFlag.objects.get().pk, what_was_done="Rang and met", by=lead, at=MONDAY)

    worse(referral, HURT)

    assert RedFlag.objects.filter(handled_at__isnull=True).count() == 1


def test_added_words_that_worry_call_a_person(referral: Referral) -> None:
    add_words(
        referral_id=referral.pk, kind=Addition.Kind.MORE, words="I want to die", form_key=uuid4(), by=VISITOR, at=MONDAY
    )

    assert RedFlag.objects.get().source == RedFlag.Source.WORDS


def test_telling_it_with_the_same_form_in_other_words_loses_neither(referral: Referral) -> None:
    key = uuid4()
    for words, facts in (("It is worse", []), ("It is worse", ["in_danger_now"]), ("I want to die", [])):
        for _twice in range(2):
            tell_worse(referral_id=referral.pk, facts=facts, words=words, form_key=key, by=VISITOR, at=MONDAY)

    assert sorted(Addition.objects.values_list("words", flat=True)) == ["I want to die", "It is worse", "It is worse"]
    assert RedFlag.objects.filter(about_id=referral.pk, facts__contains=["in_danger_now"]).exists()


def test_words_added_twice_with_the_same_form_are_added_once(referral: Referral, administrator: Account) -> None:
    key = uuid4()
    for _ in range(2):
        add_words(
            referral_id=referral.pk, kind=Addition.Kind.MORE, words=" On Mondays ", form_key=key, by=administrator,
            at=MONDAY,
        )  # fmt: skip

    addition = Addition.objects.get()
    assert (addition.words, addition.taken_by) == ("On Mondays", administrator)
    assert acts(about=referral.pk) == ["referrals.added"]


def test_a_manager_adds_nothing_to_a_request(referral: Referral, manager: Account) -> None:
    with pytest.raises(Denied):
        add_words(referral_id=referral.pk, kind=Addition.Kind.MORE, words="x", form_key=uuid4(), by=manager, at=MONDAY)


def reach(referral: Referral, **more: Any) -> ContactPlan:
    plain: dict[str, Any] = {
        "ways": ["email"], "phone": "", "email": "wren@example.org", "address": "", "school_contact": "",
        "safe_times": "", "voicemail_is_safe": None, "may_name_service": False, "who_must_not_know": "My brother",
    }  # fmt: skip
    return change_reach(referral_id=referral.pk, form_key=uuid4(), by=VISITOR, at=MONDAY, **{**plain, **more})


def test_changing_how_to_be_reached_changes_the_same_plan_and_staff_see_that_it_changed(referral: Referral) -> None:
    plan = reach(referral)

    assert plan.pk == referral.contact_plan_id
    assert (plan.ways, plan.email, plan.who_must_not_know) == (["email"], "wren@example.org", "My brother")
    assert referral.additions.get().kind == Addition.Kind.REACH


def test_never_contacting_a_parent_is_not_undone_by_a_change(partnership: Partnership) -> None:
    referral = a_request(partnership, contact_plan=a_plan(partnership, never_contact_parent=True, safe_word="plum"))

    plan = reach(referral)

    assert plan.never_contact_parent
    assert plan.safe_word == "plum"


def test_a_parent_changes_their_own_plan_and_never_the_childs(partnership: Partnership) -> None:
    referral = a_request(
        partnership, asker=Asker.CHILD, referrer_plan=a_plan(partnership, holder="parent", phone="07700 900999")
    )

    reach(referral)

    referral.refresh_from_db()
    assert referral.contact_plan.phone == "07700 900123"
    assert referral.referrer_plan.email == "wren@example.org"
    assert referral.referrer_plan.holder == "parent"


@pytest.mark.parametrize(
    ("asker", "holder"), [(Asker.ME, "young_person"), (Asker.CHILD, "parent"), (Asker.GROUP, "professional")]
)
def test_whoever_had_no_plan_gets_one(partnership: Partnership, asker: Asker, holder: str) -> None:
    referral = a_request(partnership, asker=asker)
    Referral.objects.update(contact_plan=None)

    plan = reach(referral)

    referral.refresh_from_db()
    assert plan.holder == holder
    assert plan.pk == (referral.contact_plan_id if asker == Asker.ME else referral.referrer_plan_id)


def agree(referral: Referral, **agreed: bool) -> list[Agreement]:
    return change_agreement(
        referral_id=referral.pk,
        agreed=agreed,
        shown=AgreementForm().as_shown(),
        form_key=uuid4(),
        by=VISITOR,
        at=MONDAY,
    )


def test_taking_back_an_agreement_is_kept_beside_what_was_said_before(referral: Referral) -> None:
    agree(referral, service=True, sharing=True, contact=True)
    taken_back = agree(referral, service=True, sharing=False, contact=True)

    assert [(one.to, one.state) for one in taken_back] == [("sharing", "withdrawn")]
    assert Agreement.objects.count() == 4
    assert agreed_now(referral.person, MONDAY) == {"service": True, "sharing": False, "contact": True}


def test_an_unchanged_agreement_is_not_recorded_again(referral: Referral) -> None:
    assert agree(referral, service=False) == []
    assert Addition.objects.count() == 0


def test_taking_back_contact_stops_everything_that_would_go_out(referral: Referral) -> None:
    agree(referral, contact=True)
    agree(referral, contact=False)

    referral.contact_plan.refresh_from_db()
    assert referral.contact_plan.stopped_at == MONDAY


def test_contact_can_be_taken_back_where_there_is_no_plan(referral: Referral) -> None:
    Referral.objects.update(contact_plan=None)
    agree(referral, contact=True)

    assert [one.state for one in agree(referral, contact=False)] == ["withdrawn"]


def test_a_parent_does_not_change_what_the_young_person_agreed_to(partnership: Partnership) -> None:
    with pytest.raises(NotTheirs):
        agree(a_request(partnership, asker=Asker.CHILD), service=True)


def test_a_flag_stays_with_a_person_when_agreement_is_taken_back(referral: Referral) -> None:
    worse(referral, HURT)
    agree(referral, service=True)
    agree(referral, service=False)

    assert RedFlag.objects.get().handled_at is None


@pytest.fixture
def inside(client: Client, referral: Referral, settings: Any) -> Client:
    settings.CLOCK = MONDAY.isoformat()
    client.post("/my-request/", {"code": CODE, "word": WORD})
    return client


def test_danger_leads_to_help_at_once_and_the_rest_back_to_the_page(inside: Client) -> None:
    danger = inside.post("/my-request/worse/", {"form_key": uuid4(), "facts": ["in_danger_now"], "words": ""})
    help_page = inside.get(danger["Location"]).content.decode()
    calmer = inside.post("/my-request/worse/", {"form_key": uuid4(), "facts": ["none"], "words": "sad"}, follow=True)

    assert "tel:999" in help_page
    assert "0800 1111" in help_page
    assert "A person reads it as soon as" in calmer.content.decode()


def test_every_page_behind_the_word_has_the_neutral_title_and_no_words_of_theirs(inside: Client) -> None:
    for where in ("open", "sent", "add", "worse", "worse/help", "reach", "agreement"):
        answer = inside.get(f"/my-request/{where}/")
        assert "<title>Page</title>" in answer.content.decode(), where
        assert "Canary" not in str(answer.headers)
        assert answer["Cache-Control"] == "no-store"


def test_each_form_keeps_what_was_typed_when_something_is_missing(inside: Client) -> None:
    ways = ["text", "post", "school", "email", "call"]
    typed = {"form_key": uuid4(), "ways": ways, "phone": "", "safe_times": "after 4"}
    page = inside.post("/my-request/reach/", typed).content.decode()

    assert "Type the number that we may text" in page
    assert 'value="after 4"' in page


def test_a_change_of_reach_and_of_mind_are_said_back_on_the_page(inside: Client) -> None:
    reached = inside.post("/my-request/reach/", {"form_key": uuid4(), "ways": ["code"]}, follow=True)
    yes = {"service": "yes", "sharing": "no", "contact": "yes"}
    agreed = inside.post("/my-request/agreement/", {"form_key": uuid4(), **yes}, follow=True)

    assert "only here, when you come back" in reached.content.decode()
    assert "From now on we go by that" in agreed.content.decode()
    assert 'name="service" type="radio" value="yes" checked' in inside.get("/my-request/agreement/").content.decode()


def test_what_was_added_is_shown_to_the_young_person(inside: Client) -> None:
    page = inside.post("/my-request/add/", {"form_key": uuid4(), "words": "And my cat died"}, follow=True)

    assert "And my cat died" in page.content.decode()
