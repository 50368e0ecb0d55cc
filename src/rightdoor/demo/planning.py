"""An invented young person has a safety plan in two versions, and chose a line of it for their own page."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_OID, UUID, uuid5

from rightdoor.demo.journeys import Front
from rightdoor.ground.access.models import Account
from rightdoor.pure.rules.days import day_of
from rightdoor.records.people.models import Death, Person
from rightdoor.work.referrals.models import Asker
from rightdoor.work.safetyplans.actions.sharing import mark_of, share_lines
from rightdoor.work.safetyplans.actions.writing import Around, write_plan
from rightdoor.work.safetyplans.lifecycle import Heading, Likely, Reader, Whose
from rightdoor.work.safetyplans.models import SafetyPlan
from rightdoor.work.support.lifecycle import Stage
from rightdoor.work.support.models import Episode

FIRST = {
    Heading.SIGNS: ["I stop answering messages", "I sleep through breakfast"],
    Heading.ALONE: ["Cold water on my wrists", "The playlist with the whales"],
    Heading.PEOPLE: ["My aunt, a text that says blue"],
    Heading.SAFER: ["My aunt keeps the tablets"],
}
SECOND = {
    **FIRST,
    Heading.ALONE: [*FIRST[Heading.ALONE], "Out to the hen house and back"],
    Heading.ELSEWHERE: ["The library on Saturdays, where they know me"],
    Heading.LINES: ["The text line, when it is night and I would rather type"],
}


def add_plan(front: Front, at: datetime) -> None:
    """Of the first who is helped now and asked for themselves; nothing where nobody is."""
    died = Death.objects.that_stand().values("person")
    going = Episode.objects.filter(
        partnership=front.partnership, stage=Stage.STARTED, worker__isnull=False, referral__asker=Asker.ME,
        person__isnull=False,
    ).exclude(person__in=died)  # fmt: skip
    one = going.select_related("worker", "person").order_by("opened_at", "pk").first()
    if one is None or one.worker is None or one.person is None:
        return
    first = plan(one.person, None, FIRST, by=one.worker, at=at - timedelta(days=1))
    second = plan(one.person, first, SECOND, by=one.worker, at=at)
    chosen = {second.lines.get(words=words).pk: [Reader.ME] for words in FIRST[Heading.ALONE]}
    share_lines(
        person_id=one.person.pk, plan_id=second.pk, seen=mark_of(second), chosen=chosen, by=one.worker, at=at
    )  # fmt: skip


def plan(
    person: Person, before: SafetyPlan | None, lines: dict[Heading, list[str]], *, by: Account, at: datetime
) -> SafetyPlan:  # fmt: skip
    """One version, always with the same key."""
    around = Around(
        made_with="Them, and their aunt for the last part", whose=Whose.THEIRS,
        reason_to_go_on="The hens, and the concert in June", who_has_copy="They do, in their pencil case",
        family_part="Their aunt asks once, and does not ask twice", likely=Likely.YES if before else Likely.MAYBE,
        in_the_way="The phone is out of credit", review_on=day_of(at) + timedelta(weeks=4),
    )  # fmt: skip
    return write_plan(
        person_id=person.pk, begun_from=before.pk if before else None, lines=lines, around=around,
        form_key=key_for(person, before), by=by, at=at,
    )  # fmt: skip


def key_for(person: Person, before: SafetyPlan | None) -> UUID:
    return uuid5(NAMESPACE_OID, f"safety plan {person.pk} {before.number if before else 0}")
