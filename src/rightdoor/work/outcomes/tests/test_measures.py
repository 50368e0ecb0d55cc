"""Instruments: scored or entered, never made up; a worrying answer calls a person; what changed, as it is counted."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.measures.instruments import Respondent
from rightdoor.pure.measures.scoring import AnswersWrong
from rightdoor.work.outcomes.actions.measures import NotAnswered, add_measure
from rightdoor.work.outcomes.choosing import choices, chosen, has_words
from rightdoor.work.outcomes.lifecycle import Whose
from rightdoor.work.outcomes.models import Goal, Measure, MeasureScore
from rightdoor.work.outcomes.presenters.measures import measures_of, measures_page
from rightdoor.work.outcomes.presenters.national import paired
from rightdoor.work.outcomes.tests.goals_here import a_goal
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import worker_of
from rightdoor.work.support.tests.test_working import noted
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=30)
NINE = {str(number): 1 for number in range(1, 9)} | {"9": 0}


def filled(episode: Episode, by: Account, name: str = "phq9", **more: Any) -> Measure:
    instrument = chosen(name)
    assert instrument is not None
    plain: dict[str, Any] = {
        "respondent": Respondent.SELF, "answered_on": MONDAY.date(), "answers": {}, "scores": {}, "form_key": uuid4()
    }  # fmt: skip
    return add_measure(episode_id=episode.pk, instrument=instrument, by=by, at=LATER, **{**plain, **more})


def test_answers_are_scored_once_a_form(going: Episode, worker: Account) -> None:
    key = uuid4()
    assert filled(going, worker, answers=NINE, form_key=key) == filled(going, worker, answers=NINE, form_key=key)

    assert [(one.scale, one.value) for one in MeasureScore.objects.all()] == [("total", Decimal(8))]
    assert not RedFlag.objects.exists()


def test_a_missing_answer_is_no_nought_and_leaves_it_unscored(going: Episode, worker: Account) -> None:
    filled(going, worker, answers={**NINE, "3": None})

    score = MeasureScore.objects.get()
    assert (score.value, score.why_not) == (None, "1 of 9 answers are missing, 0 may be.")
    page = measures_page(going, measures_of(going))
    assert page.scales == []
    assert page.unscored == ["PHQ-9, 9 March 2026, Total: 1 of 9 answers are missing, 0 may be."]


def test_a_worrying_answer_calls_a_person_at_once_also_where_nothing_is_scored(going: Episode, worker: Account) -> None:
    filled(going, worker, answers={"9": 1})

    flag = RedFlag.objects.get()
    assert flag.about_id == going.referral_id
    assert flag.heard.startswith("PHQ-9: Thoughts that you would be better off dead")
    assert flag.heard.endswith("Several days")
    assert MeasureScore.objects.get().value is None


def test_a_worrying_question_that_was_not_answered_is_asked_about(going: Episode, worker: Account) -> None:
    filled(going, worker, answers={**NINE, "9": None})

    assert "was not answered. That is not a no" in measures_page(going, measures_of(going)).to_ask[0]
    assert not RedFlag.objects.exists()
    task = Task.objects.get(kind=Task.Kind.ASK_SAFETY)
    assert [notice.to for notice in task.notices.all()] == [worker]
    filled(going, worker, answers=NINE)
    task.refresh_from_db()
    assert task.done_at == LATER


def test_of_an_instrument_whose_words_are_not_free_scores_alone_are_kept(going: Episode, worker: Account) -> None:
    filled(going, worker, "sdq_self", answers={"1": 1}, scores={"emotional": Decimal(7)})

    measure = Measure.objects.get()
    assert (measure.answers, measure.scores.get().value) == ({}, Decimal(7))
    assert not any(has_words(one) for one in choices() if one.licence in ("scores_only", "licensed_upload"))
    with pytest.raises(AnswersWrong, match="0 to 10"):
        filled(going, worker, "sdq_self", scores={"emotional": Decimal(11)})


def test_nothing_is_kept_of_nothing_of_another_day_or_of_who_does_not_answer(going: Episode, worker: Account) -> None:
    for wrong in (
        {"answers": dict.fromkeys(NINE)},
        {"answers": NINE, "respondent": Respondent.PARENT},
        {"answers": NINE, "answered_on": LATER.date() + timedelta(days=1)},
    ):
        with pytest.raises(NotAnswered):
            filled(going, worker, **wrong)
    assert not Measure.objects.exists()


def test_a_line_says_where_the_last_score_lies_and_what_changed(going: Episode, worker: Account) -> None:
    filled(going, worker, answers=dict.fromkeys(NINE, 2) | {"9": 0})
    filled(going, worker, answers=NINE, answered_on=LATER.date())

    face = measures_page(going, measures_of(going)).scales[0]

    assert face.lines == ["The young person: 8 on 8 April 2026; below; from 16: better, by more than chance."]
    assert [(one.number, one.name) for one in face.chart.levels] == [
        ("0", "below"),
        ("10", "above cut off"),
        ("27", ""),
    ]
    assert [row[2] for row in face.chart.table] == ["16", "8"]


def test_rcads_is_not_comparable_where_no_sex_is_known(going: Episode, worker: Account) -> None:
    for day, score in ((MONDAY.date(), 20), (LATER.date(), 4)):
        filled(going, worker, "rcads", scores={"depression": Decimal(score)}, answered_on=day)

    assert "not comparable" in measures_page(going, measures_of(going)).scales[0].lines[0]


def test_a_band_by_norms_is_given_where_the_sex_is_said_and_never_guessed(going: Episode, worker: Account) -> None:
    assert going.person is not None
    going.person.born_on = MONDAY.date() - timedelta(days=14 * 366)
    going.person.save()
    for norm_sex in ("F", ""):
        filled(going, worker, "rcads", scores={"depression": Decimal(28)}, norm_sex=norm_sex)
        words = measures_page(going, measures_of(going)).scales[0].lines[0]
        assert ("clinical" in words) == bool(norm_sex)


def test_the_national_pair_begins_with_the_first_session_and_ends_from_the_second_on(
    going: Episode, worker: Account
) -> None:
    for days, value in ((-3, 3), (0, 2), (2, 1)):
        filled(going, worker, "cors", scores={"total": Decimal(value * 10)}, answered_on=day(days))
    sessions = [noted(going, worker)]
    assert paired(going, sessions, [], measures_of(going))[0][1] == "20 on 9 March 2026; no later score yet"

    sessions.append(noted(going, worker, starts_at=MONDAY + timedelta(days=1)))

    words = "20 on 9 March 2026; 10 on 11 March 2026: worse, by more than chance"
    assert paired(going, sessions, [], measures_of(going))[0][1] == words


def test_a_professionals_goal_is_in_no_national_pair(going: Episode, worker: Account) -> None:
    a_goal(going, worker, whose=Whose.WORKER, value=1)
    a_goal(going, worker, value=4)

    found = paired(going, [noted(going, worker)], list(Goal.objects.of([going.pk])), [])

    assert [words for _title, words in found] == ["4 on 9 March 2026; no later score yet"]


def test_nobody_who_does_not_lead_it_writes_of_its_measures(going: Episode, partnership: Partnership) -> None:
    with pytest.raises(Denied):
        filled(going, worker_of(partnership, "Somebody Else"), answers=NINE)


def day(days: int) -> date:
    return MONDAY.date() + timedelta(days=days)
