"""Reading the catalogue and a county's file: what is wrong is named with its file and its line."""

import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from rightdoor.pure.rules.facts import read_facts
from rightdoor.pure.rules.matching import match
from rightdoor.records.directory import queries, reading
from rightdoor.records.directory.checks import problems, review_problems
from rightdoor.records.directory.entries import Catalogue
from rightdoor.records.directory.reading import HERE, read_catalogue, read_county_of, read_files, version_of
from rightdoor.records.directory.toml_files import CatalogueRefused

EXAMPLE = HERE.parent / "county.example.toml"

# file, words to replace, what with, words that stand on the line that is named, words of the refusal
HERA, TSS, SETTINGS, PARTNERS = "kent/hera.toml", "kent/tss.toml", "settings.toml", "contacts/partners.toml"
MISTAKES = [
    (HERA, 'code = "kent.hera"', "code = kent.hera", "code = kent.hera", "not valid TOML"),
    (HERA, "least = 10, most = 18", "leest = 10, most = 18", "leest", "Did you mean 'least'?"),
    (HERA, 'fact = "gender"', 'fact = "gendre"', "gendre", "'gendre', which does not exist"),
    (HERA, '"girl_or_woman", ', '"girl", ', '"girl"', "'girl', which 'gender' cannot be"),
    (HERA, '"eighteen_counts"', '"eighteen"', '"eighteen"', "a setting 'eighteen', which does not exist"),
    (HERA, 'name = "HERA"\n', "", "code =", "'name' is missing"),
    (HERA, 'needs = ["healthy', 'needs = ["helthy', "helthy", "is not a need"),
    (HERA, 'document = "hera"', 'document = "heera"', "heera", "no document called 'heera'"),
    (HERA, "order = 10", 'order = "ten"', "order =", "'order' in a service is of the wrong kind"),
    (HERA, 'kind = "inside"', 'kind = "outside"', "kind =", "inside, by_person, bars"),
    (HERA, 'kind = "inside"', 'kind = "bars"', "kind =", "the one referrer who may"),
    (HERA, 'to = "kent.kooth"', 'to = "kent.cooth"', "cooth", "leads nowhere"),
    (HERA, 'area = "kent"', 'area = "knet"', "area =", "is not an area"),
    (HERA, 'kind = "group"', 'kind = "band"', "band", "'kind' is 'band'. It can be: one_to_one, group"),
    (HERA, 'places = ["of_their_choice"]', 'places = ["anywhere"]', "anywhere", "'places' is 'anywhere'"),
    (HERA, 'name = "group"', 'name = "one_to_one"', 'name = "one_to_one"', "Two programmes are called 'one_to_one'"),
    (HERA, "weeks = 12", 'weeks = "12"', "weeks", "'weeks' in the programme 'one_to_one' is of the wrong kind"),
    ("medway/ehip.toml", "review_to_days = 56\n", "", "review_from_days", "and the other way round"),
    ("essex/hidden_harm.toml", 'run_by = "essex.mpact"', 'run_by = "essex.empact"', "empact", "leads nowhere"),
    ("medway/ehip.toml", '"medway.ehip"', '"kent.tss"', "code =", "already the code of"),
    ("kent/kooth.toml", '"kooth_oldest"', '"sen_evidence"', "sen_evidence", "which has none"),
    (TSS, 'opens = "09:00"', 'opens = "nine"', "days =", 'times such as "09:00"'),
    (TSS, 'test = { fact = "severity"', 'all = []\ntest = { fact = "severity"', "mild_to", "exactly one of"),
    (SETTINGS, 'default = "eligible"\nfirm', 'default = "yes"\nfirm', 'default = "yes"', "eligible, not_eligible, ask"),
    (SETTINGS, 'code = "AMB-01"', 'kode = "AMB-01"', "kode", "Did you mean 'code'?"),
    ("holidays.toml", '"01-03", "04-14"', '"02-30", "04-14"', "[days]", "not a day of the year"),
    ("needs.toml", "[sleep]", "[sleeep]", "# A next step", "'sleep' has no next step"),
    ("needs.toml", '"national.shout"]', '"national.shoot"]', "shoot", "leads nowhere"),
    (PARTNERS, 'document = "brochure"', 'document = "leaflet"', "[essex.stars]", "no document called 'leaflet'"),
    ("contacts/national.toml", 'name = "999"\n', "", "emergency", "'name' is missing"),
    ("areas.toml", 'name = "Barnsley"\n', "", "[barnsley]", "'name' is missing"),
]


