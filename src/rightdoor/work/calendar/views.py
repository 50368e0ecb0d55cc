"""Calendars by worker, team, room and child; and what is done with one appointment."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.posting import carried_out, refused_in
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import allowed_among, require, rule_on
from rightdoor.pure.neutral_calendar import NAME, Event, calendar_of
from rightdoor.pure.rules.days import LONDON
from rightdoor.records.directory.queries import services
from rightdoor.work.calendar import forms, policy
from rightdoor.work.calendar.actions.booking import NotBooked, book, cancel, move
from rightdoor.work.calendar.actions.looking import list_bookings
from rightdoor.work.calendar.actions.rooms import NoRoom, add_room, close_room
from rightdoor.work.calendar.lifecycle import State
from rightdoor.work.calendar.models import Booking, Room
from rightdoor.work.calendar.presenters import days_of, entry_of, groups_of, history
from rightdoor.work.calendar.telling import goes_to_a_parent, plan_of
from rightdoor.work.calendar.weeks import SHOWN, week_of
from rightdoor.work.caseload.actions import read_episode
from rightdoor.work.caseload.forms import Note
from rightdoor.work.groups.presenters.choices import places_of
from rightdoor.work.outcomes.models import Goal
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.support.models import Episode
from rightdoor.work.support.policy import NOTE_SESSION, SEE
from rightdoor.work.triage.presenters.people import place
from rightdoor.work.triage.presenters.person import who_face
from rightdoor.work.triage.presenters.words import flag_words, name_of

MOST = 200


@open_to(Staff(policy.SEE_MINE))
@require_safe
def mine(request: StaffRequest) -> HttpResponse:
    """My appointments and group sessions, seven days of them; and what is still to be written up."""
    account, at, week = request.account, request.at, week_of(request)
    my_own = Booking.objects.visible_to(account, at).filter(worker=account).with_whom()
    coming = list(my_own.that_stand().between(week.first, SHOWN)[:MOST])
    unwritten = list(my_own.to_be_written_up(at)[:MOST])
    list_bookings([*coming, *unwritten], act=policy.SEE_MINE, by=account, at=at)
    groups = groups_of(account, week.first, week.ends, at)
    context = {
        "title": "Your calendar", "is_team": False, "week": week, "room": None,
        "days": days_of([*map(entry_of, coming), *groups]),
        "unwritten": days_of(map(entry_of, unwritten)),
    }  # fmt: skip
    return render(request, "calendar/days.html", context)


@open_to(Staff(policy.SEE_TEAM))
@require_safe
def team(request: StaffRequest) -> HttpResponse:
    """The appointments of the help in my areas, seven days of them."""
    rows = Booking.objects.visible_to(request.account, request.at)
    return show_team(request, rows, "The team’s calendar")


@open_to(Staff(policy.SEE_TEAM))
@require_safe
def room(request: StaffRequest, room_id: UUID) -> HttpResponse:
    """Who has one room, seven days of them."""
    found = get_object_or_404(Room.objects.visible_to(request.account, request.at), pk=room_id)
    require(rule_on(request.account, policy.SEE_TEAM, found, at=request.at))
    rows = Booking.objects.visible_to(request.account, request.at).filter(room=found)
    return show_team(request, rows, str(found), found)


@open_to(Staff(policy.CLOSE_ROOM))
@require_POST
def close(request: StaffRequest, room_id: UUID) -> HttpResponse:
    """Nobody can have this room from now on, or somebody can again: as its page says."""
    found = get_object_or_404(Room.objects.visible_to(request.account, request.at), pk=room_id)
    close_room(room_id=found.pk, is_closed=request.POST.get("close") == "yes", by=request.account, at=request.at)
    return redirect("calendar-room", room_id=found.pk)


def show_team(request: StaffRequest, rows: Any, title: str, shown_room: Room | None = None) -> HttpResponse:
    """These by day, with who gives the help; showing them is on record."""
    week = week_of(request)
    coming = list(rows.that_stand().between(week.first, SHOWN).with_whom()[:MOST])
    list_bookings(coming, act=policy.SEE_TEAM, by=request.account, at=request.at)
    days = days_of(entry_of(one, with_worker=True) for one in coming)
    context = {"title": title, "days": days, "is_team": True, "unwritten": [], "week": week, "room": shown_room}
    return render(request, "calendar/days.html", context)


@open_to(Staff(policy.ADD_ROOM))
def rooms(request: StaffRequest) -> HttpResponse:
    """The rooms of my areas, and adding one."""
    choices = {"areas": places_of(request.account, request.at), "services": what_services()}
    form = forms.AddRoom(request.POST if request.method == "POST" else None, **choices)

    def shown(status: int, told: Exception | None) -> HttpResponse:
        rows = Room.objects.visible_to(request.account, request.at).order_by("area", "venue", "name")
        lines = [
            (one.pk, str(one), place(one.area), name_of(one.service) if one.service else "", one.closed_at)
            for one in rows
        ]
        context = {"rows": lines, "form": form, "told": str(told or "")}
        return render(request, "calendar/rooms.html", context, status=status)

    if request.method != "POST":
        return shown(200, None)
    return carried_out(
        request, None, policy.ADD_ROOM, form, add_room, refusals=(NoRoom,), again=shown,
        there=lambda _done: redirect("calendar-rooms"),
    )  # fmt: skip


def what_services() -> list[tuple[str, str]]:
    """The services for which a room can be kept."""
    return [(one.code, one.name) for one in services()]


def seen(request: StaffRequest, episode_id: UUID) -> Episode:
    """The help, where it may be read."""
    found: Episode = get_object_or_404(Episode.objects.visible_to(request.account, request.at), pk=episode_id)
    return found


@open_to(Staff(SEE))
@require_safe
def of_one(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """The appointments of one child's help, with their history."""
    return show(request, seen(request, episode_id))


