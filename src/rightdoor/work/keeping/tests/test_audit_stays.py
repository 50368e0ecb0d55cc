"""After an erasure the audit is whole: nothing in it named anybody, so nothing in it had to go."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.heads import head_now
from rightdoor.ground.audit.sequencing import Sequencer
from rightdoor.ground.audit.verifying import verify
from rightdoor.pure.chain import Head
from rightdoor.records.people.models import Person
from rightdoor.work.keeping.rows import PEOPLE
from rightdoor.work.keeping.tests.records_here import a_record, erased
from tests.own_database import OwnDatabase
from tests.people_here import MONDAY, staff


def head_of(sequencer: Sequencer) -> Head:
    """Number what happened, and take the head of the chain."""
    while sequencer.run(MONDAY):
        pass
    head = head_now(at=MONDAY)
    assert head is not None
    return head


def test_the_chain_still_verifies_against_a_head_from_before_the_erasure(own_database: OwnDatabase) -> None:
    partnership = Partnership.objects.create(slug="three-counties", name="Three Counties")
    first: Account = staff(partnership, "First Keeper", Role.SAFEGUARDING_LEAD)
    second: Account = staff(partnership, "Second Keeper", Role.DATA_OFFICER)
    person, sequencer = a_record(partnership, first).person_id, Sequencer()
    before = head_of(sequencer)

    erased(PEOPLE, person, first=first, second=second)

    after = head_of(sequencer)
    report = verify([before, after], public=Ed25519PrivateKey.generate().public_key())
    assert not Person.objects.exists()
    assert report.sound
    assert report.events == after.n > before.n
