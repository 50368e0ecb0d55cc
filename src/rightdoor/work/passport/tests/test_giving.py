"""A link for one person: two words open it, the young person sees who opened it, and it ends."""

import re
from datetime import timedelta
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.models import Event
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.ground.signin.links import link_mark
from rightdoor.records.families.models import MustNotKnow, Relative
from rightdoor.records.people.dying import record_death
from rightdoor.records.telling.lifecycle import SEEN_BY_GIVEN, Audience, Lasts, Section
from rightdoor.records.telling.models import Entry, Link, Visit
from rightdoor.work.passport.actions import giving, telling
from rightdoor.work.passport.lifecycle import CODE_IN_AN_HOUR
from rightdoor.work.passport.presenters import around, given
from rightdoor.work.passport.presenters.looked import looked_days
from rightdoor.work.passport.secrets_of_links import secret_of, words_with
from rightdoor.work.passport.tests.requests_here import OTHER_CODE, a_request
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.support.models import Episode
from tests.one_time import without_tokens
from tests.people_here import MONDAY, SignedIn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
NEXT_DAY = MONDAY + timedelta(days=1)


def wrote(referral: Referral, words: str, audience: str = "both") -> Entry:
    return telling.tell(referral_id=referral.pk, section=Section.HELPS, words=words, audience=Audience(audience),
                        form_key=uuid4(), by=VISITOR, at=MONDAY)  # fmt: skip


def a_link(referral: Referral, *shows: str, **more: Any) -> Link:
    plain: dict[str, Any] = {"name": "Nan", "is_to_me": "My gran", "lasts": Lasts.WEEK, "form_key": uuid4(),
                             "by": VISITOR, "at": MONDAY}  # fmt: skip
    return giving.give(referral_id=referral.pk, shows=shows, **{**plain, **more})


def knock(link: Link, words: str | None = None, *, secret: str = "") -> tuple[Client, Any]:
    """A browser of their own, and what came of it."""
    client = Client()
    where = reverse("shown-knock", args=[secret or secret_of(link.pk)])
    return client, client.post(where, {"words": words_with(link.pk) if words is None else words}, follow=True)


def opens(link: Link) -> bool:
    return knock(link)[1].redirect_chain == [(reverse("shown"), 302)]


def bare(answer: Any) -> str:
    return without_tokens(answer)


def test_a_young_person_gives_a_link_and_sees_it_with_its_words_and_who_opened_it(
    visit: Client, referral: Referral
) -> None:
    helps, other = wrote(referral, "Text me first", "given"), wrote(referral, "Canary-not-chosen")
    only_me = wrote(referral, "Canary-mine", "me")
    form = visit.get(reverse("about-me-give")).content.decode()
    assert (f"told:{other.pk}" in form, f"told:{only_me.pk}" in form) == (True, False)
    told = {"name": "Nan", "is_to_me": "My gran", "lasts": "week", "form_key": str(uuid4()),
            "told": [f"told:{helps.pk}"], "reach": ["reach:text"]}  # fmt: skip
    answers = [visit.post(reverse("about-me-give"), told) for _twice in range(2)]
    link = Link.objects.get()
    assert [one["Location"] for one in answers] == [reverse("about-me-given", args=[link.pk])] * 2

    page = visit.get(reverse("about-me-given", args=[link.pk])).content.decode()
    words = re.findall(r"<span>(\w+)</span> ", page.split('class="rd-code"')[1])
    theirs, seen = knock(link, " ".join(words).upper())

    assert secret_of(link.pk) in unescape(page)
    shown = seen.content.decode()
    assert ("Text me first" in shown, "07700 900123" in shown, "Leave no voicemail" in shown) == (True, True, True)
    assert "Canary" not in shown
    assert "Opened on: 9 March 2026" in visit.get(reverse("about-me")).content.decode()
    assert "Nan: opened your link" in looked_days(referral, NEXT_DAY)[0].lines
    assert theirs.get(reverse("my-request-open")).status_code == 302
    assert theirs.post(reverse("shown-close"), follow=True).content.decode().count("This page is closed") == 1