def rooms_for(request: StaffRequest, episode: Episode) -> list[Room]:
    """The rooms in which this help can be given."""
    return list(Room.objects.visible_to(request.account, request.at).that_are_open().for_help(episode))


def form_of(
    name: str, at: datetime, rooms: list[Room], referral: Referral, data: Any = None, key: UUID | None = None
) -> Form:
    """The form of this name; of one appointment where *key* says which.  A young person's own boxes begin ticked."""
    ids = f"{name}_{key}_%s" if key else f"{name}_%s"
    own = referral.asker == Asker.ME and plan_of(referral) is not None
    begins = {"remind_them": own, "write_to_them": own and name != "book"}
    if name == "cancel":
        return forms.Cancel(data, auto_id=ids, initial=begins)
    return (forms.Move if name == "move" else forms.Book)(data, auto_id=ids, at=at, rooms=rooms, initial=begins)


def show(
    request: StaffRequest, visible: Episode, *, status: int = 200, bound: Mapping[str, Form] | None = None,
    told: str = "", about: UUID | None = None,
) -> HttpResponse:  # fmt: skip
    """The page; showing it is on record.  *bound*: the form that was refused, *about* which appointment."""
    episode = read_episode(episode_id=visible.pk, by=request.account, at=request.at)
    kept = episode.bookings.select_related("worker", "room", "ended_by", "moved_to").order_by("-starts_at", "-pk")
    kept = kept.prefetch_related("messages__message")
    rows, rooms, about_it = history(list(kept), request.at), rooms_for(request, episode), episode.referral
    allowed = allowed_among(request.account, ACTS.values(), episode, at=request.at)
    may = {name: allowed[act] for name, act in ACTS.items()}
    open_ones = [one.key for one in rows if one.may_change]
    context = {
        "episode": episode, "service": name_of(episode.service), "rows": rows, "may": may, "told": told,
        "to_whom": to_whom(episode.referral),
        "who": who_face(episode.referral, flag_words(episode.referral), request.at), "about": about,
        "book": form_of("book", request.at, rooms, about_it), "bound": bound or {}, **refused_in(bound),
        "moves": {key: form_of("move", request.at, rooms, about_it, key=key) for key in open_ones},
        "cancels": {key: form_of("cancel", request.at, rooms, about_it, key=key) for key in open_ones},
    }  # fmt: skip
    return render(request, "calendar/one.html", context, status=status)


