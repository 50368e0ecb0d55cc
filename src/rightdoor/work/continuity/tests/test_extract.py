"""The sealed extract: written by the site, read by nobody who has not the key, opened with everything down."""

import json
import os
import subprocess
import sys
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.keys import make_key as make_audit_key
from rightdoor.ground.audit.keys import public_pem as audit_pem
from rightdoor.ground.audit.models import Event
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.ground.tasks.models import Notice, Shift, Task
from rightdoor.records.adjustments.actions import note_need
from rightdoor.records.adjustments.lifecycle import Kind, Whose
from rightdoor.records.families.actions import tell_must_not_know
from rightdoor.records.families.lifecycle import Secret
from rightdoor.records.families.tests.families_here import relative, told
from rightdoor.records.people.dying import record_death
from rightdoor.work.continuity import sealing, sheet, wrapping
from rightdoor.work.continuity.actions import KEPT, NoWords, carry_openings, review_opening
from rightdoor.work.continuity.checks import problems
from rightdoor.work.continuity.gathering import gather
from rightdoor.work.continuity.models import Opening
from rightdoor.work.continuity.openings import read
from rightdoor.work.continuity.writing import JOB, carry, write, write_now
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, SignedIn

RIGHTDOOR = Path(sys.executable).with_name("rightdoor")
STORY = "Canary-story: the gate does not shut any more"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """The county's pair, the private half on another machine, so to say."""
    place = tmp_path / "at-the-duty-desk" / "county.key"
    public = sealing.make_key(place)
    (tmp_path / "county.pub").write_bytes(sealing.public_pem(public))
    return place


@pytest.fixture
def folder(settings: Any, tmp_path: Path, keys: Path) -> Path:
    settings.CONTINUITY = str(tmp_path / "extracts")
    settings.CONTINUITY_KEY = str(tmp_path / "county.pub")
    settings.AUDIT_KEY = ""
    return tmp_path / "extracts"


@pytest.fixture
def wren(partnership: Partnership, lead: Account) -> Any:
    """A child with a story, an open flag, a plan and somebody on duty."""
    one = request_of(partnership, preferred_name="Wren Canary", story=STORY)
    assert one.contact_plan is not None
    ContactPlan.objects.filter(pk=one.contact_plan.pk).update(
        safe_times="after four", never_contact_parent=True, who_must_not_know="Canary-uncle", phone="07700 900555"
    )
    raise_flag(
        partnership=partnership, area="kent", about=one, facts=["in_danger_now"], source=RedFlag.Source.ANSWER,
        by=VISITOR, at=MONDAY,
    )  # fmt: skip
    Shift.objects.create(
        partnership=partnership, area="kent", kind=Shift.Kind.DUTY, account=lead, starts_at=MONDAY,
        ends_at=MONDAY + timedelta(hours=8),
    )  # fmt: skip
    return one


def rightdoor(*words: object, **more: str) -> subprocess.CompletedProcess[str]:
    """The command where nothing answers: no database, no settings, no home."""
    environment = {"PATH": os.environ["PATH"], **more}
    command = [str(word) for word in (RIGHTDOOR, "continuity", *words)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60, stdin=-3)


def opened(file: Path, key: Path, *more: object) -> subprocess.CompletedProcess[str]:
    return rightdoor("open", file, "--key", key, "--who", "Isolde Quarrington", "--why", "The system is down", *more)


def log_of(folder: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (folder / "openings.jsonl").read_text().splitlines()]


def test_duty_staff_open_it_with_database_settings_and_audit_away(wren: Any, folder: Path, keys: Path) -> None:
    file = write_now(MONDAY)

    done = opened(file, keys)

    assert done.returncode == 0, done.stderr
    for words in ("Wren Canary", STORY, "07700 900555", "after four", "Canary-uncle", "Isolde Quarrington", "999",
                  "Never contact a parent", "Safety plans", wren.code.replace("-", " ")):  # fmt: skip
        assert words in done.stdout, words


def test_who_must_not_know_by_what_was_told_of_the_family_stands_beside_the_flag_and_the_request(
    wren: Any, lead: Account, partnership: Partnership
) -> None:
    father = relative(wren.person, "Canary-father", lead)
    tell_must_not_know(person=wren.person, relative=father, reason=Secret.HARMER, **told(lead))

    parts = {part["title"]: part["entries"] for part in gather(partnership, at=MONDAY)["parts"]}

    said = "Must not know: Canary-father. They are said to have harmed the child."
    beside = [
        entry for entries in parts.values() for entry in entries if said in dict(entry["facts"]).get("Careful", "")
    ]
    assert len(beside) == 2


