"""What a young person said about a parent's seeing what came of it: the newest word about just this adult."""

from django.db.models import Q, QuerySet

from rightdoor.pure.parental import Wish
from rightdoor.pure.rules.days import day_of
from rightdoor.records.agreements.models import CapacityDoubt
from rightdoor.records.people.agreements import A_NO
from rightdoor.records.people.models import Agreement, Person
from rightdoor.work.referrals.models import Asker, Referral


def wish_of(person: Person, referral: Referral, scope: str, *, kept_quiet: bool = False) -> Wish | None:
    """What the young person wants this adult to see, who asked with *referral*; None where they never said.

    A no to anything is a no; one about another adult is not.  A yes is one that they said of this adult: on their own
    page, or to staff who wrote it down.  A yes that names no adult counts only where no more than one has asked.  What
    a parent tells of their child's agreement is no answer of the child.  *kept_quiet* is whether no parent may be
    contacted.
    """
    refused, hidden = newest_no(person, referral), kept_from_somebody(person)
    if refused is not None:
        return Wish(yes=False, on=day_of(refused.said_at))
    said = said_of(person, referral)
    if said is None or not is_a_yes(said, person, scope) or (hidden and said.for_request is None):
        return hidden
    to_weigh = hidden is not None or kept_quiet or has_to_be_weighed(person, said)
    return Wish(yes=True, on=day_of(said.said_at), to_weigh=to_weigh)


def is_a_yes(said: Agreement, person: Person, scope: str) -> bool:
    """Whether this is a yes to just this: of this adult by name, or of the only one whom it can mean."""
    if said.state != Agreement.State.GIVEN or said.service not in ("", scope):
        return False
    return said.for_request is not None or (said.recorded_by_id is not None and asked_by_one(person))


def is_let_in_by_name(person: Person, referral: Referral) -> bool:
    """Whether the newest word about this adult is a yes that names them."""
    said = said_of(person, referral)
    return said is not None and said.for_request is not None and said.state == Agreement.State.GIVEN


def about_this_adult(person: Person, referral: Referral) -> QuerySet[Agreement]:
    """Everything that they said themselves, but for what names another adult, the oldest first."""
    about = Q(for_request=None) | Q(for_request=referral.pk)
    return person.agreements.filter(about, given_by=Agreement.From.YOUNG_PERSON).order_by("said_at", "id")


def said_of(person: Person, referral: Referral) -> Agreement | None:
    """The newest answer to whether this adult may see what came of it."""
    return about_this_adult(person, referral).filter(to=Agreement.To.PARENT).last()


def newest_no(person: Person, referral: Referral) -> Agreement | None:
    """The newest answer of a kind, where it is a no; the last such of all kinds."""
    newest = {one.to: one for one in about_this_adult(person, referral)}
    refused = [one for one in newest.values() if one.state in A_NO]
    return refused[-1] if refused else None


def asked_by_one(person: Person) -> bool:
    """Whether no more than one adult asked for them, so that 'your parent' can mean nobody else."""
    return Referral.objects.filter(person=person).by_parents().are_of_one_adult()


def has_to_be_weighed(person: Person, said: Agreement) -> bool:
    """Whether a person looks at a yes first: whether they can decide it is doubted, or they may be in danger.

    In danger, a yes on their own page may be another's hand; whoever hears it said can judge that.
    """
    if CapacityDoubt.objects.of(person).open().exists():
        return True
    return said.recorded_by_id is None and Referral.objects.filter(person=person, flagged=True).exists()


def kept_from_somebody(person: Person) -> Wish | None:
    """A child who asked for themselves and named somebody who must not know: that may be this parent."""
    own = Referral.objects.filter(person=person, asker=Asker.ME).exclude(contact_plan__who_must_not_know="")
    first = own.filter(contact_plan__isnull=False).order_by("received_at").first()
    return Wish(yes=False, on=day_of(first.received_at)) if first else None
