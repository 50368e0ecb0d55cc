"""The whole answer: reasons, defaults, holds, safety and next steps, over random catalogues and by example."""

import json
from dataclasses import replace
from datetime import date, datetime

from hypothesis import given, settings

from rightdoor.pure.rules.catalogue import Agreement, Catalogue, Confirm, Contact, Criterion, Guide, Quote, Service
from rightdoor.pure.rules.catalogue import Setting as Question
from rightdoor.pure.rules.criteria import Among, AnyOf, Between
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.matching import match
from rightdoor.pure.rules.recheck import starts_too_late
from rightdoor.pure.rules.result import ANSWERS
from rightdoor.pure.rules.steps import name_of
from rightdoor.pure.rules.tests.strategies import catalogues, facts
from rightdoor.pure.rules.truth import Truth

ON = date(2026, 3, 9)
QUOTE = Quote("aged 10 to 12", "a document", "A publisher", "A title")
AGED = Criterion("age", "It is for people aged 10 to 12.", QUOTE, Between("age", 10, 12, open={12: "twelve"}))
ASKED = Among("referrer", yes=frozenset({"self"}), open={"gp": "doctors"}, confirm={"self": "alone"})
WHO = Criterion("who", "Young people ask themselves.", QUOTE, ASKED)
LAST = {
    code: Contact(code, code.title())
    for code in ("national.gp", "national.council_where_you_live", "national.childline")
}


def one_service(*criteria: Criterion, **more: object) -> Catalogue:
    """A catalogue of one service with two questions of its own."""
    service = Service("kent.one", "One", "kent", criteria, Agreement(young_person=False, parent="never"))
    questions = {
        "twelve": Question("twelve", "AMB-98", "Does it take in 12?", "eligible"),
        "doctors": Question("doctors", "AMB-99", "May a doctor ask?", None),
    }
    return Catalogue("v", (replace(service, **more),), questions, LAST)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(catalogues(), facts())
def test_every_answer_can_be_printed_and_gives_every_reason(catalogue: Catalogue, told: Facts) -> None:
    report = match(replace(catalogue, contacts=LAST), told)

    printed = json.loads(json.dumps(report.to_json()))

    assert len(printed["results"]) == len(catalogue.services)
    assert printed["next_steps"]
    for row, service in zip(printed["results"], catalogue.services, strict=True):
        assert row["answer"] in ANSWERS.values()
        assert len(row["reasons"]) == len(service.criteria)


def test_a_report_finds_one_service_and_prints_its_moment() -> None:
    told = Facts(on=datetime.fromisoformat("2026-03-09T14:00:30"), age=11, referrer="self")

    report = match(one_service(AGED, WHO), told)

    assert report.result("kent.one").answer == "eligible"
    assert report.result("kent.one").confirm == ("alone",)
    assert report.to_json()["on"] == "2026-03-09T14:00:30"


def test_open_answers_carry_what_the_settings_say_and_the_reason_names_them() -> None:
    catalogue = one_service(AGED, WHO)

    twelve = match(catalogue, Facts(on=ON, age=12, referrer="self")).results[0]
    both = match(catalogue, Facts(on=ON, age=12, referrer="gp")).results[0]

    assert (twelve.answer, twelve.default) == ("undecided", "eligible")
    assert (both.answer, both.default) == ("undecided", None)
    assert both.reasons[0].says.endswith("Does it take in 12? Local setting AMB-98: yes.")
    assert both.reasons[1].says.endswith("May a doctor ask? Local setting AMB-99: ask the service.")


def test_of_open_parts_of_an_any_the_kindest_reading_counts() -> None:
    shut = Question("shut", "AMB-97", "Is it shut?", "not_eligible")
    either = AnyOf((ASKED, Between("age", 12, 12, open={12: "twelve"}), Among("sen", open={True: "shut"})))
    catalogue = one_service(replace(AGED, test=either))
    catalogue = replace(catalogue, settings={**catalogue.settings, "shut": shut})
    told = Facts(on=ON, age=12, referrer="gp", sen=True)

    assert match(catalogue, told).results[0].default == "eligible"
    assert match(catalogue, replace(told, age=13)).results[0].default is None
    assert match(catalogue, replace(told, age=13, referrer="school")).results[0].default == "not_eligible"


