"""A decision to share opens reading, and its end closes it on the very next request; a no from the family does too."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.lifecycle import Conflict, Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import Denied
from rightdoor.records.agreements.actions.sharing import NotShared
from rightdoor.records.agreements.lifecycle import Basis
from rightdoor.records.agreements.models import Sharing
from rightdoor.records.agreements.tests.sharings_here import with_account
from rightdoor.work.agreeing.actions import writing
from rightdoor.work.passport.actions.agreeing import change_agreement
from rightdoor.work.passport.forms.agreeing import AgreementForm
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, SignedIn, staff


@pytest.fixture
def worker(partnership: Partnership) -> Account:
    """Works by ties: without one there is nothing here for them."""
    return staff(partnership, "Rowan Hale", Role.WORKER)


def share_with(account: Account, referral: Referral, by: Account, about: Any = None, **changed: Any) -> Sharing:
    return writing.decide_to_share(
        person_id=referral.person_id, about_id=about or referral.pk, terms=with_account(account, **changed), by=by,
        at=MONDAY,
    )  # fmt: skip


def reads(client: Client, referral: Referral) -> int:
    return int(client.get(reverse("request", args=[referral.pk])).status_code)


def test_who_works_by_ties_reads_what_was_shared_and_nothing_on_the_request_after_it_ended(
    referral: Referral, practitioner: Account, worker: Account, signed_in: SignedIn, client: Client
) -> None:
    mine = Client()
    theirs = SignedIn(mine)(worker)
    assert reads(theirs, referral) == 404
    one = share_with(worker, referral, practitioner)

    assert reads(theirs, referral) == 200
    front = signed_in(practitioner)
    front.post(
        reverse("agreement-end", kwargs={"person_id": referral.person_id, "sharing_id": one.pk}), {"because": "Done"}
    )

    assert reads(theirs, referral) == 404


def test_one_request_that_is_shared_opens_no_other_of_the_same_child(
    referral: Referral, practitioner: Account, worker: Account, signed_in: SignedIn, partnership: Partnership
) -> None:
    other = request_of(partnership, preferred_name="Wren Applegarth", born_on="2011-06-01")
    Referral.objects.filter(pk=other.pk).update(person=referral.person)
    share_with(worker, referral, practitioner)

    assert (reads(signed_in(worker), referral), reads(signed_in(worker), other)) == (200, 404)


def test_everything_about_a_child_opens_every_request_and_acts_on_none(
    referral: Referral, practitioner: Account, worker: Account, signed_in: SignedIn, kept: dict[str, Any]
) -> None:
    share_with(worker, referral, practitioner, about=referral.person_id)
    client = signed_in(worker)

    assert reads(client, referral) == 200
    assert client.get(reverse("agreement", kwargs=kept)).status_code == 404
    assert client.post(reverse("request-contact", args=[referral.pk])).status_code == 404


def test_the_page_of_what_is_shared_leads_there_and_is_empty_afterwards(
    referral: Referral, practitioner: Account, worker: Account, signed_in: SignedIn
) -> None:
    one = share_with(worker, referral, practitioner)
    other = share_with(worker, referral, practitioner, about=referral.person_id, purpose="To plan her week")
    client = signed_in(worker)

    page = client.get(reverse("shared-with-me")).content.decode()
    assert page.count(reverse("request", args=[referral.pk])) == 2
    assert "Where she sleeps this week" in page
    for each in (one, other):
        writing.stop_sharing(
            person_id=referral.person_id, sharing_id=each.pk, because="Done", by=practitioner, at=MONDAY
        )

    assert "Nobody has shared anything with you" in client.get(reverse("shared-with-me")).content.decode()


def test_a_conflict_of_interest_goes_over_whatever_was_shared(
    referral: Referral, practitioner: Account, worker: Account, signed_in: SignedIn
) -> None:
    share_with(worker, referral, practitioner)
    Relation.objects.create(
        partnership=referral.partnership, account=worker, kind=Tie.BLOCK, about_kind="people.person",
        about_id=referral.person_id, reason=Conflict.RELATIVE, starts_at=MONDAY, source="tests",
    )  # fmt: skip
    client = signed_in(worker)

    assert reads(client, referral) == 404
    assert "Where she sleeps" not in client.get(reverse("shared-with-me")).content.decode()


def test_taking_it_back_on_their_own_page_closes_it_at_once(
    referral: Referral, practitioner: Account, administrator: Account, worker: Account, signed_in: SignedIn
) -> None:
    writing.write_answer(
        person_id=referral.person_id, given_by="young_person", to="sharing", state="given", said_by="Wren",
        how="By phone", by=administrator, at=MONDAY,
    )  # fmt: skip
    share_with(worker, referral, administrator, basis=Basis.AGREEMENT, reason="")
    assert reads(signed_in(worker), referral) == 200

    change_agreement(
        referral_id=referral.pk, agreed={"sharing": False}, shown=AgreementForm().as_shown(), form_key=uuid4(),
        by=VISITOR, at=MONDAY + timedelta(seconds=0),
    )  # fmt: skip

    assert reads(signed_in(worker), referral) == 404


def test_a_request_that_they_do_not_read_cannot_be_shared(
    referral: Referral, practitioner: Account, worker: Account, partnership: Partnership
) -> None:
    other = request_of(partnership, preferred_name="Somebody Else")

    with pytest.raises(NotShared, match="Choose what is shared"):
        share_with(worker, referral, practitioner, about=other.pk)


def test_the_action_itself_asks_whoever_calls_it(
    referral: Referral, manager: Account, worker: Account, partnership: Partnership
) -> None:
    essex = staff(partnership, "Essex Only", Role.PRACTITIONER, area="essex")

    for by in (manager, essex):
        with pytest.raises(Denied):
            share_with(worker, referral, by)
        with pytest.raises(Denied):
            writing.write_answer(person_id=referral.person_id, by=by, at=MONDAY, to="sharing", state="given")

    assert not Sharing.objects.exists()


def test_where_the_tie_ended_otherwise_the_page_says_that_it_is_closed(
    referral: Referral, practitioner: Account, worker: Account, signed_in: SignedIn, kept: dict[str, Any]
) -> None:
    share_with(worker, referral, practitioner)
    client = signed_in(practitioner)
    assert "They can read it here" in client.get(reverse("agreement", kwargs=kept)).content.decode()

    Relation.objects.filter(kind=Tie.SHARED).update(ends_at=MONDAY)  # as when two records become one

    assert (
        "Closed to them since two records became one" in client.get(reverse("agreement", kwargs=kept)).content.decode()
    )
