"""Whole records for the tests of this room: a request with all that can hang on it, and a token in every word."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.documents.models import Document
from rightdoor.ground.messages.models import ContactPlan, Message
from rightdoor.ground.tasks.models import Notice, Task
from rightdoor.pure.keys import new_key
from rightdoor.records.people.models import Death, Person
from rightdoor.sight.insight.gathering import gather
from rightdoor.work.conflicts.models import Block
from rightdoor.work.glass.models import Glass
from rightdoor.work.joining.models import Apart, Joining, Moved
from rightdoor.work.keeping.actions import carrying_out, disposing, erasing
from rightdoor.work.keeping.lifecycle import Asker, Identity
from rightdoor.work.keeping.models import AccessRequest, Bundle, Ending, Hold
from rightdoor.work.keeping.reach import reach
from rightdoor.work.keeping.rows import PEOPLE, REQUESTS, row_for
from rightdoor.work.keeping.tests.help_left_here import what_was_given, what_was_measured
from rightdoor.work.keeping.tests.told_here import (
    what_is_needed,
    what_is_planned,
    what_they_tell,
    what_was_agreed,
    what_was_assessed,
)  # fmt: skip
from rightdoor.work.listening.models import Complaint, ComplaintStep, Feedback
from rightdoor.work.meeting.models import Appointment
from rightdoor.work.passport.models import Beside, OwnKey
from rightdoor.work.referrals.models import (
    Addition,
    ContactEntry,
    FactChange,
    FactQuestion,
    Referral,
    StageChange,
)
from rightdoor.work.safeguarding.models import BodyContact, RedFlag
from rightdoor.work.sealing.models import Unsealing
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.models import Decision, Offer, Preparation, Recommendation
from rightdoor.work.triage.tests.requests_here import request_of
from rightdoor.work.writing.models import Line
from tests.people_here import MONDAY
from tests.sealed_here import KINDS, part_of, seal

TOKEN = "zq7canary"
CHILD_IN = date(2006, 5, 4)
LONG_AGO = datetime(2012, 5, 4, 9, tzinfo=MONDAY.tzinfo)
ENDINGS = System("endings")


def a_record(
    partnership: Partnership, by: Account, asker: str = "me", *, at: datetime = MONDAY, **answers: Any
) -> Referral:
    """A request that was decided, and a row of every kind that a record can have."""
    request = request_of(partnership, asker, at=at, **answers)
    Referral.objects.filter(pk=request.pk).update(stage="decided", flagged=False)
    request.refresh_from_db()
    about = {"partnership": partnership, "about_kind": REQUESTS, "about_id": request.pk}
    a_story(request, by, at)
    a_decision(request, by, at)
    task = Task.objects.create(**about, kind="handover", raised_at=at, acknowledge_by=at, outcome="It was done")
    Notice.objects.create(partnership=partnership, task=task, to=by, raised_at=at)
    RedFlag.objects.create(
        **about, source="staff", heard="They heard", said_at=at, handled_at=at, what_was_done="Called"
    )
    BodyContact.objects.create(
        **about, body="kent.front_door", concern="A worry", prepared_text="Words", prepared_at=at, prepared_by=by,
        made_at=at, made_by=by, recipient="A desk", reference="R1",
    )  # fmt: skip
    Document.objects.create(
        **about, name="drawing.png", kind="png", size=3, content=b"abc", sha256="a", sent_sha256="a",
        state="clean", received_at=at, checked_at=at,
    )  # fmt: skip
    who_reads_it(request, by, at)
    what_is_kept_apart(request, by, at)
    gather([request])
    if request.contact_plan:
        parent = ContactPlan.objects.create(
            partnership=partnership, holder="parent", child=request.contact_plan, phone="07700 900 462", updated_at=at
        )
        Message.objects.create(
            **about, plan=parent, way="text", kind="notice", body="To a parent", outside="Neutral", queued_at=at,
            next_try_at=at, state="sent", sent_at=at,
        )  # fmt: skip
    return request


def who_reads_it(request: Referral, by: Account, at: datetime) -> None:
    """What ties somebody to the record, and a glass that was broken over it."""
    partnership = request.partnership
    relation = Relation.objects.create(
        partnership=partnership, account=by, kind="lead", about_kind=PEOPLE, source="A form",
        about_id=request.person_id or request.pk, starts_at=at, ends_at=at,
    )  # fmt: skip
    if request.person:
        Glass.objects.create(
            partnership=partnership, account=by, person=request.person, relation=relation, reason="other",
            words="Nobody else was there", broken_at=at, review_by=at,
        )  # fmt: skip
        barred = Relation.objects.create(
            partnership=partnership, account=by, kind="block", about_kind="people.person", about_id=request.person_id,
            reason="relative", starts_at=at, ends_at=at, source="tests",
        )  # fmt: skip
        Block.objects.create(
            partnership=partnership, account=by, person=request.person, relation=barred, source="Canary", made_at=at
        )


def what_was_joined(request: Referral, by: Account, at: datetime = MONDAY) -> None:
    """Another record of the same child that came to this one, and one that somebody said is another child's."""
    if request.person is None:
        return
    partnership = request.partnership
    same = Person.objects.create(
        partnership=partnership, preferred_name="Canary", joined_to=request.person, added_at=at
    )
    pair = Joining.objects.create(
        partnership=partnership, kept=request.person, other=same, reason="Canary", asked_by=by, asked_at=at,
        stage="joined",
    )  # fmt: skip
    Moved.objects.create(joining=pair, row_kind=REQUESTS, row_id=str(request.pk), field="person")
    Apart.objects.create(partnership=partnership, one=request.person, other=same, said_by=by, said_at=at)
    Beside.objects.create(referral=request_of(partnership, at=at), other=request, made_at=at)  # a stranger’s