def test_a_strict_reading_decides_when_every_criterion_matters() -> None:
    shut = Question("twelve", "AMB-98", "Does it take in 12?", "not_eligible")
    catalogue = one_service(AGED, WHO)
    catalogue = replace(catalogue, settings={**catalogue.settings, "twelve": shut})

    found = match(catalogue, Facts(on=ON, age=12, referrer="gp")).results[0]

    assert found.default == "not_eligible"
    assert found.reasons[0].says.endswith("Local setting AMB-98: no.")


def test_a_confirmation_may_hang_on_one_code_or_on_one_of_several() -> None:
    confirm = (Confirm("needs", frozenset({"sleep"}), "rest"), Confirm("sen", frozenset({True}), "twelve"))
    catalogue = one_service(AGED, confirm_when=confirm)

    found = match(catalogue, Facts(on=ON, age=11, needs=("sleep", "anger"), sen=True)).results[0]

    assert found.confirm == ("rest", "AMB-98: Does it take in 12?")


def test_an_age_limit_that_falls_before_help_may_start_is_a_warning() -> None:
    catalogue = one_service(AGED, age_at_start=13)
    (service,) = catalogue.services

    assert starts_too_late(catalogue, service, Facts(on=ON, born_on=date(2013, 4, 1)))
    assert not starts_too_late(catalogue, service, Facts(on=ON, born_on=date(2014, 4, 1)))
    assert not starts_too_late(catalogue, service, Facts(on=ON, age=12))


def test_who_is_too_young_is_asked_again_only_if_everything_else_allows_it() -> None:
    catalogue = one_service(AGED, WHO)
    nine = Facts(on=ON, born_on=date(2016, 3, 10), referrer="self")

    assert match(catalogue, nine).results[0].recheck_on == date(2026, 3, 10)
    assert match(catalogue, replace(nine, referrer="school")).results[0].recheck_on is None


def test_a_birthday_is_no_promise_where_the_local_setting_says_no() -> None:
    shut = Question("doctors", "AMB-99", "May a doctor ask?", "not_eligible")
    catalogue = one_service(AGED, WHO)
    strict = replace(catalogue, settings={**catalogue.settings, "doctors": shut})
    nine = Facts(on=ON, born_on=date(2016, 3, 10), referrer="gp")

    assert match(catalogue, nine).results[0].recheck_on == date(2026, 3, 10)
    assert match(strict, nine).results[0].recheck_on is None
    assert match(strict, replace(nine, referrer=None)).results[0].recheck_on == date(2026, 3, 10)


def test_what_comes_first_is_said_on_the_step() -> None:
    lead = Question("alone", "LOCAL-99", "Who comes first?", "eligible", True, says="Speak first.", comes_first=True)
    catalogue = one_service(AGED, WHO)
    catalogue = replace(catalogue, settings={**catalogue.settings, "alone": lead})

    (step, *_) = match(catalogue, Facts(on=ON, age=11, referrer="self")).next_steps

    assert (step.service, step.kind, step.because) == ("kent.one", "refer", "Speak first.")


def test_a_step_for_a_need_fits_the_age() -> None:
    old, young = Contact("kent.old", "Old", youngest=18), Contact("kent.young", "Young", oldest=17)
    guide = Guide(by_area={("sleep", "kent"): ("kent.old", "kent.young", "kent.gone")}, anywhere={"sleep": ()})
    catalogue = replace(one_service(AGED), contacts={"kent.old": old, "kent.young": young, **LAST}, guide=guide)

    def steps(age: int | None) -> list[str]:
        told = Facts(on=ON, age=age, needs=("sleep",), lives_in="kent")
        return [step.service for step in match(catalogue, told).next_steps]

    assert steps(40) == ["kent.old"]
    assert steps(5) == ["kent.young"]
    assert steps(None) == ["kent.old", "kent.young"]


def test_names_are_found_for_services_contacts_and_strangers() -> None:
    catalogue = one_service(AGED)

    assert (name_of(catalogue, "kent.one"), name_of(catalogue, "nobody")) == ("One", "nobody")


def test_settings_fall_back_where_a_catalogue_has_none() -> None:
    catalogue = one_service(AGED)

    assert catalogue.number("own_agreement_from", 16) == 16
    assert catalogue.choice("twelve", "a word") == "a word"
    assert match(catalogue, Facts(on=ON, age=11)).results[0].reasons[0].answer is Truth.YES
