"""What a worker brings and carries, and when they are away."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.posting import carried_out, refused_in
from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.pure.rules.days import day_of
from rightdoor.records.workforce.models import Away, Brings
from rightdoor.work.allocating import policy
from rightdoor.work.allocating.actions.keeping_brings import NotAway, keep_brings, write_away
from rightdoor.work.allocating.forms import AwayForm, BringsForm
from rightdoor.work.allocating.suggesting import carried, workers_here


@open_to(Staff(policy.KEEP_BRINGS))
@require_safe
def mine(request: StaffRequest) -> HttpResponse:
    """To what they bring themselves."""
    return redirect("brings", account_id=request.account.pk)


@open_to(Staff(policy.KEEP_BRINGS))
@require_safe
def one(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """What one worker brings."""
    return show(request, worker(request, account_id))


def worker(request: StaffRequest, account_id: UUID) -> Account:
    """A colleague who works here, of whom they may keep it; else the same 'not found' as for nobody."""
    ours = Account.objects.filter(partnership=request.account.partnership_id, is_active=True)
    found: Account = get_object_or_404(ours, pk=account_id)
    require(rule_on(request.account, policy.KEEP_BRINGS, found, at=request.at))
    return found


def brings_form(account: Account, data: Any = None) -> BringsForm:
    """With what is written down."""
    found = Brings.objects.filter(account=account).first()
    there = {
        "tongues": ", ".join(found.languages), "can_do": found.skills, "works_in": ", ".join(found.districts),
        "is_a": found.gender, "carries": found.can_carry,
    } if found else {}  # fmt: skip
    return BringsForm(data, initial=there, auto_id="brings_%s")


def away_form(account: Account, request: StaffRequest, data: Any = None) -> AwayForm:
    people = [one for one in workers_here(account.partnership_id, request.at) if one.pk != account.pk]
    return AwayForm(data, people=people, auto_id="away_%s")


def show(
    request: StaffRequest, account: Account, *, status: int = 200, bound: Mapping[str, Form] | None = None,
    told: str = "",
) -> HttpResponse:  # fmt: skip
    """The page.  *bound*: the form that was refused, under its name."""
    rows = Away.objects.filter(account=account, ends_on__gte=day_of(request.at)).select_related("stands_in")
    context = {
        "person": account, "may_away": rule_on(request.account, policy.WRITE_AWAY, account, at=request.at).allowed,
        "carries": carried([account], request.account, request.at).get(account.pk, 0),
        "away": rows.order_by("starts_on", "pk"), "told": told,
        "f": {"brings": brings_form(account), "away": away_form(account, request), **(bound or {})},
        **refused_in(bound),
    }  # fmt: skip
    return render(request, "allocating/brings.html", context, status=status)


@open_to(Staff(policy.KEEP_BRINGS))
@require_POST
def keep(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """Keep what they bring."""
    account = worker(request, account_id)
    form = brings_form(account, request.POST)
    return carried_out(
        request, account, policy.KEEP_BRINGS, form, keep_brings, refusals=(), account_id=account.pk,
        again=lambda status, _told: show(request, account, status=status, bound={"brings": form}),
        there=lambda _done: redirect("brings", account_id=account.pk),
    )  # fmt: skip


@open_to(Staff(policy.WRITE_AWAY))
@require_POST
def away(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """They are away, and somebody covers."""
    account = worker(request, account_id)
    form = away_form(account, request, request.POST)
    return carried_out(
        request, account, policy.WRITE_AWAY, form, write_away, refusals=(NotAway,), account_id=account.pk,
        again=lambda status, told: show(request, account, status=status, bound={"away": form}, told=str(told or "")),
        there=lambda _done: redirect("brings", account_id=account.pk),
    )  # fmt: skip
