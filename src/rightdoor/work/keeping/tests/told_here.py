"""What a family and a young person told, a row of every kind; for tests of this room."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from rightdoor.ground.access.models import Account
from rightdoor.pure.keys import new_key
from rightdoor.records.adjustments.models import CommunicationNeed, NeedsMet
from rightdoor.records.agreements.models import Asking, CapacityDoubt, ComingOfAge, Explanation, Sharing
from rightdoor.records.agreements.wordings import shown, wording_of
from rightdoor.records.families.lifecycle import Ground, Kind, Post, Secret, Standing
from rightdoor.records.families.models import (
    Bond,
    Household,
    MustNotKnow,
    Professional,
    Relative,
    Residence,
    Responsibility,
)  # fmt: skip
from rightdoor.records.people.models import Agreement, CompetenceDecision
from rightdoor.records.telling.models import Entry, Link, Rung, Said, Visit
from rightdoor.work.assessments.models import Assessment
from rightdoor.work.keeping.rows import PEOPLE, REQUESTS
from rightdoor.work.referrals.models import (
    Referral,
)
from rightdoor.work.safetyplans.models import PlanLine, SafetyPlan, Share
from tests.people_here import MONDAY


def a_family(request: Referral, by: Account, at: datetime = MONDAY) -> None:
    """Everything that can be told of a family, once."""
    person = request.person
    assert person is not None
    partnership = request.partnership
    told = {"partnership": partnership, "person": person, "source": "Canary", "told_at": at, "told_to": by}
    mother = Relative.objects.create(
        partnership=partnership, person=person, name="Canary", added_at=at, added_by=by
    )  # fmt: skip
    home = Household.objects.create(name="Canary", **told)
    Bond.objects.create(relative=mother, kind=Kind.PARENT, **told)
    Responsibility.objects.create(
        body="Canary", standing=Standing.HOLDS, ground=Ground.MOTHER, words="Canary", **told
    )  # fmt: skip
    Residence.objects.create(household=home, relative=mother, words="Canary", **told)
    Professional.objects.create(name="Canary", post=Post.SOCIAL_WORKER, organisation="Canary", **told)
    MustNotKnow.objects.create(relative=mother, reason=Secret.ESTRANGED, words="Canary", **told)


def what_they_tell(request: Referral, by: Account, at: datetime) -> None:
    """A goal with a rung of its ladder and what it said before, and a link that was opened."""
    about = {"partnership": request.partnership, "about_kind": REQUESTS, "about_id": request.pk}
    goal = Entry.objects.create(**about, section="goal", words="To sleep", audience="both", rank=1, form_key=new_key(),
                                written_at=at, changed_at=at)  # fmt: skip
    Said.objects.create(entry=goal, words="To sleep more", audience="me", said_at=at)
    Rung.objects.create(entry=goal, rung=3, said_at=at, form_key=new_key())
    link = Link.objects.create(
        **about, mark=str(new_key()), words_hash="no hash", name="Jo", is_to_me="My cousin", shows=[f"told:{goal.pk}"],
        made_at=at, ends_at=at + timedelta(days=7), made_by=by, yes="Yes, on the telephone", form_key=new_key(),
    )  # fmt: skip
    Visit.objects.create(link=link, opened_at=at)


def what_was_agreed(common: dict[str, Any], by: Account, at: datetime) -> None:
    """An answer with its words, what was shared because of it, who judged what, and an 18th birthday."""
    said = Agreement.objects.create(
        **common, given_by="young_person", to="sharing", state="given", wording="1", said_at=at
    )
    wording = wording_of(shown("1", "May we?"), at)
    Asking.objects.create(agreement=said, wording=wording)
    Sharing.objects.create(
        **common, about_kind=PEOPLE, about_id=common["person"].pk, recipient_kind="person", recipient="A tutor",
        basis="agreement", agreement=said, purpose="A quiet place", what="Lunch times", told="yes", starts_at=at,
        ends_at=at + timedelta(days=9), decided_by=by, decided_at=at,
    )  # fmt: skip
    judged = CompetenceDecision.objects.create(
        **common, service="hera", competent=True, reason="They weighed it up", decided_by=by, decided_at=at
    )
    Explanation.objects.create(judged=judged, decision="To have help", explained="What it is", their_words="It helps")
    CapacityDoubt.objects.create(
        **common, decision="To stop", understands="yes", retains="no", weighs="yes", says="yes", impairment="yes",
        impairment_words="A head injury", support="Pictures", doubted_by=by, doubted_at=at,
    )  # fmt: skip
    ComingOfAge.objects.create(**common, turned_on=at.date(), noticed_at=at)


def what_is_planned(common: dict[str, Any], by: Account, at: datetime) -> None:
    """Two versions of a safety plan with a line, and somebody who may see it."""
    said = {
        **common, "made_with": "Her aunt", "whose": "theirs", "reason_to_go_on": "Biscuit", "who_has_copy": "Her aunt",
        "family_part": "Ask first", "likely": "maybe", "in_the_way": "I forget", "review_on": at.date(),
        "written_at": at, "written_by": by,
    }  # fmt: skip
    first = SafetyPlan.objects.create(**said, number=1, form_key=new_key())
    plan = SafetyPlan.objects.create(**said, number=2, begun_from=first, form_key=new_key())
    line = PlanLine.objects.create(plan=plan, heading="alone", rank=1, words="Cold water")
    Share.objects.create(line=line, reader="me", said_at=at, said_by=by)


def what_was_assessed(common: dict[str, Any], by: Account, at: datetime) -> None:
    """An assessment of which one part is written."""
    one = Assessment.objects.create(
        **common, kind="entry_to_care", because="Came into care", due_on=at.date(), social_worker="Ms Rue",
        opened_at=at, opened_by=by, form_key=new_key(),
    )  # fmt: skip
    one.sections.create(
        part="health", author=by, named_at=at, words="Sleeps badly", their_words="I hate mornings", written_at=at
    )


def what_is_needed(common: dict[str, Any], by: Account, at: datetime) -> None:
    """Something that they need, and that it was not there."""
    need = CommunicationNeed.objects.create(
        **common, whose="child", kind="quiet", words="After lunch", source="Her aunt", noted_at=at, looked_at=at
    )
    NeedsMet.objects.create(
        **common, about_kind=need._meta.label_lower, about_id=need.pk, met="no", words="No room", said_at=at, said_by=by
    )
