"""Help ends: who hears of it, each letter looked at line by line, and sent or printed."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.work.closing.actions import NotSent, already, read_letters, send_letter
from rightdoor.work.closing.drafting import draft, mark_of
from rightdoor.work.closing.forms import WriteLetter
from rightdoor.work.closing.lifecycle import AT_FIRST, By
from rightdoor.work.closing.policy import WRITE
from rightdoor.work.closing.presenters import not_for_them, paragraphs, reader_rows
from rightdoor.work.closing.readers import ToRead, reader_of
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.presenters.person import who_face
from rightdoor.work.triage.presenters.words import flag_words

LOOK_AGAIN = "It was changed since you looked at it line by line. Look at it as it stands now; then send it."


def seen(request: StaffRequest, episode_id: UUID) -> Episode:
    """Help, where they may write its letters; else the same 'not found' as for one that is not there."""
    rows = Episode.objects.visible_to(request.account, request.at)
    rows = rows.select_related("referral__person", "referral__contact_plan", "referral__referrer_plan", "person")
    episode: Episode = get_object_or_404(rows, pk=episode_id)
    require(rule_on(request.account, WRITE, episode, at=request.at))
    return episode


def reading(request: StaffRequest, episode: Episode, key: str) -> ToRead:
    """Who it is to, where they may read it now."""
    to = reader_of(episode, key, request.at)
    if to is None:
        raise Http404
    return to


@open_to(Staff(WRITE))
@require_safe
def letters(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Who hears that it has ended."""
    episode = seen(request, episode_id)
    read_letters(episode=episode, by=request.account, at=request.at)
    who = who_face(episode.referral, flag_words(episode.referral), request.at)
    context = {"episode": episode, "who": who, "rows": reader_rows(episode, request.at)}
    return render(request, "closing/letters.html", context)


@open_to(Staff(WRITE))
def letter(request: StaffRequest, episode_id: UUID, letter_to: str) -> HttpResponse:
    """One letter as it is drafted; sent here, it is shown line by line and goes nowhere yet."""
    episode = seen(request, episode_id)
    to = reading(request, episode, letter_to)
    if already(episode, to):
        return redirect("closing-letter-paper", episode_id=episode.pk, letter_to=letter_to)
    if request.method == "POST":
        form = WriteLetter(request.POST, to=to)
        return show(request, episode, to, form, status=200 if form.is_valid() else 422)
    first = [part for part in AT_FIRST[to.reader] if part in to.may_carry]
    words = draft(episode, to, first, by=request.account, at=request.at)
    return show(request, episode, to, fresh(to, [part.value for part in first], words))


def fresh(to: ToRead, going: list[str], words: str, **more: Any) -> WriteLetter:
    """The form with a draft."""
    way = By.SAFE if to.way else By.PAPER
    initial = {"going": going, "closing_words": words, "closing_way": way.value, **more}
    return WriteLetter(to=to, initial=initial)


def show(
    request: StaffRequest, episode: Episode, to: ToRead, form: WriteLetter, *, status: int = 200, told: str = ""
) -> HttpResponse:
    """The page, with the letter below as it will be read."""
    words = str(form["closing_words"].value() or "")
    read_letters(episode=episode, by=request.account, at=request.at)
    context = {
        "episode": episode, "to": to, "form": form, "told": told, "mark": mark_of(words), "halves": paragraphs(words),
        "left_out": not_for_them(episode, to, request.at),
        "who": who_face(episode.referral, flag_words(episode.referral), request.at),
    }  # fmt: skip
    return render(request, "closing/letter.html", context, status=status)


@open_to(Staff(WRITE))
@require_POST
def anew(request: StaffRequest, episode_id: UUID, letter_to: str) -> HttpResponse:
    """Write it anew from what is ticked."""
    episode = seen(request, episode_id)
    to = reading(request, episode, letter_to)
    typed = WriteLetter(request.POST, to=to)
    parts = typed.parts()
    words = draft(episode, to, parts, by=request.account, at=request.at)
    kept = {"closing_agreed": request.POST.get("closing_agreed", "")} if "closing_agreed" in typed.fields else {}
    return show(request, episode, to, fresh(to, [part.value for part in parts], words, **kept))


@open_to(Staff(WRITE))
@require_POST
def send(request: StaffRequest, episode_id: UUID, letter_to: str) -> HttpResponse:
    """It goes, as it was looked at."""
    episode = seen(request, episode_id)
    to = reading(request, episode, letter_to)
    form = WriteLetter(request.POST, to=to)
    if not form.is_valid():
        return show(request, episode, to, form, status=422)
    if form.cleaned_data["shown_mark"] != mark_of(form.cleaned_data["closing_words"]):
        return show(request, episode, to, form, status=409, told=LOOK_AGAIN)
    return sent(request, episode, to, form)


def sent(request: StaffRequest, episode: Episode, to: ToRead, form: WriteLetter) -> HttpResponse:
    """Send it, or say why it does not go."""
    try:
        made = send_letter(
            episode_id=episode.pk, key=to.key, written=form.written(), form_key=form.cleaned_data["form_key"],
            by=request.account, at=request.at,
        )  # fmt: skip
    except NotSent as told:
        return show(request, episode, to, form, status=409, told=str(told))
    if made.by_way == By.PAPER:
        return redirect("closing-letter-paper", episode_id=episode.pk, letter_to=to.key)
    return redirect("closing-letters", episode_id=episode.pk)


@open_to(Staff(WRITE))
@require_safe
def paper(request: StaffRequest, episode_id: UUID, letter_to: str) -> HttpResponse:
    """The letter as it went, to read and to print; closed where its reader may no longer have it."""
    episode = seen(request, episode_id)
    made = already(episode, reading(request, episode, letter_to))
    if made is None:
        return redirect("closing-letters", episode_id=episode.pk)
    read_letters(episode=episode, by=request.account, at=request.at)
    return render(request, "closing/paper.html", {"episode": episode, "letter": made, "halves": paragraphs(made.body)})