def to_whom(referral: Referral) -> str:
    """Whom a message about an appointment would reach."""
    if plan_of(referral) is None:
        return "No way to reach them is on record, so nothing can be written to them from here."
    who = "the parent or carer who asked" if goes_to_a_parent(referral) else "the young person"
    return f"What is written goes to {who}: the day and the time, by the way they chose, when that is safe."


ACTS = {"book": policy.BOOK, "move": policy.MOVE, "cancel": policy.CANCEL}


def on_one(request: StaffRequest, episode_id: UUID, name: str, act: Callable[..., Any], **keys: UUID) -> HttpResponse:
    """Do it with what the form of this name says, or show the page again with what was typed and why not."""
    episode, key = seen(request, episode_id), keys.get("booking_id")
    form = form_of(name, request.at, rooms_for(request, episode), episode.referral, request.POST, key)

    def again(status: int, told: Exception | None) -> HttpResponse:
        return show(request, episode, status=status, bound={name: form}, told=str(told or ""), about=key)

    return carried_out(
        request, episode, ACTS[name], form, act, refusals=(NotBooked,), again=again, episode_id=episode.pk, **keys,
        there=lambda _done: redirect("calendar-of", episode_id=episode.pk),
    )  # fmt: skip


@open_to(Staff(policy.BOOK))
@require_POST
def book_one(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Make an appointment."""
    return on_one(request, episode_id, "book", book)


@open_to(Staff(policy.MOVE))
@require_POST
def move_one(request: StaffRequest, episode_id: UUID, booking_id: UUID) -> HttpResponse:
    """Another time instead."""
    return on_one(request, episode_id, "move", move, booking_id=booking_id)


@open_to(Staff(policy.CANCEL))
@require_POST
def cancel_one(request: StaffRequest, episode_id: UUID, booking_id: UUID) -> HttpResponse:
    """It does not happen."""
    return on_one(request, episode_id, "cancel", cancel, booking_id=booking_id)


@open_to(Staff(SEE))
@require_safe
def file_of(request: StaffRequest, episode_id: UUID, booking_id: UUID) -> HttpResponse:
    """The appointment as a calendar file that tells nobody what it is."""
    episode = read_episode(episode_id=seen(request, episode_id).pk, by=request.account, at=request.at)
    one = get_object_or_404(episode.bookings, pk=booking_id)
    event = Event(str(one.pk), one.starts_at, one.ends_at, stands=one.state == State.STANDS)
    answer = HttpResponse(calendar_of([event], request.at), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{NAME}"'
    return answer


@open_to(Staff(NOTE_SESSION))
@require_safe
def write_up(request: StaffRequest, episode_id: UUID, booking_id: UUID) -> HttpResponse:
    """The session note of this appointment, with day, time and length filled in."""
    visible = seen(request, episode_id)
    require(rule_on(request.account, NOTE_SESSION, visible, at=request.at))
    episode = read_episode(episode_id=visible.pk, by=request.account, at=request.at)
    one = get_object_or_404(episode.bookings.filter(state=State.STANDS, starts_at__lte=request.at), pk=booking_id)
    local = one.starts_at.astimezone(LONDON)
    filled = {
        "session_on": local.date(), "session_at": f"{local:%H:%M}",
        "minutes": str(round((one.ends_at - one.starts_at).total_seconds() / 60)),
    }  # fmt: skip
    goals = list(Goal.objects.filter(episode=episode, ended_at=None).targets().order_by("noted_at", "pk"))
    form = Note(at=request.at, goals=goals, initial=filled, auto_id="note_%s")
    return render(request, "calendar/written.html", {"episode": episode, "form": form})
