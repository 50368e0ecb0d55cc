"""Sending a request: the person, how to reach them, what they agree to, what fits, and when the answer comes."""

import hashlib
import json
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.design.languages import spoken
from rightdoor.ground.documents.actions import carry_documents
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.records.adjustments.actions import carry_language, carry_over
from rightdoor.records.adjustments.lifecycle import Whose
from rightdoor.records.people.actions import add_person
from rightdoor.records.people.models import Person
from rightdoor.work.referrals import policy
from rightdoor.work.referrals.actions.agreeing import record_what_was_agreed
from rightdoor.work.referrals.actions.drafting import hear, unused_code
from rightdoor.work.referrals.actions.matching import rematch
from rightdoor.work.referrals.actions.promise import promise_for
from rightdoor.work.referrals.actions.reaching import Plans, save_plans
from rightdoor.work.referrals.actions.receipts import queue_receipts
from rightdoor.work.referrals.actions.unsafe import look_at_carried
from rightdoor.work.referrals.codes import hash_secret
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Asker, Draft, Referral
from rightdoor.work.referrals.places import facts_said
from rightdoor.work.referrals.protocol import tell_arrival
from rightdoor.work.referrals.readable import readable_facts
from rightdoor.work.referrals.unread import with_unread
from rightdoor.work.safeguarding.actions import carry_flags

NEEDED_BY = {
    Asker.ME: Whose.CHILD,
    Asker.CHILD: Whose.FAMILY,  # a parent is asked for both in one question
    Asker.SOMEONE: Whose.CHILD,
    Asker.GROUP: Whose.REFERRER,  # nobody is named, so nothing is carried over
}


class SentDifferently(Exception):
    """This form was sent before, with other words.  Both are kept: what was sent, and what was typed since."""

    def __init__(self, referral: Referral, draft: Draft) -> None:
        super().__init__("This was sent before, with other words. Both are kept.")
        self.referral = referral
        self.draft = draft


@transaction.atomic
def send_referral(*, draft_id: UUID, by: Actor, at: datetime, secret_word: str = "") -> Referral:
    """Send what was written.  Sending it again, however often and at once, is sending it once.

    Nothing that is missing stops it.  *secret_word* is the word or PIN that opens the request later; without one,
    the one with which the draft was saved counts.
    """
    draft = Draft.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=draft_id)
    draft.answers = with_unread(draft)
    mark = content_mark(draft)
    if draft.sent_as_id is not None:
        sent = Referral.objects.get(pk=draft.sent_as_id)
        if sent.content_hash != mark:
            raise SentDifferently(sent, draft)
        return sent
    require(rule_on(by, policy.SEND, draft, at=at))
    hear(draft, draft.answers, by=by, at=at)
    facts = readable_facts(facts_said(draft.asker, draft.answers), at=at)
    plans = save_plans(draft, by=by, at=at)
    person = person_of(draft, facts, plans.person, by=by, at=at)
    referral = referral_of(draft, facts, plans, person, mark=mark, secret_word=secret_word, at=at)
    referral.save(force_insert=True)
    draft.sent_as, draft.saved_at = referral, at
    draft.save(update_fields=["sent_as", "saved_at", "keep", "answers"])
    tell_arrival(person, draft.taken_by_id, at)
    record(policy.SEND, about=referral, by=by, at=at, asker=referral.asker, channel=referral.channel)
    follow_up(draft, referral, by=by, at=at)
    return Referral.objects.get(pk=referral.pk)


@transaction.atomic
def choose_word(*, referral_id: UUID, secret_word: str, by: Actor, at: datetime) -> Referral:
    """Add the word or PIN that was left out.  One that is there is never replaced from here."""
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    require(rule_on(by, policy.SEND, referral, at=at))
    if not referral.secret_word and hash_secret(secret_word):
        referral.secret_word = hash_secret(secret_word)
        referral.save(update_fields=["secret_word"])
        record("referrals.word_chosen", about=referral, by=by, at=at)
    return referral


