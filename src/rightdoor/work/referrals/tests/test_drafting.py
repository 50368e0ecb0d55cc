"""Writing a request: kept as it is typed, heard where somebody is not safe, and opened by nobody else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.documents.actions import keep_document
from rightdoor.ground.documents.models import Document
from rightdoor.work.referrals.actions.drafting import (
    NoSecret,
    keep_for_later,
    purge_drafts,
    save_draft,
    save_page,
    start_draft,
    take_up,
)
from rightdoor.work.referrals.actions.sending import send_referral
from rightdoor.work.referrals.codes import is_secret, looks_like_a_code
from rightdoor.work.referrals.models import Asker, Channel, Draft
from rightdoor.work.referrals.telling import read_draft, read_referral
from rightdoor.work.referrals.tests.drafts_here import a_draft
from rightdoor.work.safeguarding.actions import handle_flag
from rightdoor.work.safeguarding.models import RedFlag
from tests.people_here import MONDAY

CLOCK = System("purge")


def test_what_was_said_before_is_the_beginning_of_a_draft(partnership: Partnership) -> None:
    draft = start_draft(
        partnership=partnership, asker=Asker.ME, browser_key="k", answers={"postcode": "Canterbury"}, by=VISITOR,
        at=MONDAY,
    )  # fmt: skip

    assert (draft.area, draft.version, draft.form_version[:7]) == ("kent", 1, "2026-11")


def test_staff_write_down_what_a_caller_says(partnership: Partnership, administrator: Account) -> None:
    draft = start_draft(
        partnership=partnership, asker=Asker.ME, browser_key="", channel=Channel.PHONE, by=administrator, at=MONDAY
    )

    assert draft.taken_by == administrator
    referral = send_referral(draft_id=draft.pk, by=administrator, at=MONDAY)
    assert (referral.taken_by, referral.channel) == (administrator, Channel.PHONE)


def test_the_same_words_again_change_nothing_and_leave_no_second_trail(partnership: Partnership) -> None:
    draft = a_draft(partnership, story="Once")

    again = save_draft(draft_id=draft.pk, answers={"story": "Once"}, by=VISITOR, at=MONDAY + timedelta(minutes=1))

    assert again.version == draft.version
    assert again.saved_at == MONDAY + timedelta(minutes=1)
    assert acts(about=draft.pk).count("referrals.draft_saved") == 1


def test_a_flag_carries_over_to_the_request_and_pins_it(partnership: Partnership) -> None:
    draft = a_draft(partnership, ending_life_now="yes", postcode="Canterbury")

    referral = send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY)

    flag = RedFlag.objects.get()
    assert (flag.about_kind, flag.about_id, flag.area) == ("referrals.referral", referral.pk, "kent")
    assert referral.flagged


def test_a_flag_that_was_dealt_with_unpins_the_request(partnership: Partnership, administrator: Account) -> None:
    referral = send_referral(draft_id=a_draft(partnership, danger_now="yes").pk, by=VISITOR, at=MONDAY)

    handle_flag(flag_id=RedFlag.objects.get().pk, what_was_done="Spoke with them", by=administrator, at=MONDAY)

    referral.refresh_from_db()
    assert not referral.flagged


def test_words_typed_into_a_sent_form_are_heard_about_the_request(partnership: Partnership) -> None:
    draft = a_draft(partnership, story="I am sad")
    referral = send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY)

    save_draft(draft_id=draft.pk, answers={"story": "I want to die", "danger_now": "yes"}, by=VISITOR, at=MONDAY)

    flags = RedFlag.objects.all()
    assert {flag.source for flag in flags} == {RedFlag.Source.WORDS, RedFlag.Source.ANSWER}
    assert {flag.about_id for flag in flags} == {referral.pk}


def test_words_that_worry_are_heard_though_another_tab_was_first(partnership: Partnership) -> None:
    draft = a_draft(partnership, voice="young")
    page = {"draft_id": draft.pk, "page": "story", "typed": {}, "seen": "", "by": VISITOR, "at": MONDAY}
    save_page(answers={"story": "First"}, tab="one", **page)

    second = save_page(answers={"story": "I want to die"}, tab="two", **page)

    assert second.elsewhere
    assert RedFlag.objects.get().source == RedFlag.Source.WORDS
    assert Draft.objects.get().keep


def test_words_that_worry_are_heard_though_there_are_too_many_of_them(partnership: Partnership) -> None:
    draft = a_draft(partnership, voice="young")

    save_page(
        draft_id=draft.pk, page="story", answers={}, typed={"story": "I want to die " * 300}, tab="one", seen="",
        by=VISITOR, at=MONDAY,
    )  # fmt: skip

    assert RedFlag.objects.get().source == RedFlag.Source.WORDS


def test_the_same_tab_may_save_as_often_as_it_likes(partnership: Partnership) -> None:
    draft = a_draft(partnership, voice="young")
    page = {"draft_id": draft.pk, "page": "story", "typed": {}, "seen": "", "tab": "one", "by": VISITOR, "at": MONDAY}

    saved = [save_page(answers={"story": words}, **page).elsewhere for words in ("A", "Ab", "Abc")]

    assert saved == [False, False, False]
    assert Draft.objects.get().answers["story"] == "Abc"


def test_a_draft_is_kept_for_later_with_a_code_and_a_hashed_word(partnership: Partnership) -> None:
    draft = keep_for_later(draft_id=a_draft(partnership).pk, secret_word="otter9", by=VISITOR, at=MONDAY)

    assert looks_like_a_code(draft.code or "")
    assert is_secret("otter9", draft.secret_word)
    assert "otter9" not in draft.secret_word
    again = keep_for_later(draft_id=draft.pk, secret_word="heron7", by=VISITOR, at=MONDAY)
    assert again.code == draft.code


def test_a_code_that_is_taken_is_not_given_again(partnership: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter(["amber-river-kettle-mossy", "amber-river-kettle-mossy", "velvet-lantern-mossy-kettle"])
    monkeypatch.setattr("rightdoor.work.referrals.actions.drafting.new_code", lambda: next(codes))
    first, second = a_draft(partnership), a_draft(partnership)

    kept = [
        keep_for_later(draft_id=draft.pk, secret_word="otter9", by=VISITOR, at=MONDAY).code for draft in (first, second)
    ]

    assert kept == ["amber-river-kettle-mossy", "velvet-lantern-mossy-kettle"]


def test_a_draft_is_not_kept_without_a_word(partnership: Partnership) -> None:
    draft = a_draft(partnership)

    with pytest.raises(NoSecret):
        keep_for_later(draft_id=draft.pk, secret_word=" a ", by=VISITOR, at=MONDAY)


def test_whoever_opens_a_draft_takes_it_to_their_browser(partnership: Partnership) -> None:
    draft = take_up(draft_id=a_draft(partnership).pk, browser_key="other", by=VISITOR, at=MONDAY)

    assert draft.browser_key == "other"
    assert acts(about=draft.pk)[-1] == "referrals.draft_opened"


def test_after_thirty_days_a_draft_goes_with_its_files_unless_somebody_may_not_be_safe(
    partnership: Partnership,
) -> None:
    calm, worrying, sent = (a_draft(partnership, story=words) for words in ("I am sad", "I want to die", "Sent"))
    send_referral(draft_id=sent.pk, by=VISITOR, at=MONDAY)
    file = SimpleUploadedFile("a.txt", b"a")
    keep_document(about=calm, partnership=partnership, file=file, by=VISITOR, at=MONDAY)

    assert purge_drafts(by=CLOCK, at=MONDAY + timedelta(days=30)) == 0
    assert purge_drafts(by=CLOCK, at=MONDAY + timedelta(days=31)) == 1

    assert set(Draft.objects.values_list("pk", flat=True)) == {worrying.pk, sent.pk}
    assert not Document.objects.exists()


def test_only_the_clock_removes_drafts(partnership: Partnership) -> None:
    a_draft(partnership, story="I am sad")

    with pytest.raises(Denied):
        purge_drafts(by=VISITOR, at=MONDAY + timedelta(days=31))


def test_whoever_must_act_reads_what_was_said(partnership: Partnership) -> None:
    draft = a_draft(partnership)

    said = read_draft(draft.pk)
    assert said is not None
    assert (said.name, said.place, said.asker) == ("Wren", "Canterbury", "Themselves")
    assert said.story.startswith("I feel anxious")
    referral = send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY)
    later = read_referral(referral.pk)
    assert later is not None
    assert later.plan == referral.contact_plan
    assert read_draft(uuid4()) is None
    assert read_referral(uuid4()) is None