def what_is_kept_apart(request: Referral, by: Account, at: datetime) -> None:
    """A sealed part of each kind, with who is named on it, and an ask that one be opened."""
    for kind in KINDS:
        part = seal(part_of(kind, request, by, at=at), by, at=at)
        Unsealing.objects.create(
            partnership=request.partnership, about_kind=part._meta.label_lower, about_id=part.pk, section=part.section,
            reason="The whole team must know", asked_by=by, asked_at=at, agree_by=at,
        )  # fmt: skip


def a_story(request: Referral, by: Account, at: datetime) -> None:
    """What was added, asked, answered and logged."""
    OwnKey.objects.create(referral=request, handle=request.pk.bytes * 2, public=b"public", made_at=at)
    Appointment.objects.create(
        referral=request, worker=by, starts_at=at, ends_at=at + timedelta(minutes=30), how="call", location="At school",
        state="declined", offered_at=at, form_key=new_key(),
    )  # fmt: skip
    StageChange.objects.create(referral=request, was="received", became="decided", moved_at=at, reason="It fits")
    Addition.objects.create(referral=request, kind="more", words="And more", form_key=new_key(), said_at=at)
    Feedback.objects.create(
        partnership=request.partnership, referral=request, face="good", words="Fine", form_key=new_key(), said_at=at
    )
    complaint = Complaint.objects.create(
        partnership=request.partnership, referral=request, who="parent", about="Late", stage_since=at, made_at=at,
        form_key=new_key(),
    )  # fmt: skip
    ComplaintStep.objects.create(
        complaint=complaint, step="answer", was="stage_one", became="stage_one_answered", words="Sorry", taken_at=at,
        taken_by=by,
    )  # fmt: skip
    answer = Line.objects.create(referral=request, words="Yes", said_at=at, written_by=by)
    Line.objects.create(referral=request, words="May I?", said_at=at, settled_at=at, settled_by=by, answer=answer)
    FactQuestion.objects.create(referral=request, words="Which school?", asked_at=at, asked_by=by, answer_words="Hill")
    FactChange.objects.create(referral=request, was={"a": "x"}, became={"a": "y"}, reason="Said so", changed_at=at)
    ContactEntry.objects.create(
        referral=request, happened_at=at, way="call", with_whom="An aunt", outcome="spoke", words="She said",
        written_by=by, written_at=at,
    )  # fmt: skip
    what_they_tell(request, by, at)
    if request.person:
        common = {"partnership": request.partnership, "person": request.person}
        what_was_agreed(common, by, at)
        what_is_needed(common, by, at)
        what_is_planned(common, by, at)
        what_was_assessed(common, by, at)
        Death.objects.create(
            **common, told_by="A mistake", recorded_at=at, recorded_by=by, undone_at=at, undone_by=by,
            undone_because="Somebody else",
        )  # fmt: skip