def test_only_marks_of_the_secret_and_the_words_are_kept_and_each_link_has_its_own(referral: Referral) -> None:
    links = [a_link(referral, "reach:text") for _one in range(2)]
    kept = " ".join(str(value) for row in Link.objects.values() for value in row.values())
    audit = " ".join(str(row) for row in Event.objects.values_list("codes", "shown", "reason"))

    assert len({*(secret_of(one.pk) for one in links), *(words_with(one.pk) for one in links)}) == 4
    assert len(secret_of(links[0].pk)) * 6 >= 128
    for one in links:
        assert secret_of(one.pk) not in kept + audit
        assert words_with(one.pk) not in kept + audit
        assert "Nan" not in audit


def test_unknown_wrong_ended_over_and_resting_links_answer_alike(
    referral: Referral, settings: Any, partnership: Partnership
) -> None:
    ended, over, plain = (a_link(referral, "reach:text", lasts=lasts) for lasts in (Lasts.WEEK, Lasts.DAY, Lasts.MONTH))
    giving.end_link(referral_id=referral.pk, link_id=ended.pk, by=VISITOR, at=MONDAY)
    giving.end_link(referral_id=referral.pk, link_id=ended.pk, by=VISITOR, at=NEXT_DAY)
    settings.CLOCK = (NEXT_DAY + timedelta(hours=1)).isoformat()
    first = Client().get(reverse("shown-knock", args=["no-such-link"]))
    asked = Client().get(reverse("shown-knock", args=[secret_of(plain.pk)]))

    wrong = knock(plain, "otter window")[1]
    others = [knock(ended)[1], knock(over)[1], knock(plain, secret="no-such-link")[1]]
    for _more in range(CODE_IN_AN_HOUR):
        knock(plain, "wrong again")
    resting = knock(plain)[1]

    assert bare(first) == bare(asked)
    assert {one.status_code for one in (wrong, *others, resting)} == {200}
    pages = {re.sub(r'value="[^"]*"', "", bare(one)) for one in (wrong, *others, resting)}
    assert len(pages) == 1
    assert Visit.objects.count() == 0
    assert Link.objects.get(pk=ended.pk).ended_at == MONDAY


def test_the_headers_of_a_link_keep_it_out_of_caches_searches_and_other_sites(referral: Referral) -> None:
    answer = Client().get(reverse("shown-knock", args=[secret_of(a_link(referral, "reach:text").pk)]))

    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "<title>Page</title>" in answer.content.decode()


def test_ended_changed_or_taken_away_it_is_gone_on_the_very_next_request(visit: Client, referral: Referral) -> None:
    stays, goes, changes = (wrote(referral, words) for words in ("It stays", "It goes", "It changes"))
    link = a_link(referral, *(f"told:{one.pk}" for one in (stays, goes, changes)))
    theirs, _seen = knock(link)
    telling.take_away(referral_id=referral.pk, entry_id=goes.pk, by=VISITOR, at=MONDAY)
    telling.tell_anew(referral_id=referral.pk, entry_id=changes.pk, words="It changes", audience=Audience.WORKERS,
                      version=1, by=VISITOR, at=MONDAY)  # fmt: skip
    page = theirs.get(reverse("shown")).content.decode()
    assert [words in page for words in ("It stays", "It goes", "It changes")] == [True, False, False]

    answer = visit.post(reverse("about-me-given-end", args=[link.pk]), follow=True)

    assert "That link opens nothing any more" in answer.content.decode()
    assert "This page is closed" in theirs.get(reverse("shown")).content.decode()
    assert "It stays" not in visit.get(reverse("about-me-given", args=[link.pk])).content.decode()


def test_a_visit_by_a_link_rests_after_a_quarter_of_an_hour(referral: Referral, settings: Any) -> None:
    theirs, _seen = knock(a_link(referral, "reach:text"))
    settings.CLOCK = (MONDAY + timedelta(minutes=16)).isoformat()

    assert "This page is closed" in theirs.get(reverse("shown")).content.decode()


def test_the_same_form_makes_one_link_and_for_another_person_another(referral: Referral) -> None:
    entry, key = wrote(referral, "I like trains"), uuid4()
    names = ("Ada Clary", "Ada Clary", "Bo Marshwort")

    links = [a_link(referral, f"entry:{entry.pk}", name=name, form_key=key) for name in names]

    assert [one.name for one in links] == list(names)
    assert len({one.pk for one in links}) == 2