def copied(folder: Path) -> Path:
    return shutil.copytree(HERE, folder / "catalogue")


@pytest.mark.parametrize(("file", "old", "new", "stands", "words"), MISTAKES)
def test_a_mistake_is_named_with_its_file_and_its_line(
    file: str, old: str, new: str, stands: str, words: str, tmp_path: Path
) -> None:
    folder = copied(tmp_path)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    mistaken = text.replace(old, new, 1)
    (folder / file).write_text(mistaken, encoding="utf-8")
    line = next(number for number, said in enumerate(mistaken.splitlines(), 1) if stands in said)

    with pytest.raises(CatalogueRefused) as refused:
        read_catalogue("", folder)

    assert words in refused.value.sentence
    assert (refused.value.file.rpartition("/")[2], refused.value.line) == (file.rpartition("/")[2], line)


def test_a_file_that_is_no_text_or_not_there_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "areas.toml").write_bytes(b"\xff")
    with pytest.raises(CatalogueRefused, match="not UTF-8"):
        read_catalogue("", folder)
    (folder / "areas.toml").unlink()
    with pytest.raises(CatalogueRefused, match=r"areas\.toml, line 1: The file cannot be read"):
        read_catalogue("", Path(str(folder)) / ".")


def county_of(tmp_path: Path, text: str) -> Catalogue:
    file = tmp_path / "county.toml"
    file.write_text(text, encoding="utf-8")
    return read_catalogue(str(file), HERE)


def answer(catalogue: Catalogue, service: str, **facts: Any) -> tuple[str, str | None]:
    result = match(catalogue, read_facts({"on": "2026-03-09", **facts})).result(service)
    return result.answer, result.default


def test_a_county_answers_open_questions_for_itself(tmp_path: Path) -> None:
    facts = {"lives_in": "medway"}
    asking = county_of(tmp_path, '[settings]\nkent_includes_medway = "eligible"\nbank_holiday_hours = "closed"\n')

    assert answer(reading.catalogue(), "kent.resilience_hub", **facts) == ("undecided", "not_eligible")
    assert answer(asking, "kent.resilience_hub", **facts) == ("undecided", "eligible")
    assert asking.version != reading.catalogue().version
    hours = asking.entries["kent.tss"].hours
    assert hours
    assert hours.is_open(datetime.fromisoformat("2026-05-25T11:00")) is False


@pytest.mark.parametrize(
    ("written", "then"), [("eligible", ("eligible", None)), ("not_eligible", ("not_eligible", None))]
)
def test_a_setting_that_is_settled_firmly_makes_the_answer_plain(
    written: str, then: tuple[str, str | None], tmp_path: Path
) -> None:
    firm = county_of(tmp_path, f'[settings]\nkent_includes_medway = {{ default = "{written}", firm = true }}\n')

    assert answer(firm, "kent.resilience_hub", lives_in="medway") == then


def test_numbers_and_choices_are_a_county_s_own(tmp_path: Path) -> None:
    text = (
        '[settings]\ndays_since_last_use = 14\nkooth_oldest = 25\nagreement_where_none_is_named = "only_where_named"\n'
    )
    catalogue = county_of(tmp_path, text)

    assert catalogue.number("days_since_last_use", 28) == 14
    assert answer(catalogue, "kent.kooth", lives_in="kent", age=25) == ("eligible", None)
    assert not catalogue.by_code["essex.vaping"].agreement.young_person
    assert catalogue.by_code["kent.hera"].agreement.young_person
    assert catalogue.choice("working_hours_reading", "") == "working_days"