def test_what_they_need_to_take_part_stands_beside_the_flag_and_the_request(
    wren: Any, lead: Account, partnership: Partnership
) -> None:
    note_need(person=wren.person, whose=Whose.CHILD, kind=Kind.INTERPRETER, language="Polish", words="", source="Wren",
              by=lead, at=MONDAY)  # fmt: skip

    parts = gather(partnership, at=MONDAY)["parts"]

    needs = [dict(entry["facts"]).get("To take part", "") for part in parts for entry in part["entries"]]
    assert [line for line in needs if "Polish" in line] == ["Interpreter: Polish"] * 2


def test_the_page_for_a_browser_asks_nobody_for_anything_and_is_its_owners_alone(
    wren: Any, folder: Path, keys: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"

    opened(write_now(MONDAY), keys, "--html", page)

    html = page.read_text()
    assert "Wren Canary" in html
    assert "default-src &#x27;none&#x27;" in html or "default-src 'none'" in html
    assert not any(word in html for word in ("http:", "https:", "<script", "<img", "<link"))
    assert page.stat().st_mode & 0o077 == 0


def test_what_somebody_typed_is_shown_as_typed_and_never_runs() -> None:
    told = {"name": "N", "written_at": MONDAY.isoformat(), "parts": [
        {"title": "T", "entries": [{"title": "<script>alert(1)</script>", "facts": [["a", "<b>&\nc"]]}]}]}  # fmt: skip

    html = sheet.as_html(told, now=MONDAY)

    assert "<script>alert" not in html
    assert "&lt;b&gt;&amp;<br>c" in html


def test_without_the_key_the_file_tells_nothing_not_even_how_many(
    partnership: Partnership, wren: Any, folder: Path
) -> None:
    few = write_now(MONDAY).read_bytes()
    for number in range(12):
        request_of(partnership, preferred_name=f"Canary {number}", at=MONDAY + timedelta(minutes=number))
    many = write_now(MONDAY + timedelta(hours=1)).read_bytes()

    assert len(few) == len(many)
    for word in (b"Canary", b"Wren", b"07700", STORY.encode(), partnership.name.encode(), b"kent", b"flag"):
        for hidden in (word, b64encode(word)[:-2], word.hex().encode(), word[::-1]):
            assert hidden not in many


def test_two_files_of_the_same_words_have_nothing_in_common(keys: Path) -> None:
    public = sealing.private_at(keys).public_key()

    first, second = sealing.seal(b"words", public), sealing.seal(b"words", public)

    same = sum(one == other for one, other in zip(first, second, strict=True))
    assert same / len(first) < 0.01


def test_the_site_itself_has_nothing_with_which_it_could_read(wren: Any, folder: Path, settings: Any) -> None:
    file = write_now(MONDAY)

    done = opened(file, Path(settings.CONTINUITY_KEY))

    assert done.returncode == 1
    assert "holds no continuity key" in done.stderr


def test_another_key_opens_nothing_and_the_try_is_written_down(wren: Any, folder: Path, tmp_path: Path) -> None:
    sealing.make_key(tmp_path / "another.key")

    done = opened(write_now(MONDAY), tmp_path / "another.key")

    assert done.returncode == 1
    assert "was written for the key" in done.stderr
    assert "Wren" not in done.stdout + done.stderr
    assert "was written for the key" in log_of(folder)[0]["outcome"]


@pytest.mark.parametrize("where", [0, 9, 20, 50, 100, 5000, -70])
def test_a_changed_file_stays_shut(folder: Path, wren: Any, keys: Path, where: int) -> None:
    content = bytearray(write_now(MONDAY).read_bytes())
    content[where] ^= 1
    with pytest.raises(sealing.NotOpened):
        sealing.unseal(bytes(content), sealing.private_at(keys))


@pytest.mark.parametrize("left", [0, 5, 60, 124, 5000])
def test_a_file_that_was_cut_short_stays_shut(folder: Path, wren: Any, keys: Path, left: int) -> None:
    file = write_now(MONDAY)
    file.write_bytes(file.read_bytes()[:left])

    done = opened(file, keys)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_an_old_file_says_first_how_old_it_is(wren: Any, folder: Path, keys: Path) -> None:
    told = {"written_at": MONDAY.isoformat()}

    assert opened(write_now(MONDAY), keys).stdout.splitlines()[1].startswith("OLD. Written Monday 9 March 2026, 09:00")
    assert sheet.said_age(told, MONDAY + timedelta(minutes=7)) == "Written Monday 9 March 2026, 09:00, 7 minutes ago."
    assert "2 days 3 hours ago" in sheet.said_age(told, MONDAY + timedelta(days=2, hours=3))
    assert "3 hours 20 minutes" in sheet.said_age(told, MONDAY + timedelta(hours=3, minutes=20))
    assert "one of the clocks is wrong" in sheet.said_age(told, MONDAY - timedelta(hours=1))


def test_a_key_under_a_passphrase_asks_for_it(tmp_path: Path) -> None:
    made = rightdoor("key", "--out", tmp_path / "k", "--passphrase", RIGHTDOOR_CONTINUITY_PASSPHRASE="four plain words")
    assert made.returncode == 0, made.stderr

    with pytest.raises(sealing.NotOpened, match="under a passphrase"):
        sealing.private_at(tmp_path / "k")
    with pytest.raises(sealing.NotOpened, match="passphrase is another"):
        sealing.private_at(tmp_path / "k", passphrase="wrong")
    assert sealing.private_at(tmp_path / "k", passphrase="four plain words")
    assert (tmp_path / "k").stat().st_mode & 0o077 == 0
    assert rightdoor("key", "--out", tmp_path / "k").returncode == 1


def test_a_key_under_a_passphrase_is_slow_to_guess_and_cannot_be_changed() -> None:
    kept = wrapping.wrapped(b"the key itself", "four plain words")
    letter = len(wrapping.FIRST) + 5
    other = b"B" if kept[letter : letter + 1] == b"A" else b"A"

    assert wrapping.COST >= 2**17
    assert wrapping.unwrapped(kept, "four plain words") == b"the key itself"
    assert wrapping.wrapped(b"the key itself", "four plain words") != kept
    assert b"key itself" not in kept
    for changed in (
        kept[:letter] + other + kept[letter + 1 :],
        kept[:letter] + kept[letter + 8 :],
        wrapping.FIRST + b"\n" + wrapping.LAST,
    ):
        with pytest.raises(wrapping.OtherWords):
            wrapping.unwrapped(changed, "four plain words")


def test_who_wrote_a_file_can_be_checked(wren: Any, folder: Path, keys: Path, tmp_path: Path, settings: Any) -> None:
    settings.AUDIT_KEY = str(tmp_path / "audit.key")
    signer = make_audit_key(tmp_path / "audit.key")
    (tmp_path / "audit.pub").write_bytes(audit_pem(signer.public))
    mine = write_now(MONDAY)
    forged = tmp_path / "forged.rdc"
    public = sealing.private_at(keys).public_key()
    forged.write_bytes(sealing.seal(mine.read_bytes()[:100], public, signer=Ed25519PrivateKey.generate()))

    good, bad = (opened(file, keys, "--signed-by", tmp_path / "audit.pub") for file in (mine, forged))

    assert "Written by the site itself" in good.stdout
    assert bad.returncode == 1


def test_what_cannot_be_written_down_is_not_opened(wren: Any, folder: Path, keys: Path, tmp_path: Path) -> None:
    done = opened(write_now(MONDAY), keys, "--log", tmp_path / "nowhere" / "log")

    assert done.returncode == 1
    assert "Nothing was opened" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("missing", ["--who", "--why"])
def test_nobody_opens_it_without_a_name_and_a_reason(wren: Any, folder: Path, keys: Path, missing: str) -> None:
    given = {"--who": "Isolde", "--why": "Down"} | {missing: " "}

    done = rightdoor("open", write_now(MONDAY), "--key", keys, *(part for pair in given.items() for part in pair))

    assert done.returncode == 2
    assert not (folder / "openings.jsonl").exists()


def test_every_line_of_the_log_holds_the_one_before_in_place(wren: Any, folder: Path, keys: Path) -> None:
    file = write_now(MONDAY)
    for _time in range(3):
        opened(file, keys)
    lines = (folder / "openings.jsonl").read_text().splitlines()
    assert read(lines)[1] is None

    assert read([lines[0], lines[2]])[1] == 2
    assert read([lines[0].replace("system is down", "system was up"), *lines[1:]])[1] == 1
    assert read([lines[0], "{", lines[2]])[1] == 2
    assert read(["[]"])[1] == 1


def test_openings_are_on_record_once_the_database_is_back_and_a_person_reviews_each(
    wren: Any, folder: Path, keys: Path, partnership: Partnership, lead: Account, manager: Account
) -> None:
    opened(write_now(MONDAY), keys)

    assert carry(MONDAY) == 1
    assert carry(MONDAY) == 0

    opening = Opening.objects.get()
    assert (opening.who, opening.why, opening.outcome) == ("Isolde Quarrington", "The system is down", "opened")
    [event] = Event.objects.filter(act="continuity.opened")
    assert event.codes["opened"] is True
    assert "down" not in json.dumps(event.codes)
    task = Task.objects.get(kind=Task.Kind.SECOND_LOOK)
    assert {notice.to for notice in Notice.objects.filter(task=task)} == {lead, manager}
    with pytest.raises(NoWords):
        review_opening(opening_id=opening.pk, review=" ", by=lead, at=MONDAY)
    review_opening(opening_id=opening.pk, review="Right: the hall had no power", by=lead, at=MONDAY)
    task.refresh_from_db()
    assert task.done_at == MONDAY


def test_a_lead_reviews_on_a_page_and_others_do_not_see_it(
    wren: Any, folder: Path, keys: Path, partnership: Partnership, lead: Account, practitioner: Account,
    signed_in: SignedIn, settings: Any,
) -> None:  # fmt: skip
    settings.CLOCK = MONDAY.isoformat()
    opened(write_now(MONDAY), keys)
    carry(MONDAY)
    key = Opening.objects.get().pk
    assert signed_in(practitioner).get("/work/continuity/").status_code == 404
    desk = signed_in(lead)

    assert "The system is down" in desk.get("/work/continuity/").content.decode()
    assert desk.post(f"/work/continuity/{key}/", {"review": ""}).status_code == 422
    desk.post(f"/work/continuity/{key}/", {"review": "It was right"})

    assert Opening.objects.get().reviewed_by == lead
    assert "Every opening has been reviewed." in desk.get("/work/continuity/").content.decode()


def test_a_child_who_has_died_is_not_on_it(wren: Any, partnership: Partnership, lead: Account) -> None:
    RedFlag.objects.update(handled_at=MONDAY, what_was_done="x")
    assert "Wren Canary" in json.dumps(gather(partnership, at=MONDAY))

    record_death(person=wren.person, died_on=None, told_by="School", area="kent", by=lead, at=MONDAY)

    assert "Wren Canary" not in json.dumps(gather(partnership, at=MONDAY))


def test_old_files_are_taken_away_and_a_half_written_one_is_none(wren: Any, folder: Path) -> None:
    for number in range(KEPT + 3):
        write(MONDAY + timedelta(minutes=15 * number))

    files = sorted(folder.iterdir())
    assert len(files) == KEPT
    assert all(one.suffix == ".rdc" and one.stat().st_mode & 0o077 == 0 for one in files)


def test_where_nothing_is_set_nothing_is_written_and_production_is_told(
    partnership: Partnership, settings: Any
) -> None:
    settings.CONTINUITY = settings.CONTINUITY_KEY = ""

    assert write(MONDAY) == 0
    assert list(problems(MONDAY)) == []
    settings.PRODUCTION = True
    assert "duty staff have nothing to read" in " ".join(problems(MONDAY))


def test_the_check_tells_of_a_stale_file_a_changed_log_and_of_openings_that_nobody_reviewed(
    wren: Any, folder: Path, keys: Path, partnership: Partnership
) -> None:
    now = datetime.now(UTC)
    assert "No continuity file was written" in " ".join(problems(now))
    opened(write_now(MONDAY), keys)
    assert list(problems(now)) == []
    carry_openings(
        read((folder / "openings.jsonl").read_text().splitlines())[0], partnership=partnership, by=JOB,
        at=now - timedelta(days=4),
    )  # fmt: skip
    log = folder / "openings.jsonl"
    log.write_text(log.read_text().replace("Isolde", "Somebody"))

    told = " ".join(problems(now))

    assert "line 1 is not as it was written" in told
    assert "1 openings of the continuity extract wait for a review" in told


def test_a_demo_makes_a_pair_of_its_own_so_that_it_can_be_tried(wren: Any, settings: Any, tmp_path: Path) -> None:
    settings.DEMO, settings.CONTINUITY, settings.CONTINUITY_KEY = True, str(tmp_path / "demo"), ""
    settings.AUDIT_KEY = ""

    file = write_now(MONDAY)

    assert "Wren Canary" in opened(file, tmp_path / "demo" / "demo.key").stdout