@pytest.mark.parametrize("what", ["a death", "the end of the request", "a mistake about who asked"])
def test_nothing_is_shown_any_more_after(referral: Referral, lead: Account, what: str) -> None:
    link = a_link(referral, "reach:text")
    assert opens(link)
    assert referral.person is not None
    if what == "a death":
        record_death(person=referral.person, told_by="The hospital", died_on=None, area="kent", by=lead, at=MONDAY)
    elif what == "the end of the request":
        Referral.objects.filter(pk=referral.pk).update(stage="ended", closed_at=MONDAY)
    else:
        Referral.objects.filter(pk=referral.pk).update(asker=Asker.CHILD)

    assert not opens(link)


def test_what_must_stay_hidden_can_be_chosen_for_no_link_and_is_on_no_sheet(
    visit: Client, referral: Referral, partnership: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Episode.objects.create(partnership=partnership, person=referral.person, referral=referral,
                                 service="kent.tss", opened_at=MONDAY, counts_from=MONDAY)  # fmt: skip
    name = around.name_of("kent.tss")
    key = f"help:{one.pk}"
    assert name in given.shown_of(referral, [key], MONDAY, audience=SEEN_BY_GIVEN).people[0].name
    monkeypatch.setattr(around, "is_hidden", lambda _episode: True)

    assert key not in visit.get(reverse("about-me-give")).content.decode()
    assert key not in visit.get(reverse("about-me-sheet")).content.decode()
    assert given.shown_of(referral, [key], MONDAY, audience=SEEN_BY_GIVEN).people == []


@pytest.mark.parametrize("plan", [{"stopped_at": MONDAY}, {"ways": ["code"]}, {"phone": ""}])
def test_a_way_that_is_not_open_now_is_handed_to_nobody(partnership: Partnership, plan: dict[str, Any]) -> None:
    referral = a_request(partnership)
    ContactPlan.objects.update(**plan)
    referral.refresh_from_db()

    assert given.choices_of(referral, MONDAY, audience=SEEN_BY_GIVEN)["reach"] == []
    assert given.reach_choices(None) == []


def test_safe_times_go_wherever_a_way_goes(partnership: Partnership) -> None:
    referral = a_request(partnership)
    ContactPlan.objects.update(safe_times="after four", voicemail_is_safe=True)
    referral.refresh_from_db()

    shown = given.shown_of(referral, ["reach:text"], MONDAY, audience=SEEN_BY_GIVEN)
    assert shown.reach == ["Text: 07700 900123", "When it is safe: after four"]


def test_a_link_needs_a_name_something_to_show_and_an_end(visit: Client, referral: Referral) -> None:
    answer = visit.post(reverse("about-me-give"), {"form_key": str(uuid4()), "lasts": "year"})
    page = answer.content.decode()
    assert all(words in page for words in ("Say who it is for", "Say who they are to you", "Choose one of the answers"))

    told = {"form_key": str(uuid4()), "lasts": "day", "name": "Nan", "is_to_me": "Gran"}
    assert "Choose at least one thing" in visit.post(reverse("about-me-give"), told).content.decode()
    with pytest.raises(giving.NotForThem):
        a_link(referral, f"told:{wrote(referral, 'Mine alone', 'me').pk}")


def test_after_the_sites_key_has_changed_a_link_still_opens_and_says_that_it_cannot_be_shown(
    visit: Client, referral: Referral, settings: Any
) -> None:
    link = a_link(referral, "reach:text")
    secret, words = secret_of(link.pk), words_with(link.pk)
    settings.SEAL_WORDS = ["another key of this site", *settings.SEAL_WORDS]

    page = visit.get(reverse("about-me-given", args=[link.pk])).content.decode()

    assert "cannot be shown again" in page
    assert link_mark(secret) == link.mark
    assert knock(link, words, secret=secret)[1].redirect_chain


def test_nobody_sees_or_ends_the_link_of_another(visit: Client, partnership: Partnership) -> None:
    link = a_link(a_request(partnership, code=OTHER_CODE), "reach:text")

    assert visit.get(reverse("about-me-given", args=[link.pk])).status_code == 404
    assert visit.post(reverse("about-me-given-end", args=[link.pk])).status_code == 404
    assert opens(link)


def test_staff_make_a_link_with_the_young_persons_yes_among_what_was_written_for_both(
    visit: Client, referral: Referral, practitioner: Account, lead: Account, signed_in: SignedIn
) -> None:
    both, only_given = wrote(referral, "For both"), wrote(referral, "Canary-given", "given")
    own = a_link(referral, f"told:{only_given.pk}", name="Canary-friend")
    client, where = signed_in(practitioner), reverse("child-told-give", args=[referral.person_id])
    assert "Canary" not in client.get(where).content.decode()
    told = {"name": "Ms Marlowe", "is_to_me": "Form tutor", "lasts": "month", "form_key": str(uuid4()),
            "told": [f"told:{both.pk}"]}  # fmt: skip
    assert "how they said yes" in client.post(where, told).content.decode()

    made = client.post(where, {**told, "yes": "On the phone today"}, follow=True)
    link = Link.objects.get(made_by=practitioner)

    assert secret_of(link.pk) in made.content.decode()
    assert "Made for you by a person" in visit.get(reverse("about-me-given", args=[link.pk])).content.decode()
    page = signed_in(lead).get(reverse("child-told", args=[referral.person_id])).content.decode()
    assert ("Ms Marlowe" in page, "Canary" in page) == (True, False)
    assert signed_in(lead).get(reverse("child-told-given", args=[referral.person_id, link.pk])).status_code == 404
    ends = [
        client.post(reverse("child-told-end", args=[referral.person_id, one.pk])).status_code for one in (link, own)
    ]
    assert ends == [302, 404]
    assert (opens(link), opens(own)) == (False, True)
    with pytest.raises(giving.NotForThem):
        a_link(referral, f"told:{only_given.pk}", by=practitioner, yes="On the phone")


def test_staff_make_no_link_for_whoever_must_not_know_and_none_without_a_request_of_the_childs_own(
    referral: Referral, partnership: Partnership, practitioner: Account, signed_in: SignedIn
) -> None:
    common: dict[str, Any] = {"partnership": partnership, "person": referral.person}
    dad = Relative.objects.create(**common, name="Rufus Applegarth", added_at=MONDAY, added_by=practitioner)
    MustNotKnow.objects.create(**common, relative=dad, reason="danger", source="Wren", told_at=MONDAY,
                               told_to=practitioner)  # fmt: skip
    told = {"name": "rufus applegarth ", "is_to_me": "Dad", "lasts": "day", "form_key": str(uuid4()),
            "reach": ["reach:text"], "yes": "So it was said"}  # fmt: skip
    client, where = signed_in(practitioner), reverse("child-told-give", args=[referral.person_id])

    assert "must not know" in client.post(where, told).content.decode()
    assert Link.objects.count() == 0

    Referral.objects.filter(pk=referral.pk).update(asker=Asker.SOMEONE)
    assert client.get(where).status_code == 404


def test_a_sheet_and_a_file_hold_what_was_chosen_and_need_nothing_else(visit: Client, referral: Referral) -> None:
    mine, other = wrote(referral, "<b>Bold</b> & me", "me"), wrote(referral, "Canary-not-chosen")
    told = {"told": [f"told:{mine.pk}"], "form_key": str(uuid4())}
    where = reverse("about-me-sheet")

    sheet, file = visit.post(where, told), visit.post(where, {**told, "file": "yes"})

    for one in (sheet, file):
        assert "&lt;b&gt;Bold&lt;/b&gt; &amp; me" in one.content.decode()
        assert str(other.pk) not in one.content.decode()
        assert "Canary" not in one.content.decode()
    assert file["Content-Disposition"] == 'attachment; filename="about-me.html"'
    assert not re.search(r"(src|href)=", file.content.decode())
    assert "Is this phone or computer only yours?" in visit.get(where).content.decode()
    assert "Choose at least one thing" in visit.post(where, {"form_key": str(uuid4())}).content.decode()
