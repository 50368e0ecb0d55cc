"""Writing a request: everything typed is kept on the server, and whoever is not safe is heard even if they stop."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.ground.documents.actions import documents_of
from rightdoor.records.questions.facts import safety_facts, unsure_of_safety, words_in
from rightdoor.records.questions.reading import form
from rightdoor.work.referrals import policy
from rightdoor.work.referrals.codes import SHORTEST_SECRET, hash_secret, new_code, plain_secret
from rightdoor.work.referrals.models import Asker, Channel, Draft, Referral
from rightdoor.work.referrals.places import area_of_answers
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.safeguarding.words import worrying


class NoSecret(Exception):
    """A draft is kept for later only with a word or PIN, so that nobody else opens it."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a page: kept; or kept beside another tab's, which changed it meanwhile."""

    draft: Draft
    elsewhere: bool = False


@transaction.atomic
def start_draft(
    *, partnership: Partnership, asker: str, browser_key: str, by: Actor, at: datetime, area: str = "",
    answers: Mapping[str, Any] | None = None, channel: str = Channel.WEB,
) -> Draft:  # fmt: skip
    """Begin a request.  It belongs to the browser in which it began, until it is saved with a word."""
    draft = Draft(
        partnership=partnership, asker=Asker(asker), browser_key=browser_key, area=area, channel=Channel(channel),
        form_version=form(asker).version, started_at=at, saved_at=at,
        taken_by=by if isinstance(by, Account) else None,
    )  # fmt: skip
    require(rule_on(by, policy.WRITE_DRAFT, draft, at=at))
    draft.save(force_insert=True)
    record("referrals.draft_started", about=draft, by=by, at=at, asker=draft.asker, channel=draft.channel)
    return keep(draft, answers or {}, {}, by=by, at=at)


@transaction.atomic
def save_draft(*, draft_id: UUID, answers: Mapping[str, Any], by: Actor, at: datetime) -> Draft:
    """Keep some answers; what is not among them stays as it was."""
    draft = open_draft(draft_id, by=by, at=at)
    return keep(draft, answers, {}, by=by, at=at)


@transaction.atomic
def save_page(
    *, draft_id: UUID, page: str, answers: Mapping[str, Any], typed: Mapping[str, Any], tab: str, seen: str,
    by: Actor, at: datetime,
) -> Saved:  # fmt: skip
    """Keep one page as it stands.  *typed* holds what could not be read as an answer, word for word.

    *tab* says which open page writes, and *seen* what it showed when it was opened.  Where another tab changed the
    page since, nothing is overwritten: these words are kept beside the others, and the person is told.
    """
    draft = open_draft(draft_id, by=by, at=at)
    held = draft.pages.get(page, {})
    if tab and held.get("tab", tab) != tab and held.get("mark", seen) != seen:
        draft.pages = {**draft.pages, page: {**held, "other": {**answers, **typed}}}
        hear(draft, {**draft.answers, **answers, **typed}, by=by, at=at)
        draft.save(update_fields=["pages", "keep"])
        return Saved(draft, elsewhere=True)
    keep(draft, answers, typed, by=by, at=at)
    beside = {"other": held["other"]} if "other" in held else {}
    draft.pages = {**draft.pages, page: {"tab": tab, "mark": str(draft.version), "typed": dict(typed), **beside}}
    draft.save(update_fields=["pages"])
    return Saved(draft)


def open_draft(draft_id: UUID, *, by: Actor, at: datetime) -> Draft:
    """The draft, locked, if *by* may write in it."""
    draft: Draft = Draft.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=draft_id)
    require(rule_on(by, policy.WRITE_DRAFT, draft, at=at))
    return draft


def keep(draft: Draft, answers: Mapping[str, Any], typed: Mapping[str, Any], *, by: Actor, at: datetime) -> Draft:
    """Merge and save.  An autosave of the same words changes nothing, and is not put on record again."""
    changed = {name: value for name, value in answers.items() if draft.answers.get(name) != value}
    draft.answers = {**draft.answers, **changed}
    if changed.keys() & {"postcode", "school_place", "group_place"}:
        draft.area = area_of_answers(draft.answers) or draft.area
    if changed or typed:
        draft.version += 1
        hear(draft, {**draft.answers, **typed}, by=by, at=at)
        record("referrals.draft_saved", about=draft, by=by, at=at, version=draft.version)
    draft.saved_at = at
    draft.save(update_fields=["answers", "area", "version", "saved_at", "keep"])
    return draft


