"""rightdoor people: lists are linked and nothing is joined; what is no list is refused."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rightdoor.ground.access.models import Partnership
from rightdoor.records.people.models import Person, PersonKey
from tests.own_database import OwnDatabase
from tests.people_here import MONDAY

RIGHTDOOR = Path(sys.executable).with_name("rightdoor")
HEAD = "id,name,born_on,postcode,nhs_number\n"
FIRST = HEAD + "a1,Elizabeth Marsh,2012-05-04,CT1 2QQ,9434765919\na2,Robin Fennimore,2010-11-30,ME7 5QZ,\n"
SECOND = (
    HEAD
    + "b1,Liz Marsh,2012-05-04,,943 476 5919\nb2,Wren Marsh,2012-05-04,CT1 2QQ,\n"
    + "b3,Robin Fenimore,2010-30-11,ME7 5QZ,\n"
)


def run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **more}
    return subprocess.run([RIGHTDOOR, "people", *words], env=environment, capture_output=True, text=True, check=False)


def pairs_of(file: Path) -> list[tuple[str, str]]:
    with file.open(newline="") as lines:
        return [(row["one"], row["other"]) for row in csv.DictReader(lines)]


def test_two_lists_are_linked_with_the_shipped_weights_and_nothing_is_joined(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text(FIRST)
    (tmp_path / "other.csv").write_text(SECOND)

    done = run(
        "link",
        str(tmp_path / "one.csv"),
        str(tmp_path / "other.csv"),
        "--as-shipped",
        "--out",
        str(tmp_path / "out.csv"),
    )

    assert done.returncode == 0, done.stderr
    assert "Nothing was joined: a person decides." in done.stdout
    assert pairs_of(tmp_path / "out.csv")[0] == ("a1", "b1")
    assert ("a2", "b3") in pairs_of(tmp_path / "out.csv")


def test_weights_are_learnt_from_a_list_and_kept_with_what_it_was(tmp_path: Path) -> None:
    lines = [HEAD]
    for number in range(400):
        family = f"{'klmnopqrst'[number // 10 % 10] * 4}{number % 7 * 'e'}"
        name = f"{'abcdefghij'[number % 10] * 3}{'rstu'[number % 4]} {family}"
        born = f"{2000 + number % 20}-{1 + number % 12:02}-{1 + number % 28:02}"
        lines += [f"{number}-{time},{name},{born},CT{number % 20} {number % 9}AB,\n" for time in range(1 + number % 2)]
    (tmp_path / "list.csv").write_text("".join(lines))

    done = run("learn", str(tmp_path / "list.csv"), "--of", "a test's list", "--out", str(tmp_path / "weights.json"))

    assert done.returncode == 0, done.stderr
    made = json.loads((tmp_path / "weights.json").read_text())
    assert made["learnt"] | {"on": ""} == {"of": "a test's list", "records": 600, "on": "", "by": "splink"}
    assert made["comparisons"]["family"]["same"]["m"] > 0.9


@pytest.mark.parametrize(
    ("words", "told"),
    [("surname\nMarsh\n", "has no column 'id'"), ("id,name\n,Wren Marsh\n", "line 2: the record has no 'id'")],
)
def test_what_is_no_list_is_refused_and_nothing_is_written(words: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(words)

    done = run("link", str(tmp_path / "list.csv"), "--out", str(tmp_path / "out.csv"))

    assert done.returncode == 2
    assert told in done.stderr
    assert "Nothing was linked." in done.stderr
    assert not (tmp_path / "out.csv").exists()


def test_a_file_that_is_not_there_and_three_lists_are_refused(tmp_path: Path) -> None:
    gone = run("link", str(tmp_path / "gone.csv"), "--out", str(tmp_path / "out.csv"))
    three = run("link", "a", "b", "c", "--out", str(tmp_path / "out.csv"))

    assert (gone.returncode, three.returncode) == (2, 2)
    assert "gone.csv" in gone.stderr
    assert "more were named" in three.stderr


def test_everybodys_keys_are_kept_anew(own_database: OwnDatabase) -> None:
    partnership = Partnership.objects.create(slug="three-counties", name="Three Counties")
    Person.objects.create(partnership=partnership, preferred_name="Wren Marsh", postcode="CT1 2QQ", added_at=MONDAY)
    before, _, after = os.environ["DATABASE_URL"].partition("?")
    url = before.rsplit("/", 1)[0] + f"/{own_database.name}?{after}"

    done = run("keys", DATABASE_URL=url)

    assert (done.returncode, done.stdout) == (0, "The keys of 1 people are kept anew.\n")
    assert PersonKey.objects.exists()
