"""A copy of a record: what is in it, what is not and why, and the two people between asking and handing over."""

import io
import json
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.two_people import SamePerson
from rightdoor.ground.audit.record import acts
from rightdoor.ground.documents.models import Document
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.pure.keys import new_key
from rightdoor.records.families.actions import tell_must_not_know
from rightdoor.records.families.lifecycle import Secret
from rightdoor.records.families.tests.families_here import relative, told
from rightdoor.work.keeping.actions import copying
from rightdoor.work.keeping.actions.disposing import Overtaken
from rightdoor.work.keeping.actions.finding import NoRecord
from rightdoor.work.keeping.lifecycle import Asker, Copy, Identity, Withheld
from rightdoor.work.keeping.models import AccessRequest, Bundle
from rightdoor.work.keeping.rows import PEOPLE
from rightdoor.work.keeping.tests.records_here import a_record
from rightdoor.work.referrals.models import ContactEntry, Referral
from rightdoor.work.support.models import Episode
from tests.people_here import MONDAY, staff
from tests.sealed_here import CANARY, KINDS, part_of, seal

PNG = b"\x89PNG a drawing"


@pytest.fixture
def maker(partnership: Partnership) -> Account:
    return staff(partnership, "First Keeper", Role.DATA_OFFICER)


def asked(request: Referral, by: Account, who: Asker = Asker.THEMSELVES, key: Any = None) -> AccessRequest:
    return copying.receive_request(
        record_kind=PEOPLE, record_id=request.person_id, form_key=key or new_key(), asked_by=who,
        identity=Identity.KNOWN, received_on=MONDAY.date(), by=by, at=MONDAY,
    )  # fmt: skip


def handed_over(request: Referral, maker: Account, lead: Account, who: Asker = Asker.THEMSELVES) -> bytes:
    one = asked(request, maker, who)
    copying.make_copy(request_id=one.pk, by=maker, at=MONDAY)
    copying.release_copy(request_id=one.pk, by=lead, at=MONDAY)
    return copying.take_copy(request_id=one.pk, by=lead, at=MONDAY)


def inside(content: bytes) -> tuple[str, dict[str, Any], zipfile.ZipFile]:
    """The page, the table, and the parcel itself."""
    book = zipfile.ZipFile(io.BytesIO(content))
    return book.read("your-record.html").decode(), json.loads(book.read("your-record.json")), book


def test_the_answer_is_owed_in_a_month_by_the_calendar(partnership: Partnership, lead: Account, maker: Account) -> None:
    one = asked(a_record(partnership, lead), maker)

    assert (one.received_on, one.answer_by) == (date(2026, 3, 9), date(2026, 4, 9))


def test_a_copy_tells_what_was_written_when_and_by_whom_in_which_role(
    partnership: Partnership, lead: Account, maker: Account
) -> None:
    page, table, _book = inside(handed_over(a_record(partnership, lead, story="I feel low"), maker, lead))

    decision = next(one for one in table["entries"] if one["title"] == "A decision about your request")
    assert decision["who"] == "Safeguarding lead"
    assert decision["when"] == "Monday 9 March 2026, 09:00"
    assert {"what": "How we understood it", "words": "Worries about exams"} in decision["lines"]
    assert "I feel low" in page
    assert "Dear Wren" in page
    assert lead.name not in page


def test_words_of_others_and_what_could_harm_are_not_in_it_and_the_reasons_are(
    partnership: Partnership, lead: Account, maker: Account
) -> None:
    page, table, _book = inside(handed_over(a_record(partnership, lead), maker, lead))

    for words in ("An aunt", "She said", "A worry", "They heard", "07700 900 462", "Dear colleague", "To a parent"):
        assert words not in page
        assert words not in json.dumps(table)
    assert table["not_included"] == [
        "Words of other people, or about them.",
        "Things that could put someone at risk of serious harm.",
        "We never say whether there is anything else that we may not give.",
    ]


