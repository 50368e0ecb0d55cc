"""What was said about agreement, recorded one question at a time, by whoever said it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import override

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.design.when import plain_date
from rightdoor.records.agreements.actions.answering import record_answer
from rightdoor.records.agreements.wordings import Shown, shown
from rightdoor.records.people.models import Agreement
from rightdoor.records.questions.reading import form
from rightdoor.work.referrals.models import Asker, Channel, Referral

State, From, To = Agreement.State, Agreement.From, Agreement.To
STATES = {"yes": State.GIVEN, "no": State.REFUSED, "not_sure": State.NOT_ASKED, "not_asked": State.NOT_ASKED}
HOW = {"in_person": "face to face", "phone": "by phone", "writing": "in writing"}
ON_THE_FORM = "on the form, by themselves"
TAKEN = {
    Channel.WEB: "as they said it",
    Channel.PHONE: "by telephone",
    Channel.MAILBOX: "in their e-mail",
    Channel.LETTER: "in their letter",
    Channel.WALK_IN: "face to face, as they walked in",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One answer to one question about agreement."""

    given_by: Agreement.From
    to: Agreement.To
    state: Agreement.State
    how: str
    question: str  # by its name: in which words it was asked, the form knows
    said_by: str = ""


def record_what_was_agreed(referral: Referral, *, by: Actor, at: datetime) -> list[Agreement]:
    """Keep every answer.  What was not answered is not recorded: it is unknown, and holds what needs it."""
    if referral.person is None:
        return []
    person = referral.person
    return [
        record_answer(
            person=person, given_by=said.given_by, to=said.to, state=said.state, how=said.how, said_by=said.said_by,
            shown=as_asked(referral, said.question), by=by, at=at,
        )
        for said in said_in(referral)
    ]  # fmt: skip


def as_asked(referral: Referral, name: str) -> Shown:
    """The question as this form asked it, in the voice in which it spoke."""
    asked = form(referral.asker)
    voice, question = asked.voice(referral.answers), asked.questions[name]
    answers = [(one.value, one.words.said(voice)) for one in question.options_for(voice)]
    return shown(referral.form_version, question.words.said(voice), question.hint.said(voice), answers)


def said_in(referral: Referral) -> list[Said]:
    """The answers of this form about agreement."""
    answers = referral.answers
    if referral.asker == Asker.ME:
        return own(answers, From.YOUNG_PERSON, "agree_service", by=answers.get("preferred_name", ""),
                   how=how_said(referral))  # fmt: skip
    name = answers.get("preferred_name", "")
    found = on_behalf(answers, From.YOUNG_PERSON, "child_agrees", "child_agreed", name=name)
    if referral.asker == Asker.CHILD:
        return [*own(answers, From.PARENT, "parent_agrees_service", by=referral.referrer_name,
                     how=how_said(referral)), *found]  # fmt: skip
    return [*found, *on_behalf(answers, From.PARENT, "parent_agrees", "parent_agreed", name="")]


def how_said(referral: Referral) -> str:
    """On the form by themselves; or to the member of staff who took it, in the way in which it came."""
    if referral.taken_by is None:
        return ON_THE_FORM
    return f"{TAKEN[Channel(referral.channel)]}, to {referral.taken_by.name}"


def own(answers: dict[str, Any], giver: Agreement.From, service_question: str, *, by: str, how: str) -> list[Said]:
    """What somebody said for themselves."""
    asked = [(To.CONTACT, "agree_contact"), (To.SHARING, "agree_share"), (To.SERVICE, service_question)]
    if answers.get("responsibility") == "no" and giver is From.PARENT:
        asked = asked[:2]  # help for a child is not theirs to agree to; they are told on the receipt
    return [
        Said(giver, to, STATES[answers[name]], how, name, by[:160]) for to, name in asked if answers.get(name) in STATES
    ]


def on_behalf(answers: dict[str, Any], giver: Agreement.From, question: str, details: str, *, name: str) -> list[Said]:
    """What somebody reports that another said.  A yes counts only with who heard it, when and how."""
    answer = answers.get(question)
    if answer not in STATES:
        return []
    heard, day, how = (answers.get(f"{details}_{detail}", "") for detail in ("to", "on", "how"))
    whole = bool(heard and day and how)
    state = STATES[answer] if answer != "yes" or whole else State.NOT_ASKED
    words = told_how(heard, day, how) if whole else "said to agree, but not who heard it, when and how"
    found = [Said(giver, To.SERVICE, state, words if answer == "yes" else "as reported", question, name[:160])]
    share = answers.get(f"{details}_share")
    if whole and share in STATES:
        found.append(Said(giver, To.SHARING, STATES[share], words, f"{details}_share", name[:160]))
    return found


def told_how(heard: str, day: str, how: str) -> str:
    """Who heard it, when and how, in a sentence's length."""
    with override(settings.LANGUAGE_CODE):  # staff read it
        on = plain_date(datetime.fromisoformat(day).date())
    return f"{HOW.get(how, how)}, to {heard}, on {on}"[:200]
