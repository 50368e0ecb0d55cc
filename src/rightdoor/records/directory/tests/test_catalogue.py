"""The catalogue says what the documents say, in their own words, and leads somewhere for every need in every area."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from rightdoor.pure.programmes import SPELLS, Part, Programme, Thing
from rightdoor.pure.rules.areas import AREAS
from rightdoor.pure.rules.catalogue import Quote
from rightdoor.pure.rules.vocabulary import NEEDS, SERVICES
from rightdoor.records.directory import queries
from rightdoor.records.directory.entries import Entry
from rightdoor.records.directory.reading import catalogue
from rightdoor.records.directory.tests.seeds import words_of

NATIONAL_NUMBERS = {"999", "111", "101", "0800 1111", "85258"}
DOCUMENT_NUMBERS = {"01303 667 700", "01245 493 311", "01245 493311"}

# every pathway that the documents state (services.md, A.15)
PATHWAYS = [
    ("essex.youth_diversion", "essex.eypdas"),
    ("essex.eypdas", "essex.futures_in_mind"),
    ("essex.eypdas", "national.mutual_aid"),
    ("essex.eypdas", "essex.positive_activities"),
    ("essex.eypdas", "essex.neet_bridge"),
    ("essex.eypdas", "essex.eypdas_participation_group"),
    ("essex.eypdas", "essex.recovery_foundation"),
    ("essex.eypdas", "essex.stars"),
    ("essex.eypdas", "essex.forward_trust"),
    ("essex.eypdas", "essex.phoenix_futures"),
    ("essex.hidden_harm", "essex.eypdas"),
    ("essex.hidden_harm", "essex.mpact"),
    ("essex.hidden_harm", "essex.adult_drug_and_alcohol"),
    ("essex.hidden_harm", "essex.family_support_substance"),
    ("essex.hidden_harm", "essex.adult_mental_health"),
    ("essex.hidden_harm", "essex.family_solutions"),
    ("essex.care_together", "essex.children_and_families_hub"),
    ("essex.care_together", "national.police_101"),
    ("essex.inside_out", "essex.less_intensive_care"),
    ("hertfordshire.inside_out", "hertfordshire.less_intensive_care"),
    ("essex.staying_close", "essex.less_intensive_care"),
    ("kent.hera", "kent.resilience_hub"),
    ("kent.hera", "kent.moodspark"),
    ("kent.hera", "kent.kooth"),
    ("kent.hera", "kent.spa"),
    ("kent.hera", "kent.front_door"),
    ("medway.ehip", "medway.family_solutions"),
    ("medway.ehip", "medway.childrens_services"),
]


def quotes_of(entry: Entry) -> Iterator[Quote]:
    """Every quotation of an entry."""
    yield from (criterion.quote for criterion in entry.criteria)
    yield from (edge.quote for edge in entry.onward)
    yield from (one.quote for one in entry.reach if one.quote)
    yield from (quote for one in entry.offered for quote in one.quotes)
    if entry.route:
        yield entry.route.quote
    if entry.response:
        yield entry.response.quote
    if entry.hours:
        yield from (period.quote for period in entry.hours.periods if period.quote)


def test_the_catalogue_holds_every_service_in_its_order() -> None:
    assert tuple(service.code for service in catalogue().services) == SERVICES


@pytest.mark.parametrize("code", SERVICES)
def test_every_quotation_stands_in_its_document(code: str) -> None:
    found = catalogue()
    agreement = found.by_code[code].agreement.quote

    for quote in (*quotes_of(found.entries[code]), *([agreement] if agreement else [])):
        assert " ".join(quote.words.split()) in words_of(quote.source), quote.words
        assert quote.publisher
        assert quote.title


def test_every_partner_is_named_in_its_document() -> None:
    for entry in catalogue().entries.values():
        if entry.quote is not None:
            assert " ".join(entry.quote.words.split()) in words_of(entry.quote.source), entry.code
        assert entry.quote is not None or entry.document is None or entry.kind == "service"


@pytest.mark.parametrize("code", SERVICES)
def test_every_service_says_what_a_page_needs(code: str) -> None:
    entry = catalogue().entries[code]

    assert entry.document
    assert entry.checked_on
    assert entry.needs
    assert entry.route
    assert entry.route.why_qualified
    assert all((entry.plainly.summary, entry.plainly.for_whom, entry.plainly.you_get, entry.plainly.next))
    assert entry.plainly.young_person
    assert entry.plainly.parent


def test_no_sentence_for_people_is_long_or_shouts() -> None:
    for entry in catalogue().entries.values():
        plainly = entry.plainly
        said = [plainly.summary, plainly.for_whom, plainly.you_get, plainly.next, plainly.young_person, plainly.parent]
        said += [f"{one.says}." for one in entry.programmes]
        for sentence in re.split(r"(?<=[.:])\s", " ".join(said)):
            assert len(sentence.split()) <= 16, sentence
            assert "!" not in sentence


@pytest.mark.parametrize(("start", "end"), PATHWAYS)
def test_every_pathway_of_the_documents_is_there(start: str, end: str) -> None:
    found = catalogue().entries

    assert end in [edge.to for edge in found[start].onward]
    assert end in found


def test_what_is_stated_of_programmes_stands_in_the_catalogue() -> None:
    def programme(code: str, name: str) -> Programme:
        return next(one for one in catalogue().entries[code].programmes if one.name == name)

    assert programme("kent.hera", "one_to_one").weeks == 12
    assert programme("essex.vaping", "quit").sessions == 4
    assert programme("essex.care_together", "group").weeks == 8
    assert (programme("essex.hidden_harm", "mpact").weeks, programme("essex.hidden_harm", "mpact").run_by) == (
        8, "essex.mpact",
    )  # fmt: skip
    assert programme("medway.ehip", "plan").review == (timedelta(weeks=6), timedelta(weeks=8))
    assert programme("essex.eypdas", "group_over_18").youngest == 18
    assert programme("essex.care_together", "counselling").is_sealed
    assert programme("essex.inside_out", "coaching").plan_agreed_by == (Part.REVIEWING_OFFICER,)
    assert programme("kent.joint_assessment", "joint_assessment").before_end == (Thing.EVERY_SECTION,)


def test_every_service_that_works_here_runs_something() -> None:
    inside = [one for one in catalogue().entries.values() if one.route and one.route.kind == "inside"]

    assert len(inside) == 10
    assert all(one.programmes for one in inside)


def test_a_plan_for_afterwards_stands_at_the_end_of_every_spell_of_help_and_of_nothing_else() -> None:
    for entry in catalogue().entries.values():
        for one in entry.programmes:
            is_ours = one.kind in SPELLS and not one.run_by
            assert (Thing.STEP_DOWN_PLAN in one.before_end) is is_ours, (entry.code, one.name)


def test_whoever_runs_a_programme_for_a_service_is_in_the_directory() -> None:
    partners = {one.run_by for entry in catalogue().entries.values() for one in entry.programmes} - {""}

    assert partners == {"essex.mpact"}
    assert partners <= catalogue().entries.keys()


def test_a_programme_in_schools_leads_into_youth_diversion() -> None:
    assert catalogue().entries["essex.youth_diversion"].inward == ("essex.risk_avert",)


@pytest.mark.parametrize("need", NEEDS)
def test_every_need_leads_somewhere_in_every_area(need: str) -> None:
    for area in (*AREAS, None):
        steps = queries.next_steps_for(need, area)
        assert steps
        assert any(step.kind != "service" for step in steps)


def test_no_telephone_number_comes_from_memory() -> None:
    for entry in catalogue().entries.values():
        for one in entry.reach:
            if one.kind in ("telephone", "text"):
                assert one.address in NATIONAL_NUMBERS | DOCUMENT_NUMBERS, (entry.code, one.address)
                assert entry.source
                assert entry.checked_on


def test_every_area_has_its_lines_and_bodies_and_says_so_where_a_number_is_not_known() -> None:
    found = catalogue()
    for area in AREAS:
        for suffix in ("crisis", "adult_safeguarding"):
            entry = found.entries[f"{area}.{suffix}"]
            assert entry.telephone == ""
            assert "Call 999 in danger, or 111" in entry.plainly.summary
        body = queries.safeguarding_body(area)
        assert body.code == (found.areas[area].acts or f"{area}.childrens_safeguarding")
    assert set(found.areas) == set(AREAS)


def test_kent_emotional_wellbeing_needs_a_qualified_practitioner_and_safety_does_not() -> None:
    needs_one = {entry.code for entry in queries.services() if entry.route and entry.route.needs_qualified}

    assert needs_one == {"kent.hera", "kent.tss", "kent.spa", "kent.joint_assessment"}


def test_routes_say_how_a_request_reaches_a_service() -> None:
    by_kind: dict[str, set[str]] = {}
    for entry in queries.services():
        assert entry.route
        by_kind.setdefault(entry.route.kind, set()).add(entry.code)

    assert by_kind["bars"] == {"essex.inside_out", "hertfordshire.inside_out", "essex.staying_close"}
    assert {"kent.front_door", "medway.ehip", "essex.children_and_families_hub"} <= by_kind["by_person"]
    assert {"kent.hera", "kent.tss", "essex.eypdas", "essex.vaping"} <= by_kind["inside"]


def test_the_version_is_stable_and_short() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", catalogue().version)