def test_a_county_gives_its_numbers_hours_and_areas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "county.toml"
    file.write_text(
        'name = "Our county"\nareas = ["kent"]\npilot_schools = ["Oak Hall"]\n'
        '[office]\nopens = "08:00"\n[on_call]\nkent = "rota"\n[responses]\nkent = 5\n'
        '[telephones]\n"kent.crisis" = "01632 960001"\n"kent.front_door" = "01632 960002"\n'
        '"kent.adult_safeguarding" = "01632 960003"\n[out_of_hours]\n"kent.front_door" = "01632 960004"\n'
        '[portals]\n"kent.front_door" = "https://example.org"\n'
        "[reviewed]\nworrying_words = 2026-11-20\ncode_words = 2025-11-22\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("RIGHTDOOR_COUNTY", str(file))

    assert problems(reading.catalogue(), reading.county(), date(2026, 11, 22)) == []
    assert [one.address for one in queries.safeguarding_body("kent").reach] == [
        "01632 960002",
        "01632 960004",
        "https://example.org",
    ]
    standard = queries.response_standard("kent.tss", "kent")
    assert standard
    assert (standard.promised_by, standard.duration.days) == ("Our county", 5)
    assert queries.on_call("kent") == "rota"
    assert queries.pilot_schools() == ("Oak Hall",)
    assert [area.slug for area in queries.areas_served()] == ["kent"]
    assert reading.catalogue().working_time.opens.hour == 8


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("areas = ['knet']", "'knet' is not the slug"),
        ("nmae = 'x'", "Did you mean 'name'?"),
        ("[office]\nopens = 'nine'", "is not a time"),
        ("[on_call]\nkent = 'perhaps'", "rota, emergency_lines_first"),
        ("[responses]\nkent = 0", "needs a number of working days"),
        ("[reviewed]\nworying_words = 2026-11-20", "Did you mean 'worrying_words'?"),
        ("[reviewed]\ncode_words = 'soon'", "'code_words' in [reviewed] is of the wrong kind"),
        ("[settings]\nunheard = 'eligible'", "no setting called 'unheard'"),
        ("[settings]\nkent_includes_medway = 'yes'", "'kent_includes_medway' cannot be 'yes'"),
        ("[settings]\ndays_since_last_use = 'many'", "'days_since_last_use' cannot be 'many'"),
        ("[settings]\nbank_holiday_hours = 'maybe'", "not_said, closed, open"),
    ],
)
def test_a_mistake_in_a_county_s_file_is_named(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(CatalogueRefused) as refused:
        county_of(tmp_path, text)

    assert words in refused.value.sentence


def test_the_example_of_a_county_s_file_changes_nothing() -> None:
    example, plain = read_county_of(str(EXAMPLE), HERE), read_county_of("", HERE)

    assert (example.areas, example.settings, example.telephones) == (plain.areas, plain.settings, plain.telephones)


def test_what_a_county_has_not_filled_in_is_a_problem_with_something_to_do() -> None:
    found = problems(reading.catalogue(), reading.county(), date(2027, 6, 1))

    assert any("Bank holidays are confirmed for 6 months" in one.sentence for one in found)
    assert any("Kent Front Door is not known" in one.sentence for one in found)
    assert any("out of hours" in one.sentence for one in found)
    assert all(one.action for one in found)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("", "has not been reviewed by the county"),
        ("code_words = 2025-11-20", "was last reviewed on 20 November 2025, more than a year ago"),
        ("code_words = 2026-11-23", "is said to be reviewed on 23 November 2026, which has not come yet"),
    ],
)
def test_a_list_of_words_is_read_by_the_county_once_a_year(day: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / "county.toml"
    file.write_text(f"[reviewed]\nworrying_words = 2026-11-22T09:30:00\n{day}\n", encoding="utf-8")

    found = list(review_problems(read_county_of(str(file), HERE), date(2026, 11, 22)))

    assert [one.sentence for one in found] == [f"The list of words that codes are made of {words}."]
    assert found[0].action.startswith("Read it, then set code_words = 2026-11-22 under [reviewed]")


def test_a_review_changes_no_answer(tmp_path: Path) -> None:
    decided = read_county_of("", HERE)

    assert version_of(read_files(HERE), replace(decided, reviewed={"code_words": date(2026, 11, 20)})) == version_of(
        read_files(HERE), decided
    )


def test_evidence_and_a_plan_are_confirmed_where_a_county_requires_them(tmp_path: Path) -> None:
    text = '[settings]\nsen_evidence = "evidence"\nehip_before_family_solutions = "required"\n'
    strict = county_of(tmp_path, text)
    medway = read_facts({"on": "2026-03-09", "age": 9, "lives_in": "medway", "level_two_needs": 2, "subject": "child"})
    young_carer = read_facts({"on": "2026-03-09", "age": 20, "lives_in": "essex", "sen": True})

    assert match(strict, medway).result("medway.family_solutions").confirm == (
        "AMB-27: A completed early help plan goes with the request.",
    )
    assert match(strict, young_carer).result("essex.hidden_harm").confirm[0].startswith("AMB-23")
    assert match(reading.catalogue(), medway).result("medway.family_solutions").confirm == ()
