"""From held to opened: only what a real clamd has passed, and nothing while it is away."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from rightdoor.config.jobs import SCHEDULE, scan
from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.models import Event
from rightdoor.ground.audit.record import acts
from rightdoor.ground.documents import actions, checks
from rightdoor.ground.documents.actions import check_document, check_held, keep_document, remove_document, settle_doubt
from rightdoor.ground.documents.lifecycle import FileState, may_move
from rightdoor.ground.documents.models import Document, IllegalMove
from rightdoor.ground.documents.refusals import NotKept
from rightdoor.ground.documents.scanner import BrokeOff, CannotTell, ScannerAway
from rightdoor.ground.documents.tests.clamd_here import CALLED, HARM, Clamd, clamd  # noqa: F401  a fixture
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
SCAN = System("scan")


@pytest.fixture
def held(administrator: Account, partnership: Partnership):
    """Keep a text about somebody, and give it as it is held."""

    def keep(content: bytes = b"Dear all", name: str = "letter.txt") -> Document:
        file = SimpleUploadedFile(name, content)
        return keep_document(about=administrator, partnership=partnership, file=file, by=VISITOR, at=MONDAY)

    return keep


def test_a_harmless_file_becomes_clean_and_that_is_on_record(held, clamd: Clamd) -> None:  # noqa: F811
    document = held()

    assert check_held(by=SCAN, at=MONDAY) == 1

    document.refresh_from_db()
    assert (document.state, document.checked_at, document.found) == (FileState.CLEAN, MONDAY, "")
    assert bytes(document.content) == b"Dear all"
    assert acts(about=document.pk) == ["documents.keep", "documents.check"]


def test_a_harmful_file_is_emptied_and_what_it_was_called_is_on_record(held, clamd: Clamd) -> None:  # noqa: F811
    document = held(b"Dear all " + HARM)

    check_held(by=SCAN, at=MONDAY)

    document.refresh_from_db()
    assert (document.state, bytes(document.content), document.found) == (FileState.REFUSED, b"", CALLED)
    event = Event.objects.get(about_id=document.pk, act="documents.check")
    assert event.codes == {"state": "refused", "found": CALLED}


def test_a_harmful_file_sent_again_is_not_kept_again(held, clamd: Clamd) -> None:  # noqa: F811
    held(HARM)
    check_held(by=SCAN, at=MONDAY)

    with pytest.raises(NotKept, match=r"not kept before.*Everything you typed is kept.*words"):
        held(HARM)


def test_while_clamd_is_killed_midway_the_rest_stay_held_and_are_checked_once_it_is_back(
    held,
    clamd: Clamd,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in range(4):
        held(b"letter %d" % number)
    asked, real = [], actions.harm_in

    def killed_at_the_third(content: bytes, *, address: str) -> str:
        asked.append(content)
        if len(asked) == 3:
            clamd.kill()
        return real(content, address=address)

    monkeypatch.setattr(actions, "harm_in", killed_at_the_third)

    with pytest.raises(ScannerAway):
        check_held(by=SCAN, at=MONDAY)
    assert states() == ["clean", "clean", "held", "held"]
    assert scan(MONDAY) == 0

    clamd.start()
    assert scan(MONDAY) == 2
    assert states() == ["clean"] * 4


def states() -> list[str]:
    return list(Document.objects.order_by("received_at", "pk").values_list("state", flat=True))


def test_with_no_scanner_at_all_nothing_is_passed(held, settings) -> None:
    settings.CLAMD = ""
    held()

    assert check_held(by=SCAN, at=MONDAY) == 0
    assert states() == ["held"]


def test_what_the_scanner_cannot_read_three_times_in_an_hour_stays_shut(
    held, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CLAMD = "anywhere:1"
    monkeypatch.setattr(actions, "harm_in", unreadable)
    document = held()

    settled = [check_held(by=SCAN, at=MONDAY + timedelta(minutes=m)) for m in (0, 1, 14, 15, 16, 59, 60, 90)]

    document.refresh_from_db()
    assert settled == [0, 0, 0, 0, 0, 0, 1, 0]
    assert (document.state, document.tries) == (FileState.UNCHECKED, 3)


def test_a_file_over_which_clamd_stumbles_waits_and_the_others_go_on(
    held,
    clamd: Clamd,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    poison, real = held(b"poison"), actions.harm_in
    held(b"Dear all")

    def stumbles(content: bytes, *, address: str) -> str:
        if content == b"poison":
            raise ScannerAway
        return real(content, address=address)

    monkeypatch.setattr(actions, "harm_in", stumbles)

    assert check_held(by=SCAN, at=MONDAY) == 1
    poison.refresh_from_db()
    assert (poison.state, poison.tries) == (FileState.HELD, 1)


def test_a_file_that_brings_clamd_down_each_time_does_not_stop_the_others_for_ever(
    held,
    clamd: Clamd,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    poison, real = held(b"poison"), actions.harm_in
    held(b"Dear all")

    def brings_down(content: bytes, *, address: str) -> str:
        if content == b"poison":
            clamd.kill()
            raise BrokeOff
        return real(content, address=address)

    monkeypatch.setattr(actions, "harm_in", brings_down)

    with pytest.raises(ScannerAway):
        check_held(by=SCAN, at=MONDAY)
    clamd.start()

    assert check_held(by=SCAN, at=MONDAY) == 1
    poison.refresh_from_db()
    assert (poison.state, poison.tries) == (FileState.HELD, 1)


def unreadable(_content: bytes, *, address: str) -> str:
    raise CannotTell


def test_a_round_ends_in_time_and_leaves_the_rest_for_the_next(held, clamd: Clamd, monkeypatch) -> None:  # noqa: F811
    for number in range(3):
        held(b"letter %d" % number)
    monkeypatch.setattr(actions, "SECONDS_A_ROUND", -1.0)

    assert check_held(by=SCAN, at=MONDAY) == 1
    assert sorted(states()) == ["clean", "held", "held"]


def test_a_file_taken_out_or_settled_while_the_scanner_thinks_is_left_alone(
    held, administrator: Account, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CLAMD = "anywhere:1"
    document = held()

    def taken_out(_content: bytes, *, address: str) -> str:
        remove_document(document_id=document.pk, about=administrator, by=VISITOR, at=MONDAY)
        return ""

    monkeypatch.setattr(actions, "harm_in", taken_out)

    assert not check_document(document_id=document.pk, by=SCAN, at=MONDAY)
    assert not check_document(document_id=document.pk, by=SCAN, at=MONDAY)
    assert not settle_doubt(document_id=document.pk, by=SCAN, at=MONDAY)


def test_nobody_but_the_scanner_says_that_a_file_is_clean(held, administrator: Account, settings) -> None:
    document = held()

    for who in (VISITOR, administrator):
        with pytest.raises(Denied):
            check_held(by=who, at=MONDAY)
        with pytest.raises(Denied):
            actions.settle(document_id=document.pk, state=FileState.CLEAN, found="", by=who, at=MONDAY)
    assert states() == ["held"]


def test_from_held_a_file_goes_once_and_never_back() -> None:
    moves = {(a.value, b.value) for a in FileState for b in FileState if may_move(a, b)}

    assert moves == {("held", "clean"), ("held", "refused"), ("held", "unchecked")}
    with pytest.raises(IllegalMove, match="'refused' cannot become 'clean'"):
        Document(state="refused").move_to(FileState.CLEAN)


@pytest.mark.parametrize(
    "wrong", [{"state": "fine"}, {"state": "clean"}, {"state": "refused", "checked_at": MONDAY}],
    ids=["an unknown state", "clean and never checked", "refused and not emptied"],
)  # fmt: skip
def test_the_database_itself_refuses_a_state_that_cannot_be(held, wrong: dict[str, object]) -> None:
    document = held()

    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**wrong)


def test_the_scan_is_one_of_the_jobs() -> None:
    assert "scan" in [job.name for job in SCHEDULE]


def test_the_check_says_when_the_scanner_is_away_and_files_wait(held, clamd: Clamd, settings) -> None:  # noqa: F811
    held()
    assert list(checks.problems(MONDAY + timedelta(hours=2))) == [
        "Files that nobody has checked for more than an hour: 1. Do clamd and 'rightdoor work' run?"
    ]
    assert list(checks.problems(MONDAY)) == []

    clamd.kill()
    assert ["does not answer" in one for one in checks.problems(MONDAY)] == [True]


def test_the_check_says_when_the_signatures_have_grown_old(clamd: Clamd, monkeypatch) -> None:  # noqa: F811
    a_week_ago = (MONDAY - timedelta(days=7)).date()
    monkeypatch.setattr(checks, "signatures_from", lambda **_where: a_week_ago)
    assert list(checks.problems(MONDAY)) == []

    assert list(checks.problems(MONDAY + timedelta(days=1))) == [
        "The scanner's signatures are from 02 March 2026. Does freshclam run?"
    ]


def test_the_check_says_that_production_has_no_scanner_and_a_demo_need_have_none(held, settings) -> None:
    settings.CLAMD = ""
    held()
    assert list(checks.problems(MONDAY + timedelta(days=1))) == []

    settings.PRODUCTION = True
    found = list(checks.problems(MONDAY + timedelta(days=1)))
    assert ["No scanner" in found[0], "more than an hour: 1" in found[1]] == [True, True]


def test_files_never_fill_the_disk(held, settings) -> None:
    held(b"twelve bytes")
    settings.FILES_AT_MOST = 12

    with pytest.raises(NotKept, match=r"cannot take files.*Everything you typed is kept"):
        held(b"one more")
    assert any("RIGHTDOOR_FILES_GB" in one for one in checks.problems(MONDAY))
