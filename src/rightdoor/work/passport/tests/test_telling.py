"""My page about me: a young person writes it, decides who sees each part, and nothing of it is lost."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.records.agreements.lifecycle import Told
from rightdoor.records.families.models import Professional
from rightdoor.records.people.models import Person
from rightdoor.records.telling.lifecycle import ENTRIES_AT_MOST, Audience, Section
from rightdoor.records.telling.models import Entry, Rung, Said
from rightdoor.work.joining.models import Joining
from rightdoor.work.passport.actions import telling
from rightdoor.work.passport.presenters.about_me import about_me
from rightdoor.work.passport.presenters.around import around
from rightdoor.work.passport.presenters.looked import looked_days
from rightdoor.work.passport.presenters.workers_view import face
from rightdoor.work.passport.tests.requests_here import OTHER_CODE, WORD, a_request
from rightdoor.work.passport.whose import behind
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.models import Episode
from tests.people_here import MONDAY, SignedIn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
LATER = MONDAY + timedelta(days=1)


def form(words: str = "I stammer when I am rushed", audience: str = "both", **more: Any) -> dict[str, Any]:
    return {"words": words, "audience": audience, "form_key": str(uuid4()), **more}


def wrote(
    referral: Referral, words: str, audience: str = "both", section: Section = Section.KNOW, key: UUID | None = None
) -> Entry:
    return telling.tell(
        referral_id=referral.pk, section=section, words=words, audience=Audience(audience), form_key=key or uuid4(),
        by=VISITOR, at=MONDAY,
    )  # fmt: skip


def seen(client: Client, name: str = "about-me", *keys: Any) -> str:
    answer = client.get(reverse(name, args=keys))
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_written_is_kept_with_who_may_see_it_and_no_word_of_it_is_in_the_audit(
    visit: Client, referral: Referral
) -> None:
    for part, words in enumerate(("I stammer", "Text me first", "Surprises", "Sleep all night"), start=1):
        answer = visit.post(reverse("about-me-write", args=[part]), form(words, "workers"))
        assert (answer.status_code, answer["Location"]) == (302, reverse("about-me"))

    page = seen(visit)

    assert [one.section for one in Entry.objects.order_by("written_at", "rank")] == [*Section]
    assert all(words in page for words in ("I stammer", "Text me first", "Surprises", "Sleep all night"))
    assert page.count("People who work with me here</p>") == 4
    assert acts(about=referral.pk).count("telling.written") == 4


def test_the_same_form_sent_twice_writes_once(visit: Client) -> None:
    once = form()

    visit.post(reverse("about-me-write", args=[1]), once)
    visit.post(reverse("about-me-write", args=[1]), once)

    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "says"),
    [({"words": "  "}, "Write it first"), ({"audience": ""}, "Choose who may see this"),
     ({"words": "w" * 4001}, "Use 4000 or fewer"), ({"audience": "everybody"}, "Choose one of the answers")],
)  # fmt: skip
def test_what_is_left_out_is_asked_for_and_nothing_typed_is_lost(
    visit: Client, given: dict[str, str], says: str
) -> None:
    answer = visit.post(reverse("about-me-write", args=[1]), form(**given))

    assert says in answer.content.decode()
    assert Entry.objects.count() == 0


def test_four_thousand_letters_and_pictures_are_words_too(visit: Client) -> None:
    visit.post(reverse("about-me-write", args=[2]), form("🦦" * 4000, "me"))

    assert "🦦" * 4000 in seen(visit)


def test_what_is_changed_keeps_what_it_said_before_for_the_young_person_alone(
    visit: Client, referral: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    entry = wrote(referral, "I hate phone calls", "workers")
    where = reverse("about-me-change", args=[entry.pk])
    visit.post(where, form("Please text me", "workers", version="1"))
    visit.post(where, form("Please text me", "workers", version="2"))  # nothing new is said

    page = seen(visit, "about-me-change", entry.pk)
    view = seen(signed_in(practitioner), "child-told", referral.person_id)

    assert [one.words for one in Said.objects.order_by("said_at", "pk")] == ["I hate phone calls", "Please text me"]
    assert "I hate phone calls" in page
    assert ("Please text me" in view, "I hate phone calls" in view) == (True, False)


def test_two_who_change_it_at_once_lose_nothing(visit: Client, referral: Referral) -> None:
    entry = wrote(referral, "First")
    where = reverse("about-me-change", args=[entry.pk])
    visit.post(where, form("From one tab", version="1"))

    loser = visit.post(where, form("From the other", version="1"))
    page = loser.content.decode()

    assert loser.status_code == 409
    assert ("From one tab" in page, "From the other" in page) == (True, True)
    visit.post(where, form("From the other", version="2"))
    assert Entry.objects.get().words == "From the other"


def test_what_is_taken_away_is_seen_by_nobody_and_stays_theirs(
    visit: Client, referral: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    entry = wrote(referral, "Do not ask about Saturday")

    visit.post(reverse("about-me-remove", args=[entry.pk]))
    page = seen(visit)
    again = visit.post(reverse("about-me-remove", args=[entry.pk]), follow=True)

    assert page.index("What you took away") < page.index("Do not ask about Saturday")
    assert "That is not there any more" in again.content.decode()
    assert visit.get(reverse("about-me-change", args=[entry.pk])).status_code == 404
    assert "Saturday" not in seen(signed_in(practitioner), "child-told", referral.person_id)


def test_they_put_it_in_order(visit: Client, referral: Referral) -> None:
    keys = [wrote(referral, words).pk for words in ("one", "two", "three")]
    other = wrote(referral, "Another section", section=Section.HELPS)

    visit.post(reverse("about-me-up", args=[keys[2]]))
    visit.post(reverse("about-me-up", args=[keys[0]]))
    visit.post(reverse("about-me-up", args=[other.pk]))

    lines = about_me(referral, MONDAY).parts[0].lines
    assert [one.words for one in lines] == ["one", "three", "two"]


def test_three_goals_are_as_many_as_fit_and_each_has_its_ladder(visit: Client, referral: Referral) -> None:
    goals = [wrote(referral, f"Goal {number}", section=Section.GOAL) for number in range(3)]
    refused = visit.post(reverse("about-me-write", args=[4]), form("A fourth"))
    assert "Take one away first" in refused.content.decode()
    assert "A fourth" in refused.content.decode()
    where, once = reverse("about-me-step", args=[goals[0].pk]), {"rung": "2", "form_key": str(uuid4())}

    for given in (once, once, {**once, "rung": "6"}):  # the last after going back
        visit.post(where, given)
    wrong = visit.post(where, {"rung": "11", "form_key": str(uuid4())})

    assert "Choose a number from 0 to 10" in wrong.content.decode()
    assert [one.rung for one in Rung.objects.order_by("said_at", "pk")] == [2, 6]
    ladder = about_me(referral, MONDAY).parts[3].lines[0].ladder
    assert ladder is not None
    assert (ladder.words, ladder.path) == ("6 of 10 on 9 March 2026. It began at 2", "M40 122L240 66")
    assert "6 of 10" in seen(visit, "about-me-step", goals[0].pk)


def test_only_a_goal_has_a_ladder_and_a_page_is_full_one_day(visit: Client, referral: Referral) -> None:
    entry = wrote(referral, "Not a goal")
    answer = visit.post(reverse("about-me-step", args=[entry.pk]), {"rung": "2", "form_key": str(uuid4())})
    assert answer.status_code == 404
    with pytest.raises(telling.entries.NotTheirs):
        telling.say_where(referral_id=referral.pk, entry_id=entry.pk, rung=2, form_key=uuid4(), by=VISITOR, at=MONDAY)
    for number in range(ENTRIES_AT_MOST - 1):
        wrote(referral, f"Thing {number}")

    full = visit.post(reverse("about-me-write", args=[1]), form("One too many"))

    assert "Your page is full" in full.content.decode()
    assert visit.get(reverse("about-me-write", args=[9])).status_code == 404


@pytest.mark.parametrize("audience", ["me", "workers", "given", "both"])
def test_each_answer_to_who_may_see_it_means_what_it_says(
    referral: Referral, practitioner: Account, signed_in: SignedIn, audience: str
) -> None:
    wrote(referral, "Canary-told", audience)

    client = signed_in(practitioner)
    pages = [seen(client, name, referral.person_id) for name in ("child", "child-told")]

    assert ["Canary-told" in page for page in pages] == [audience in ("workers", "both")] * 2


def test_that_it_was_read_is_on_record_and_the_young_person_sees_it(
    referral: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    seen(signed_in(practitioner), "child-told", referral.person_id)

    assert acts(about=referral.person_id) == ["passport.see_whole"]
    assert looked_days(referral, LATER)[0].lines == ["Qualified practitioner: read it"]


def test_whoever_may_not_read_a_request_of_theirs_reads_nothing(
    referral: Referral, manager: Account, signed_in: SignedIn
) -> None:
    assert referral.person is not None
    Referral.objects.filter(pk=referral.pk).update(stage="decided", closed_at=MONDAY - timedelta(days=40))

    assert face(referral.person, manager, MONDAY) is None
    assert signed_in(manager).get(reverse("child-told", args=[referral.person_id])).status_code == 404


@pytest.mark.parametrize("asker", [Asker.CHILD, Asker.SOMEONE])
def test_for_a_parent_or_a_professional_with_a_request_of_their_own_there_is_no_such_page(
    client: Client, partnership: Partnership, referral: Referral, asker: Asker
) -> None:
    wrote(referral, "Canary-told")
    theirs = a_request(partnership, asker=asker, person=referral.person, code=OTHER_CODE)
    client.post("/my-request/", {"code": OTHER_CODE, "word": WORD})

    assert client.get(reverse("about-me")).status_code == 404
    assert client.get("/my-request/nothing-here/").status_code == 404
    assert reverse("about-me") not in client.get(reverse("my-request-open")).content.decode()
    with pytest.raises(telling.NotTheirPage):
        wrote(theirs, "Words")


def test_nobody_reaches_what_another_wrote_by_its_key(visit: Client, partnership: Partnership) -> None:
    entry = wrote(a_request(partnership, code=OTHER_CODE), "Not mine", section=Section.GOAL)

    for name in ("about-me-change", "about-me-step"):
        assert visit.get(reverse(name, args=[entry.pk])).status_code == 404
    for name in ("about-me-remove", "about-me-up"):
        assert visit.post(reverse(name, args=[entry.pk])).status_code == 302

    entry.refresh_from_db()
    assert (entry.removed_at, entry.rank) == (None, 1)


def test_staff_write_nothing_in_a_young_persons_name(referral: Referral, practitioner: Account) -> None:
    with pytest.raises(Denied):
        telling.tell(referral_id=referral.pk, section=Section.KNOW, words="Words", audience=Audience.WORKERS,
                     form_key=uuid4(), by=practitioner, at=MONDAY)  # fmt: skip


def test_words_that_worry_call_a_person_whoever_may_read_them(visit: Client, referral: Referral) -> None:
    answer = visit.post(reverse("about-me-write", args=[1]), form("I want to kill myself", "me"))

    assert answer["Location"] == reverse("my-request-help")
    assert RedFlag.objects.get().about_id == referral.pk
    assert "kill" not in RedFlag.objects.values_list("heard", flat=True)[0]


def test_who_works_with_me_is_what_exists_and_what_was_not_kept_from_me(
    referral: Referral, partnership: Partnership, practitioner: Account, visit: Client
) -> None:
    common: dict[str, Any] = {"partnership": partnership, "person": referral.person}
    at_night = datetime(2025, 6, 9, 23, 30, tzinfo=UTC)  # 00:30 of the 10th in London
    Episode.objects.create(**common, referral=referral, service="kent.tss", opened_at=at_night, counts_from=at_night)
    told: dict[str, Any] = {
        **common,
        "source": "Wren",
        "told_to": practitioner,
        "post": "school_lead",
    }
    earlier = MONDAY - timedelta(hours=1)
    Professional.objects.create(**told, told_at=earlier, name="Ms Marlowe", starts_on=date(2024, 9, 2))
    Professional.objects.create(**told, told_at=MONDAY, name="Mx Unsaid")
    Professional.objects.create(**told, told_at=MONDAY, name="Mr Before", ends_on=MONDAY.date() - timedelta(days=1))
    shared: dict[str, Any] = {
        **common, "about_kind": "people.person", "about_id": referral.person_id, "recipient_kind": "person",
        "basis": "serious_harm", "reason": "It was right", "purpose": "A talk", "what": "That lunch is hard",
        "starts_at": MONDAY, "ends_at": LATER, "decided_by": practitioner, "decided_at": MONDAY,
    }  # fmt: skip
    referral.person.sharings.create(**shared, recipient="Her tutor", told=Told.YES)  # type: ignore[union-attr]
    referral.person.sharings.create(**shared, recipient="Canary-police", told=Told.NO, told_words="Not safe")  # type: ignore[union-attr]

    page = seen(visit)

    people = around(referral, MONDAY)
    assert [one.name for one in people[1:]] == ["Ms Marlowe", "Mx Unsaid", "Her tutor"]
    days = [
        "waiting since 10 June 2025. Nobody can say yet how long it takes.",
        "since 2 September 2024",
        "",
        "since 9 March 2026",
    ]
    assert [one.since for one in people] == days
    for one in people:
        beside = f' <span class="rd-s rd-quiet">{one.since}</span>' if one.since else ""
        assert f"<strong>{one.name}</strong>{beside}</span>" in page
    assert "Canary-police" not in page


def joined(referral: Referral, other: Referral, by: Account) -> Joining:
    """Two records of one child, as joining leaves them."""
    gone = other.person
    Referral.objects.filter(pk=other.pk).update(person=referral.person)
    assert gone is not None
    Person.objects.filter(pk=gone.pk).update(joined_to=referral.person)
    return Joining.objects.create(partnership=referral.partnership, kept=referral.person, other=gone, stage="joined",
                                  reason="One child", asked_by=by, asked_at=MONDAY)  # fmt: skip


def test_after_joining_each_code_opens_its_own_words_until_a_person_has_looked_and_then_all(
    referral: Referral, partnership: Partnership, practitioner: Account
) -> None:
    other = a_request(partnership, code=OTHER_CODE)
    wrote(referral, "Here")
    wrote(other, "There")
    joining = joined(referral, other, practitioner)
    other.refresh_from_db()

    assert behind(other) == [other.pk]
    assert [line.words for line in about_me(other, MONDAY).parts[0].lines] == ["There"]
    assert referral.person is not None
    assert face(referral.person, practitioner, MONDAY).parts[0][1][1] == "There"  # type: ignore[union-attr]

    Joining.objects.filter(pk=joining.pk).update(reviewed_at=MONDAY)
    assert [line.words for line in about_me(other, MONDAY).parts[0].lines] == ["Here", "There"]