def hear(draft: Draft, said: Mapping[str, Any], *, by: Actor, at: datetime) -> None:
    """A yes to a question of safety, a "not sure", and words that worry each call a person, and keep the draft."""
    if draft.sent_as_id is not None:
        return hear_after_sending(draft, said, by=by, at=at)
    asked, text = form(draft.asker), words_in(form(draft.asker), said)
    facts = safety_facts(asked, said)
    common: dict[str, Any] = {
        "partnership": draft.partnership, "area": draft.area, "about": draft, "by": by, "at": at,
    }  # fmt: skip
    if facts:
        raise_flag(facts=facts, source=RedFlag.Source.ANSWER, **common)
    if worrying(text) or unsure_of_safety(asked, said):
        raise_flag(facts=[], source=RedFlag.Source.WORDS, text=text, **common)
    draft.keep = draft.keep or bool(facts) or worrying(text) or unsure_of_safety(asked, said)
    return None


def hear_after_sending(draft: Draft, said: Mapping[str, Any], *, by: Actor, at: datetime) -> None:
    """Typed into a form that was sent already: whoever is not safe is heard all the same, about the request."""
    referral = Referral.objects.select_related("partnership").get(draft=draft)
    asked, text = form(draft.asker), words_in(form(draft.asker), said)
    common: dict[str, Any] = {
        "partnership": referral.partnership, "area": referral.area, "about": referral, "by": by, "at": at,
    }  # fmt: skip
    if facts := safety_facts(asked, said):
        raise_flag(facts=facts, source=RedFlag.Source.ANSWER, **common)
    if worrying(text):
        raise_flag(facts=[], source=RedFlag.Source.WORDS, text=text, **common)


@transaction.atomic
def keep_for_later(*, draft_id: UUID, secret_word: str, by: Actor, at: datetime) -> Draft:
    """Give a draft a code, and the word or PIN that the person chose: with both it opens on any device."""
    draft = open_draft(draft_id, by=by, at=at)
    if len(plain_secret(secret_word)) < SHORTEST_SECRET:
        raise NoSecret("Choose a word or PIN of at least four letters or digits.")
    draft.code = draft.code or unused_code()
    draft.secret_word, draft.saved_at = hash_secret(secret_word), at
    draft.save(update_fields=["code", "secret_word", "saved_at"])
    record("referrals.draft_kept", about=draft, by=by, at=at)
    return draft


def unused_code() -> str:
    """A code that neither a draft nor a request has."""
    while True:
        code = new_code()
        if not (Draft.objects.filter(code=code).exists() or Referral.objects.filter(code=code).exists()):
            return code


@transaction.atomic
def take_up(*, draft_id: UUID, browser_key: str, by: Actor, at: datetime) -> Draft:
    """Go on writing in this browser, after code and word were given; the browser it was in before lets go."""
    draft = open_draft(draft_id, by=by, at=at)
    draft.browser_key, draft.saved_at = browser_key, at
    draft.save(update_fields=["browser_key", "saved_at"])
    record("referrals.draft_opened", about=draft, by=by, at=at)
    return draft


@transaction.atomic
def start_again_from(*, draft_id: UUID, browser_key: str, by: Actor, at: datetime) -> Draft:
    """A new request that begins with the words of a draft that was sent: nothing has to be typed twice."""
    old = open_draft(draft_id, by=by, at=at)
    return start_draft(
        partnership=old.partnership, asker=old.asker, browser_key=browser_key, area=old.area, answers=old.answers,
        by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def purge_drafts(*, by: Actor, at: datetime) -> int:
    """Remove the drafts that were left for thirty days and worried nobody, with their files; the number removed."""
    old = list(Draft.objects.to_purge(at).select_for_update(skip_locked=True))
    for draft in old:
        require(rule_on(by, policy.PURGE, draft, at=at))
        documents_of(kind_of(draft), draft.pk).delete()
        record("referrals.draft_purged", about=draft, by=by, at=at)
    return Draft.objects.filter(pk__in=[draft.pk for draft in old]).delete()[0]
