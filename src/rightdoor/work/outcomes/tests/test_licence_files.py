"""Words under a licence as a file, also where the registry knows scores alone; a slip is named with its line."""

from html import unescape
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.measures.licensed import with_words
from rightdoor.pure.measures.registry import InstrumentFileWrong
from rightdoor.pure.measures.uploaded import words_of_file
from rightdoor.work.outcomes.choosing import chosen
from rightdoor.work.outcomes.models import LicensedWords
from tests.people_here import MONDAY, SignedIn, staff

HEAD = "what,id,any,reverse,scale\n"
CHOICES = "".join(f"answer,{number},Choice {number},,\n" for number in range(11))
FOUR = "".join(f'item,{number},"Question, {number}",{"yes" if number == 2 else ""},total\n' for number in range(1, 5))


def read(text: str) -> str:
    return words_of_file("ors.csv", text.encode())


def test_a_table_brings_questions_choices_and_what_is_counted_the_other_way_round_and_no_cut_off() -> None:
    known = chosen("ors")
    assert known is not None
    one = with_words(known, read(HEAD + CHOICES + FOUR))
    assert [item.words["any"] for item in one.items] == [f"Question, {number}" for number in range(1, 5)]
    assert [item.reverse for item in one.items] == [False, True, False, False]
    assert one.scale("total").items == ("1", "2", "3", "4")
    assert one.answers[10] == {"any": "Choice 10"}
    for kept in ("bands", "min_change", "lowest", "highest"):
        assert getattr(one.scale("total"), kept) == getattr(known.scale("total"), kept)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("what,id,colour\n", "line 1"),
        (HEAD + CHOICES + "question,1,x,,\n", "line 13: 'question' is not"),
        (HEAD + "answer,one,x,,\n", "line 2: 'one' in 'id'"),
        (HEAD + "item,1,one,two,three,four\n", "line 2 has more cells"),
        (HEAD + "item,1,x,perhaps,\n", "line 2: 'reverse'"),
        (HEAD + 'item,1,"x\n', "line"),
    ],
)
def test_a_slip_is_named_with_its_line(text: str, says: str) -> None:
    with pytest.raises(InstrumentFileWrong, match=says):
        read(text)


def test_questions_that_do_not_reach_the_registrys_range_are_refused() -> None:
    known = chosen("ors")
    assert known is not None
    with pytest.raises(InstrumentFileWrong, match="reach 0 to 30, and it has 0 to 40"):
        with_words(known, read(HEAD + CHOICES + FOUR.rsplit("item", 1)[0]))
    with pytest.raises(InstrumentFileWrong, match="line 2 is not in UTF-8"):
        words_of_file("x.csv", b"what,id\nitem,\xff\n")


@pytest.mark.django_db
def test_a_bad_file_loses_nothing_and_a_good_one_is_seen_question_by_question_before_the_second_agrees(
    partnership: Partnership, manager: Account, signed_in: SignedIn, settings: LazySettings
) -> None:
    settings.CLOCK = MONDAY.isoformat()
    sent = {"form_key": str(uuid4()), "licence_of": "kent.hera", "licence_for": "ors", "licence_named": "Number 12",
            "licence_until_day": "9", "licence_until_month": "4", "licence_until_year": "2026"}  # fmt: skip
    client, here = signed_in(manager), reverse("licences")

    def post(text: str) -> object:
        return client.post(here, {**sent, "licence_file": SimpleUploadedFile("ors.csv", text.encode())})

    bad = client.post(here, {**sent, "licence_file": SimpleUploadedFile("ors.csv", b"what,id\nhat,1\n")})
    assert bad.status_code == 422
    assert "ors.csv: line 2" in unescape(bad.content.decode())
    assert "Number 12" in bad.content.decode()
    assert not LicensedWords.objects.exists()
    post(HEAD + CHOICES + FOUR)
    assert LicensedWords.objects.get().instrument == "ors"
    other = signed_in(staff(partnership, "Linden Fairweather", Role.MANAGER, area="kent"))
    assert "<li>Question, 2 (counted the other way round)</li>" in unescape(other.get(here).content.decode())