@pytest.mark.parametrize("who", [Asker.THEMSELVES, Asker.PARENT])
def test_who_must_not_know_and_what_others_said_of_a_family_are_not_in_it(
    who: Asker, partnership: Partnership, lead: Account, maker: Account
) -> None:
    request = a_record(partnership, lead)
    assert request.person is not None
    father = relative(request.person, "zq Corin", lead)
    tell_must_not_know(person=request.person, relative=father, reason=Secret.HARMER, words="zq-he-hurt", **told(lead))

    page, table, _book = inside(handed_over(request, maker, lead, who))

    assert "zq" not in page
    assert "zq" not in json.dumps(table)
    assert "alleged_harmer" not in json.dumps(table)
    assert "must not know" not in page.lower()
    assert ("Who is who in your family" in page) is (who is Asker.THEMSELVES)


def test_what_a_professional_wrote_about_somebody_is_words_of_another(
    partnership: Partnership, lead: Account, maker: Account
) -> None:
    page, table, book = inside(handed_over(a_record(partnership, lead, "someone", story="He hits out"), maker, lead))

    assert "He hits out" not in page
    assert table["files"] == []
    assert [name for name in book.namelist() if name.startswith("files/")] == []


def a_record_for(partnership: Partnership, lead: Account) -> Referral:
    request = a_record(partnership, lead)
    Document.objects.update(content=PNG)
    return request


def test_own_files_come_along_under_numbers_and_unchecked_ones_do_not(
    partnership: Partnership, lead: Account, maker: Account
) -> None:
    request = a_record_for(partnership, lead)
    Document.objects.create(
        partnership=partnership, about_kind="referrals.referral", about_id=request.pk, name="../../x.exe", kind="pdf",
        size=1, content=b"held", sha256="b", sent_sha256="b", received_at=MONDAY,
    )  # fmt: skip

    _page, table, book = inside(handed_over(request, maker, lead))

    assert table["files"] == ["files/01.png"]
    assert book.read("files/01.png") == PNG
    assert [name for name in book.namelist() if ".." in name] == []