def a_decision(request: Referral, by: Account, at: datetime) -> None:
    """What was prepared, offered, decided and begun."""
    Preparation.objects.create(referral=request, prepared_by=by, saved_at=at, fields={"formulation": "Draft words"})
    Offer.objects.create(referral=request, service="tss", because="Near", offered_at=at, offered_by=by)
    decision = Decision.objects.create(
        partnership=request.partnership, referral=request, outcome="accepted", formulation="Worries about exams",
        letter="Dear Wren", letter_to_referrer="Dear colleague", catalogue_version="1", decided_by=by, decided_at=at,
    )  # fmt: skip
    episode = Episode.objects.create(
        partnership=request.partnership,
        person=request.person,
        referral=request,
        service="tss",
        opened_at=at,
        counts_from=at,
    )
    Recommendation.objects.create(
        decision=decision, service="tss", because="It fits", journey="opened", episode=episode
    )
    what_was_given(episode, by, at)
    what_was_measured(episode, by, at)


def asked_for_before(request: Referral, by: Account, at: datetime = MONDAY) -> None:
    """What this room itself has written about a record: a hold that ended, and a copy that was asked for."""
    named = {"partnership": request.partnership, "record_kind": PEOPLE, "record_id": request.person_id}
    Hold.objects.create(
        **named, form_key=new_key(), reason="court", words="A claim", starts_on=at.date(), placed_by=by, placed_at=at,
        lift_asked_by=by, lift_asked_at=at, lifted_by=another(request.partnership), lifted_at=at,
    )  # fmt: skip
    asked = AccessRequest.objects.create(
        **named, form_key=new_key(), asked_by="themselves", identity="known", received_on=at.date(),
        answer_by=at.date(), received_by=by, received_at=at,
    )  # fmt: skip
    Bundle.objects.create(partnership=request.partnership, request=asked, entries=[{"key": "k", "lines": [["a", "b"]]}])


def another(partnership: Partnership) -> Account:
    """Somebody else who works here."""
    made = Account.objects.filter(email="somebody.else@example.org").first()
    return made or Account.objects.create_account(
        email="somebody.else@example.org", name="Somebody Else", partnership=partnership
    )


def mark_every_word(kind: str, key: UUID) -> int:
    """Put the token into every word that any row of a record holds; the number of fields that now hold it."""
    marked = 0
    for model, keys in reach(kind, key).items():
        table = row_for(model).table
        for field in table._meta.concrete_fields:
            value = token_for(field)
            if value is not None and model != "referrals.stagechange":  # nobody may change one
                for one in keys:
                    marked += table._default_manager.filter(pk=one).update(**{field.attname: value})
    return marked


CODES = {"ways", "facts", "marks"}  # of a fixed list; the database itself keeps what some of these were
FIXED = {
    "service",
    "area",
    "about_kind",
    "record_kind",
    "actor_kind",
    "stage",
    "state",
    "journey",
    "outcome",
    "kind",
    "source",
    "was",
}


def token_for(field: models.Field[Any, Any]) -> Any:
    """A value with the token in it; None where a field holds no words, or only those of a fixed list."""
    if field.choices or field.unique or field.name in FIXED or field.is_relation:
        return None
    if isinstance(field, ArrayField) and field.name in CODES:
        return None
    if isinstance(field, ArrayField):
        return [TOKEN]
    if isinstance(field, models.JSONField):
        return {"a": [TOKEN, {"b": TOKEN}]}
    if isinstance(field, models.BinaryField):
        return TOKEN.encode()
    if isinstance(field, models.CharField | models.TextField):
        return f"{TOKEN}@a.uk" if isinstance(field, models.EmailField) else TOKEN[: field.max_length]
    return None


def erased(kind: str, key: UUID, *, first: Account, second: Account, at: datetime = MONDAY, kept: Any = None) -> Ending:
    """Asked for, decided by two people, and carried out."""
    ending = erasing.ask_for_erasure(
        record_kind=kind, record_id=key, form_key=new_key(), asked_by=Asker.THEMSELVES, identity=Identity.KNOWN,
        asked_on=at.date(), by=first, at=at,
    )  # fmt: skip
    erasing.propose_erasure(ending_id=ending.pk, kept=kept or {}, by=first, at=at)
    disposing.sign(ending_ids=[ending.pk], by=second, at=at)
    carrying_out.carry_out_signed(by=ENDINGS, at=at + timedelta(seconds=1))
    ending.refresh_from_db()
    return ending
