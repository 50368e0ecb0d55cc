"""Letters when help has ended: drafted from the record, looked at line by line, sent safely and kept as they went."""

from html import unescape
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.looking import who_looked
from rightdoor.ground.design.two_languages import halves
from rightdoor.ground.messages.models import ContactPlan, Message
from rightdoor.records.adjustments.actions import carry_language
from rightdoor.records.adjustments.lifecycle import Whose
from rightdoor.work.closing.actions import NotSent
from rightdoor.work.closing.drafting import draft
from rightdoor.work.closing.following import closing_letters_for
from rightdoor.work.closing.lifecycle import GENTLE, By, Part
from rightdoor.work.closing.models import ClosingLetter
from rightdoor.work.closing.readers import reader_of
from rightdoor.work.closing.tests.letters_here import LATER, asked_by_mum, over, sent, shared_with
from rightdoor.work.closing.tests.test_never import NINE, drafted
from rightdoor.work.support.lifecycle import Reason
from rightdoor.work.support.models import Episode
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def filled(shown: str, **more: object) -> dict[str, object]:
    """The form as it came, with what a person types."""
    names = ("form_key", "shown_mark")
    hidden = {name: shown.split(f'name="{name}" value="')[1].partition('"')[0] for name in names}
    return {**hidden, "closing_way": "paper", **more}


def test_the_young_persons_letter_carries_their_words_the_plan_the_way_back_and_numbers(
    going: Episode, worker: Account
) -> None:
    letter = drafted(over(going, worker), "me", worker)

    for words in ("Dear Wren", "“Sleep all night”", "Ms Marlowe", "Ring us", "call 999", "without a new form"):
        assert words in letter
    assert "Fewer rows" not in letter
    assert "HERA" not in letter
    assert "Call 111 and choose 2" in letter
    assert "01303 667 700" not in letter, "a line of ours has hours"


def test_a_parents_letter_carries_their_own_goals_and_never_the_young_persons(going: Episode, worker: Account) -> None:
    asked_by_mum(over(going, worker), born_on=NINE)
    letter = drafted(going, "parent", worker)
    assert "Fewer rows at home" in letter
    assert "Sleep all night" not in letter


@pytest.mark.parametrize("reason", sorted(GENTLE))
def test_where_nobody_planned_it_the_letter_is_gentle_and_the_door_is_open(
    going: Episode, worker: Account, reason: Reason
) -> None:
    letter = drafted(over(going, worker, reason), "me", worker)
    assert "The door stays open" in letter
    assert "has ended" not in letter
    for word in ("failed", "missed", "did not attend", "discharge", "must"):
        assert word not in letter


def test_it_is_in_the_readers_language_where_the_words_are_ours_and_in_english(going: Episode, worker: Account) -> None:
    assert going.person is not None
    carry_language(person=going.person, language="Polish", whose=Whose.CHILD, by=VISITOR, at=MONDAY)
    (code, polish), (other, english) = halves(drafted(over(going, worker), "me", worker))
    assert (code, other) == ("pl", "en-gb")
    assert "The door stays open" in english
    assert "The door stays open" not in polish
    assert "“Sleep all night”" in polish


def test_it_is_looked_at_line_by_line_before_it_goes_and_kept_as_it_went(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    over(going, worker)
    client = signed_in(worker)
    where = reverse("closing-letter", args=[going.pk, "me"])
    send = reverse("closing-letter-send", args=[going.pk, "me"])
    shown = page(client, where)
    late = client.post(send, filled(shown, closing_words="Dear Wren,\n\nCome back when you like."))
    assert late.status_code == 409
    assert not ClosingLetter.objects.exists()
    looked = unescape(late.content.decode())
    assert '<li class="rd-kept-lines">Come back when you like.</li>' in looked
    gone = client.post(send, filled(looked, closing_words="Dear Wren,\n\nCome back when you like."))
    assert gone["Location"] == reverse("closing-letter-paper", args=[going.pk, "me"])
    assert "Come back when you like." in page(client, gone["Location"])
    assert client.get(where)["Location"] == gone["Location"]
    assert who_looked("referrals.referral", going.referral_id, LATER)
    with pytest.raises(NotSent, match="already"):
        sent(going, "me", worker)


def test_the_draft_is_written_anew_from_what_is_ticked(going: Episode, worker: Account, signed_in: SignedIn) -> None:
    over(going, worker)
    client = signed_in(worker)
    shown = page(client, reverse("closing-letter", args=[going.pk, "me"]))
    anew = client.post(
        reverse("closing-letter-anew", args=[going.pk, "me"]), filled(shown, going=["way_back"], closing_words="x")
    )
    told = unescape(anew.content.decode())
    assert "Ring us" in told
    assert "Sleep all night" not in told


def test_by_the_safe_way_it_waits_behind_their_code_and_outside_says_nothing_of_it(
    going: Episode, worker: Account
) -> None:
    letter = sent(over(going, worker), "me", worker, "Dear Wren", way=By.SAFE)
    message = Message.objects.get(about_id=going.referral_id, kind="closing_letter")
    assert message.body == "Dear Wren"
    assert "Wren" not in message.outside
    assert "ended" not in message.outside
    assert closing_letters_for(going.referral) == [letter]


def test_what_went_on_paper_or_to_another_is_not_behind_the_askers_code(
    going: Episode, worker: Account, practitioner: Account
) -> None:
    school = shared_with(over(going, worker), "Mill Lane School", practitioner)
    sent(going, "me", worker)
    sent(going, str(school.pk), worker, carried=(Part.ADULT,))
    assert closing_letters_for(going.referral) == []


def test_whoever_asked_us_to_stop_is_not_written_to(going: Episode, worker: Account) -> None:
    ContactPlan.objects.filter(pk=going.referral.contact_plan_id).update(stopped_at=MONDAY)
    over(going, worker)
    going.referral.refresh_from_db()
    assert reader_of(going, "me", LATER) is None


def test_nothing_goes_while_help_goes_on_though_it_can_be_drafted(going: Episode, worker: Account) -> None:
    to = reader_of(going, "me", LATER)
    assert to is not None
    assert "ended" in draft(going, to, [], by=worker, at=LATER)
    with pytest.raises(NotSent, match="goes on"):
        sent(going, "me", worker)


def test_the_same_form_twice_is_one_letter(going: Episode, worker: Account, signed_in: SignedIn) -> None:
    over(going, worker)
    client = signed_in(worker)
    shown = page(client, reverse("closing-letter", args=[going.pk, "me"]))
    words = shown.split('name="closing_words"')[1].split(">", 1)[1].partition("</textarea>")[0].strip()
    form = filled(shown, closing_words=words, form_key=str(uuid4()))
    send = reverse("closing-letter-send", args=[going.pk, "me"])
    assert {client.post(send, form).status_code for _time in range(2)} == {302}
    assert ClosingLetter.objects.count() == 1