def test_a_sealed_row_changes_no_byte(
    partnership: Partnership, lead: Account, maker: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = a_record_for(partnership, lead)
    without = handed_over(request, maker, lead)
    for kind in KINDS:
        seal(part_of(kind, request, lead), lead)
    hidden = Episode.objects.create(
        partnership=partnership,
        person=request.person,
        referral=request,
        service="hidden",
        opened_at=MONDAY,
        counts_from=MONDAY,
    )
    monkeypatch.setattr(Episode, "existence_hidden", property(lambda row: row.pk == hidden.pk), raising=False)

    assert handed_over(request, maker, lead) == without


def test_what_is_sealed_after_the_copy_was_made_is_neither_read_nor_handed_over(
    partnership: Partnership, lead: Account, maker: Account
) -> None:
    request = a_record_for(partnership, lead)
    parts = [part_of(kind, request, lead) for kind in KINDS]
    one = asked(request, maker)
    copying.make_copy(request_id=one.pk, by=maker, at=MONDAY)
    held = f"documents.document:{parts[-1].pk}"
    assert held in {entry["key"] for entry in copying.read_copy(request_id=one.pk, by=lead, at=MONDAY).entries}

    for part in parts:
        seal(part, lead)

    read = copying.read_copy(request_id=one.pk, by=lead, at=MONDAY)
    copying.release_copy(request_id=one.pk, by=lead, at=MONDAY)
    page, _table, book = inside(copying.take_copy(request_id=one.pk, by=lead, at=MONDAY))
    assert {str(part.pk) for part in parts}.isdisjoint(entry["key"].split(":")[1] for entry in read.entries)
    assert CANARY not in page
    assert [name for name in book.namelist() if name.startswith("files/")] == ["files/01.png"]


def test_the_same_copy_is_the_same_bytes_and_another_word_is_not(
    partnership: Partnership, lead: Account, maker: Account
) -> None:
    request = a_record_for(partnership, lead)
    first = handed_over(request, maker, lead)

    assert handed_over(request, maker, lead) == first
    ContactEntry.objects.update(outcome="no_answer")
    assert handed_over(request, maker, lead) != first


def test_a_parent_gets_only_what_a_parent_wrote_and_the_same_reasons_always(
    partnership: Partnership, lead: Account, maker: Account
) -> None:
    theirs = a_record(partnership, lead, "child", story="My son is anxious")
    childs_own = a_record(partnership, lead, story="Please tell nobody")

    page, table, _book = inside(handed_over(theirs, maker, lead, Asker.PARENT))
    hidden, other, _ = inside(handed_over(childs_own, maker, lead, Asker.PARENT))

    assert "My son is anxious" in page
    assert "Worries about exams" not in page
    assert other["entries"] == []
    assert "Please tell nobody" not in hidden
    assert other["not_included"] == table["not_included"]


def test_where_two_parents_asked_neither_gets_the_words_of_the_other(
    partnership: Partnership, lead: Account, maker: Account
) -> None:
    hers = a_record(partnership, lead, "child", story="zq-hers")
    his = a_record(partnership, lead, "child", story="zq-his")
    alone, alone_table, _ = inside(handed_over(his, maker, lead, Asker.PARENT))
    plan = ContactPlan.objects.create(partnership=partnership, phone="07700900123", updated_at=MONDAY)
    Referral.objects.filter(pk=his.pk).update(person=hers.person, referrer_plan=plan)

    page, table, _book = inside(handed_over(hers, maker, lead, Asker.PARENT))

    assert "zq-his" in alone
    assert "zq" not in page
    assert table["entries"] == []
    assert table["not_included"] == alone_table["not_included"]


def test_where_somebody_must_not_know_no_copy_is_made_for_a_parent_nor_given_any_more(
    partnership: Partnership, lead: Account, maker: Account
) -> None:
    hers = a_record(partnership, lead, "child", story="zq-hers")
    made = asked(hers, maker, Asker.PARENT)
    copying.make_copy(request_id=made.pk, by=maker, at=MONDAY)
    assert copying.read_copy(request_id=made.pk, by=lead, at=MONDAY).entries
    copying.release_copy(request_id=made.pk, by=lead, at=MONDAY)
    assert hers.person is not None
    father = relative(hers.person, "Corin", lead)
    tell_must_not_know(person=hers.person, relative=father, reason=Secret.HARMER, **told(lead))

    late, late_table, _ = inside(copying.take_copy(request_id=made.pk, by=lead, at=MONDAY))
    page, table, _book = inside(handed_over(hers, maker, lead, Asker.PARENT))

    assert "zq" not in late + page
    assert late_table["entries"] == table["entries"] == []


def test_the_reader_takes_an_entry_out_and_it_is_not_handed_over(
    partnership: Partnership, lead: Account, maker: Account
) -> None:
    one = asked(a_record(partnership, lead), maker)
    copying.make_copy(request_id=one.pk, by=maker, at=MONDAY)
    bundle = copying.read_copy(request_id=one.pk, by=lead, at=MONDAY)
    entry = next(row["key"] for row in bundle.entries if row["key"].startswith("triage.decision"))
    paper = next(row["key"] for row in bundle.entries if row["key"].startswith("documents.document"))

    for key in (entry, paper):
        copying.hold_back(request_id=one.pk, entry=key, why=Withheld.LEGAL_ADVICE, by=lead, at=MONDAY)
    copying.release_copy(request_id=one.pk, by=lead, at=MONDAY)
    page, table, _book = inside(copying.take_copy(request_id=one.pk, by=lead, at=MONDAY))

    assert "Worries about exams" not in page
    assert table["files"] == []
    assert "Legal advice that was given to us." in table["not_included"]
    with pytest.raises(Overtaken):
        copying.hold_back(request_id=one.pk, entry=entry, why=Withheld.LEGAL_ADVICE, by=lead, at=MONDAY)


def test_an_entry_that_is_not_there_cannot_be_taken_out(
    partnership: Partnership, lead: Account, maker: Account
) -> None:
    one = asked(a_record(partnership, lead), maker)
    copying.make_copy(request_id=one.pk, by=maker, at=MONDAY)

    with pytest.raises(copying.NoSuchEntry):
        copying.hold_back(request_id=one.pk, entry="people.person:x", why=Withheld.LEGAL_ADVICE, by=lead, at=MONDAY)


def test_whoever_made_it_does_not_release_it(partnership: Partnership, lead: Account) -> None:
    one = asked(a_record(partnership, lead), lead)
    copying.make_copy(request_id=one.pk, by=lead, at=MONDAY)

    with pytest.raises(SamePerson):
        copying.release_copy(request_id=one.pk, by=lead, at=MONDAY)


def test_whoever_may_not_read_neither_reads_nor_releases_nor_fetches(
    partnership: Partnership, lead: Account, maker: Account, practitioner: Account
) -> None:
    one = asked(a_record(partnership, lead), lead)
    copying.make_copy(request_id=one.pk, by=lead, at=MONDAY)

    for act in (copying.read_copy, copying.release_copy, copying.take_copy):
        for account in (maker, practitioner):
            with pytest.raises(Denied):
                act(request_id=one.pk, by=account, at=MONDAY)
    with pytest.raises(Denied):
        copying.make_copy(request_id=one.pk, by=practitioner, at=MONDAY)
    with pytest.raises(Denied):
        asked(Referral.objects.get(), practitioner)


def test_it_is_fetched_once_and_nothing_of_it_stays(partnership: Partnership, lead: Account, maker: Account) -> None:
    content = handed_over(a_record(partnership, lead), maker, lead)
    one = AccessRequest.objects.get()

    assert (one.stage, one.taken_by, len(one.sha256)) == (Copy.TAKEN, lead, 64)
    assert content
    assert not Bundle.objects.exists()
    with pytest.raises(Overtaken):
        copying.take_copy(request_id=one.pk, by=lead, at=MONDAY)
    assert acts(about=one.pk) == ["keeping.receive", "keeping.make", "keeping.release", "keeping.take"]


def test_a_copy_that_nobody_fetched_for_a_month_goes_and_can_be_made_anew(
    partnership: Partnership, lead: Account, maker: Account
) -> None:
    one = asked(a_record(partnership, lead), maker)
    copying.make_copy(request_id=one.pk, by=maker, at=MONDAY)
    copying.release_copy(request_id=one.pk, by=lead, at=MONDAY)

    assert copying.forget_old_copies(by=System("records"), at=MONDAY + timedelta(days=30)) == 0
    assert copying.forget_old_copies(by=System("records"), at=MONDAY + timedelta(days=31)) == 1
    one.refresh_from_db()
    assert (one.stage, one.made_by, one.released_by) == (Copy.RECEIVED, None, None)
    assert not Bundle.objects.exists()
    copying.make_copy(request_id=one.pk, by=maker, at=MONDAY)


def test_asking_twice_with_the_same_form_is_asking_once(
    partnership: Partnership, lead: Account, maker: Account
) -> None:
    request, key = a_record(partnership, lead), new_key()

    assert asked(request, maker, key=key) == asked(request, maker, key=key)
    assert AccessRequest.objects.count() == 1


def test_there_is_no_copy_of_what_is_not_a_whole_record(
    partnership: Partnership, lead: Account, maker: Account
) -> None:
    request = a_record(partnership, lead)

    for kind, key in ((PEOPLE, new_key()), ("referrals.referral", request.pk), ("referrals.match", new_key())):
        with pytest.raises(NoRecord):
            copying.receive_request(
                record_kind=kind, record_id=key, form_key=new_key(), asked_by=Asker.THEMSELVES,
                identity=Identity.KNOWN, received_on=MONDAY.date(), by=maker, at=MONDAY,
            )  # fmt: skip


def test_words_that_could_be_code_stand_on_the_page_as_words(
    partnership: Partnership, lead: Account, maker: Account
) -> None:
    page, _table, _book = inside(handed_over(a_record(partnership, lead, story="<script>x</script>"), maker, lead))

    assert "<script>" not in page
    assert "&lt;script&gt;" in page