def follow_up(draft: Draft, referral: Referral, *, by: Actor, at: datetime) -> None:
    """What sending brings with it, in the same transaction."""
    record_what_was_agreed(referral, by=by, at=at)
    carry_over(
        person=referral.person, words=text(referral.answers, "accessibility"), whose=NEEDED_BY[Asker(referral.asker)],
        by=by, at=at,
    )  # fmt: skip
    carry_language(person=referral.person, language=spoken(), whose=NEEDED_BY[Asker(referral.asker)], by=by, at=at)
    rematch(referral_id=referral.pk, by=by, at=at)
    carry_flags(was=draft, now=referral, area=referral.area, by=by, at=at)
    carry_documents(was=draft, now=referral, by=by, at=at)
    look_at_carried(referral, at)
    queue_receipts(referral, by=by, at=at)


def content_mark(draft: Draft) -> str:
    """The fingerprint of everything that is sent."""
    content = json.dumps([draft.asker, draft.answers], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


def person_of(
    draft: Draft, facts: dict[str, Any], plan: ContactPlan | None, *, by: Actor, at: datetime
) -> Person | None:
    """The person whom the request is about, as they were described; nobody, for a group."""
    if draft.asker == Asker.GROUP:
        return None
    answers = draft.answers
    born_on = date.fromisoformat(facts["born_on"]) if "born_on" in facts else None
    return add_person(
        partnership=draft.partnership,
        preferred_name=text(answers, "preferred_name", 120),
        legal_name=text(answers, "legal_name", 160),
        born_on=born_on,
        due_on=None if "age" in facts else day_of_answer(answers, "due_on"),
        age_said=facts.get("age"),
        pronouns=text(answers, "pronouns", 40),
        gender=facts.get("gender"),
        lives_in=facts.get("lives_in", ""),
        postcode=postcode_in(answers),
        district=facts.get("district", ""),
        school=text(answers, "school", 160),
        contact_plan=plan,
        by=by,
        at=at,
    )


def referral_of(
    draft: Draft, facts: dict[str, Any], plans: Plans, person: Person | None, *, mark: str, secret_word: str,
    at: datetime,
) -> Referral:  # fmt: skip
    """The request itself, received now, with the promise that may be given."""
    answers = draft.answers
    area = facts.get("lives_in") or draft.area or facts.get("educated_in", "")
    wanted = text(answers, "wanted_service", 60)
    promise = promise_for(wanted_service=wanted, area=area, start=at)
    return Referral(
        partnership=draft.partnership, area=area, code=draft.code or unused_code(),
        secret_word=hash_secret(secret_word) or draft.secret_word, form_key=draft.form_key, content_hash=mark,
        asker=draft.asker, channel=draft.channel, taken_by=draft.taken_by, person=person,
        group_name=text(answers, "group_name", 160), referrer_name=text(answers, "referrer_name", 160),
        referrer_role=text(answers, "referrer_role", 120) or text(answers, "referrer_relation", 120),
        referrer_organisation=text(answers, "referrer_organisation", 160), referrer_plan=plans.referrer,
        contact_plan=plans.person, wanted_service=wanted, form_version=draft.form_version, answers=answers,
        facts=facts, story=text(answers, "story") or text(answers, "group_story"), needs=facts.get("needs", []),
        received_at=at, stage=Stage.RECEIVED, decide_by=promise.decide_by, clock=promise.clock,
    )  # fmt: skip


def text(answers: dict[str, Any], name: str, longest: int | None = None) -> str:
    """An answer in words; empty where there is none."""
    value = answers.get(name)
    return value[:longest] if isinstance(value, str) else ""


def day_of_answer(answers: dict[str, Any], name: str) -> date | None:
    """A day as answers keep it; none where it was not said, or could not be read."""
    try:
        return date.fromisoformat(text(answers, name))
    except ValueError:
        return None


def postcode_in(answers: dict[str, Any]) -> str:
    """What was typed, where it is short enough to be a postcode; a town is kept with the answers."""
    typed = text(answers, "postcode")
    return typed.upper() if any(letter.isdigit() for letter in typed) and len(typed) <= 10 else ""
