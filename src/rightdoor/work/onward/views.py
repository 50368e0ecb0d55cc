"""Passing a child on: choose where, see what goes, send; and the other side's answer."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.posting import carried_out, refused_in
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.work.onward import policy
from rightdoor.work.onward.actions import answering, sending
from rightdoor.work.onward.actions.reading import list_onward, read_onward
from rightdoor.work.onward.forms import Accept, GiveBack, Receive, Send, Withdraw
from rightdoor.work.onward.models import IllegalMove, Onward
from rightdoor.work.onward.presenters.drafting import mark_of, named, parts_of, ways_on
from rightdoor.work.onward.presenters.shown import onward_page, onward_rows
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.actions.offering import NotQualified
from rightdoor.work.triage.presenters.matches import match_face
from rightdoor.work.triage.presenters.person import who_face
from rightdoor.work.triage.presenters.words import flag_words

MOST = 100
CHANGED = "The record changed since you opened this page. Look again at what goes. Nothing was sent."
FORMS: Mapping[str, type[Form]] = {"receive": Receive, "accept": Accept, "back": GiveBack, "withdraw": Withdraw}


@open_to(Staff(policy.SEE_LIST))
@require_safe
def mine(request: StaffRequest) -> HttpResponse:
    """What was sent on from my help, and what my services are asked: what waits for an answer first."""
    rows = Onward.objects.visible_to(request.account, request.at).select_related("person", "episode")
    waits = list(rows.waiting().order_by("answer_by", "pk")[:MOST])
    over = list(rows.exclude(pk__in=[one.pk for one in waits]).order_by("-sent_at", "-pk")[: MOST // 2])
    found = list_onward([*waits, *over], by=request.account, at=request.at)
    return render(request, "onward/list.html", {"rows": onward_rows(found, request.account, request.at)})


@open_to(Staff(policy.SEND))
def send(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """Where to; then what goes, word by word; then it goes."""
    rows = Episode.objects.visible_to(request.account, request.at).select_related("referral__person", "person")
    episode = get_object_or_404(rows, pk=episode_id)
    require(rule_on(request.account, policy.SEND, episode, at=request.at))
    ways = ways_on(episode)
    chosen = next((one for one in ways if one.code == request.GET.get("to", "")), None)
    who = who_face(episode.referral, flag_words(episode.referral), request.at)
    context = {"episode": episode, "who": who, "ways": ways, "chosen": chosen}
    if chosen is None:
        return render(request, "onward/where.html", context)
    return to_one(request, episode, chosen.code, context)


def to_one(request: StaffRequest, episode: Episode, service: str, context: dict[str, Any]) -> HttpResponse:
    """The page of what would go to one service, and sending it."""
    parts, gates, told = parts_of(episode, request.at), sending.gates_of(episode, service, request.at), ""
    sent = request.method == "POST"
    form = Send(request.POST if sent else None, parts=parts, initial={"shown_mark": mark_of(parts)})
    if sent and form.is_valid():
        done = sent_on(request, episode, service, form)
        if isinstance(done, Onward):
            return redirect("onward", onward_id=done.pk)
        form, told = again(form, parts), done
    context |= {"form": form, "told": told, "words": named(parts), "gates": match_face(service, gates["answer"], gates)}
    return render(request, "onward/send.html", context, status=status_of(sent, told))


def status_of(sent: bool, told: str) -> int:  # noqa: FBT001
    """Whether it is a page, a form with something missing, or a refusal."""
    return 409 if told else 422 if sent else 200


def sent_on(request: StaffRequest, episode: Episode, service: str, form: Send) -> Onward | str:
    """It went; or the words that say why not."""
    if form.cleaned_data["shown_mark"] != mark_of(form.parts):
        return CHANGED
    try:
        return sending.send(
            episode_id=episode.pk, passing=form.passing(service), form_key=form.cleaned_data["form_key"],
            by=request.account, at=request.at,
        )  # fmt: skip
    except (sending.NotSent, NotQualified) as told:
        return str(told)


def again(form: Send, parts: Any) -> Send:
    """The form with what was typed, about what the record says now."""
    typed = QueryDict(mutable=True)
    typed.update(form.data)
    typed["shown_mark"] = mark_of(parts)
    return Send(typed, parts=parts)


@open_to(Staff(policy.SEE))
@require_safe
def one(request: StaffRequest, onward_id: UUID) -> HttpResponse:
    """One that was sent on."""
    return show(request, seen(request, onward_id))


def seen(request: StaffRequest, onward_id: UUID) -> Onward:
    """It, where they may read it; else the same 'not found' as for one that is not there."""
    found: Onward = get_object_or_404(Onward.objects.visible_to(request.account, request.at), pk=onward_id)
    return found


def show(
    request: StaffRequest,
    visible: Onward,
    *,
    status: int = 200,
    bound: Mapping[str, Form] | None = None,
    told: str = "",
) -> HttpResponse:
    """The page; showing it is on record.  *bound*: the form that was refused, under its name."""
    onward = read_onward(onward_id=visible.pk, by=request.account, at=request.at)
    empty = {name: make(auto_id=f"{name}_%s") for name, make in FORMS.items()}
    page = onward_page(onward, request.account, request.at, {**empty, **(bound or {})})
    return render(request, "onward/one.html", {"page": page, "told": told, **refused_in(bound)}, status=status)


def answered(request: StaffRequest, onward_id: UUID, may: str, name: str, act: Callable[..., Onward]) -> HttpResponse:
    """Do it with what the form of this name says, or show the page again with what was typed and why not."""
    onward = seen(request, onward_id)
    form = FORMS[name](request.POST, auto_id=f"{name}_%s")

    def again(status: int, told: Exception | None) -> HttpResponse:
        return show(request, onward, status=status, bound={name: form}, told=str(told or ""))

    return carried_out(
        request, onward, may, form, act, refusals=(IllegalMove,), again=again, onward_id=onward.pk,
        there=lambda _done: redirect("onward", onward_id=onward.pk),
    )  # fmt: skip


@open_to(Staff(policy.ANSWER))
@require_POST
def receive(request: StaffRequest, onward_id: UUID) -> HttpResponse:
    """Somebody there has it."""
    return answered(request, onward_id, policy.ANSWER, "receive", answering.receive)


@open_to(Staff(policy.ANSWER))
@require_POST
def accept(request: StaffRequest, onward_id: UUID) -> HttpResponse:
    """They take the child on."""
    return answered(request, onward_id, policy.ANSWER, "accept", answering.accept)


@open_to(Staff(policy.ANSWER))
@require_POST
def give_back(request: StaffRequest, onward_id: UUID) -> HttpResponse:
    """It comes back, with a reason."""
    return answered(request, onward_id, policy.ANSWER, "back", answering.give_back)


@open_to(Staff(policy.WITHDRAW))
@require_POST
def withdraw(request: StaffRequest, onward_id: UUID) -> HttpResponse:
    """It is taken back before they answered."""
    return answered(request, onward_id, policy.WITHDRAW, "withdraw", sending.withdraw)
