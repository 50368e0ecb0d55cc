"""Saying whom one knows, and settling what that means."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.signin.stepping_up import steps_up
from rightdoor.work.conflicts import policy
from rightdoor.work.conflicts.actions import settling, telling
from rightdoor.work.conflicts.forms import EndBlock, Know, MakeBlock, Tell
from rightdoor.work.conflicts.models import Block, Declaration
from rightdoor.work.conflicts.presenters import block_lines, own_words, staff_besides, told
from rightdoor.work.referrals.policy import SEE
from rightdoor.work.triage.views.visible import visible_request


@open_to(Staff(SEE))
def know(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """I know this person: asked once, and the record is gone for me."""
    referral, form = visible_request(request, referral_id), Know(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            telling.say_i_know(referral_id=referral.pk, by=request.account, at=request.at, **form.cleaned_data)
            return redirect("conflicts")
        except telling.NobodyNamed as why:
            form.add_error(None, str(why))
    context = {"form": form, "referral": referral}
    return render(request, "conflicts/know.html", context, status=422 if form.is_bound else 200)


@open_to(Staff(policy.TELL))
def own(request: StaffRequest) -> HttpResponse:
    """What I told, and telling more; whether there is such a record is never said."""
    form = Tell(request.POST or None)
    if request.method == "POST" and form.is_valid():
        telling.tell_whom_i_know(by=request.account, at=request.at, **form.cleaned_data)
        return redirect("conflicts")
    mine = own_words(Declaration.objects.by(request.account).select_related("account"))
    leads = rule_on(request.account, policy.SETTLE, None, at=request.at).allowed
    context = {"form": form, "mine": mine, "leads": leads}
    return render(request, "conflicts/own.html", context, status=422 if form.is_bound else 200)


@open_to(Staff(policy.SETTLE))
def blocks(request: StaffRequest) -> HttpResponse:
    """Who may know nothing of whom, and what waits to be settled."""
    rows = block_lines(settling.list_blocks(by=request.account, at=request.at))
    waiting = Declaration.objects.to_settle(request.account).select_related("account").order_by("told_at")
    return render(request, "conflicts/blocks.html", {"rows": rows, "waiting": [told(one) for one in waiting]})


def made(request: StaffRequest, form: MakeBlock) -> bool:
    """Whether the block of a form that was filled in is there now; else the form says why not."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        settling.make_block(**form.cleaned_data, stepped_up=request.stepped_up, by=request.account, at=request.at)
    except settling.NobodyFound as why:
        form.add_error(None, str(why))
        return False
    return True


def block_form(request: StaffRequest, **initial: Any) -> MakeBlock:
    return MakeBlock(request.POST or None, people=staff_besides(request.account), initial=initial)


@open_to(Staff(policy.MAKE))
@steps_up
def make(request: StaffRequest) -> HttpResponse:
    """Bar another member of staff from one person's record."""
    form = block_form(request)
    if made(request, form):
        return redirect("conflicts-blocks")
    return render(request, "conflicts/make.html", {"form": form}, status=422 if form.is_bound else 200)


@open_to(Staff(policy.SETTLE))
@steps_up
def said(request: StaffRequest, declaration_id: UUID) -> HttpResponse:
    """What another told; finding the person and barring them."""
    theirs = get_object_or_404(Declaration.objects.to_settle(request.account), pk=declaration_id)
    one = settling.read_declaration(declaration_id=theirs.pk, by=request.account, at=request.at)
    words = told(one)
    source = f"{words.who}, {words.when}"[:120]
    form = block_form(
        request, account=one.account, name=one.name, born_on=one.born_on, reason=one.reason, source=source
    )
    if made(request, form):
        settling.settle(declaration_id=one.pk, by=request.account, at=request.at)
        return redirect("conflicts-blocks")
    context = {"form": form, "told": words}
    return render(request, "conflicts/said.html", context, status=422 if form.is_bound else 200)


@open_to(Staff(policy.SETTLE))
@require_POST
def settle(request: StaffRequest, declaration_id: UUID) -> HttpResponse:
    """Nothing more is to be done about it."""
    theirs = get_object_or_404(Declaration.objects.to_settle(request.account), pk=declaration_id)
    settling.settle(declaration_id=theirs.pk, by=request.account, at=request.at)
    return redirect("conflicts-blocks")


@open_to(Staff(policy.END))
@steps_up
def end(request: StaffRequest, block_id: UUID) -> HttpResponse:
    """It does not hold any more."""
    rows = Block.objects.visible_to(request.account, request.at).current(request.at)
    block: Block = get_object_or_404(rows.select_related("account", "person", "relation"), pk=block_id)
    form = EndBlock(request.POST or None)
    if request.method == "POST" and form.is_valid():
        settling.end_block(
            block_id=block.pk, stepped_up=request.stepped_up, by=request.account, at=request.at, **form.cleaned_data
        )
        return redirect("conflicts-blocks")
    context = {"form": form, "line": block_lines([block])[0]}
    return render(request, "conflicts/end.html", context, status=422 if form.is_bound else 200)
