"""The pages of questions: kept as they are typed, safety first, and never a dead end."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to, too_late
from rightdoor.records.questions.facts import safety_facts, unsure_of_safety
from rightdoor.records.questions.reading import form
from rightdoor.work.referrals import sitting
from rightdoor.work.referrals.actions.drafting import Saved, save_page
from rightdoor.work.referrals.models import Draft
from rightdoor.work.referrals.presenters.lines import help_now
from rightdoor.work.referrals.presenters.pages import Asked, asked, long_words, neighbour, steps, typed_wrongly
from rightdoor.work.referrals.presenters.reading_times import reading

View = Callable[..., HttpResponseBase]


def where_they_belong(view: View) -> View:
    """Keep the words of a page with the form it was drawn for, where another form, or none, is open here by now.

    Whoever drew the page holds its key.  Nothing of that form is shown: it may be another child's.
    """

    @wraps(view)
    def kept(request: Request, number: int) -> HttpResponseBase:
        draft = sitting.draft_of_page(request)
        if draft is None:
            return view(request, number=number)
        save(request, asked_or_404(draft, number, request.POST))
        return render(request, "referrals/closed.html", status=409)

    return kept


def keep_late(request: Request, number: int) -> bool:
    """Keep the words of a page that had been open too long with the form whose key it holds; whether it held one."""
    draft = sitting.draft_by_key(request)
    page = asked(draft, number, request.POST) if draft else None
    if page is not None:
        save(request, page)
    return page is not None


@open_to(PUBLIC)
@too_late(keep_late)
@where_they_belong
@sitting.with_draft
def step(request: Request, draft: Draft, number: int) -> HttpResponse:
    """One page: show it, or keep what was typed and go on."""
    if request.method != "POST":
        return show(request, draft, asked_or_404(draft, number))
    page = asked_or_404(draft, number, request.POST)
    saved = save(request, page)
    if draft.sent_as_id is not None:
        return redirect("ask-differs")
    if asked(saved.draft, number) is None:  # another tab answered meanwhile what this page hangs on
        return redirect("ask-list")
    if saved.elsewhere:
        return show(request, saved.draft, page, status=409)
    if page.fields.errors and request.POST.get("then") != "later":
        return show(request, saved.draft, page, status=422)
    return redirect(onward(saved.draft, page, request.POST.get("then", "")))


def show(request: Request, draft: Draft, page: Asked, *, status: int = 200) -> HttpResponse:
    """Draw a page."""
    context = {"page": page, "steps": steps(draft, page.page), "draft": draft, "elsewhere": status == 409}
    return render(request, "referrals/step.html", context, status=status)


def asked_or_404(draft: Draft, number: int, data: object = None) -> Asked:
    """The page, if this form asks it now."""
    page = asked(draft, number, data)
    if page is None:
        raise Http404
    return page


def save(request: Request, page: Asked) -> Saved:
    """Keep what was understood, and word for word what was not."""
    page.fields.is_valid()
    whole = long_words(page.fields)
    typed = {name: words for name, words in typed_wrongly(page.fields).items() if name not in whole}
    return save_page(
        draft_id=page.draft.pk, page=page.page.key, answers=page.fields.answers() | whole, typed=typed,
        tab=page.tab, seen=page.seen, by=request.actor, at=request.at,
    )  # fmt: skip


def onward(draft: Draft, page: Asked, then: str) -> str:
    """Where to go from here: help first where somebody is not safe, then the next page that is asked."""
    whole = form(draft.asker)
    if any(question.safety for question in page.page.questions) and (
        safety_facts(whole, draft.answers) or unsure_of_safety(whole, draft.answers)
    ):
        return "ask-now"
    if then in ("later", "list", "check"):
        return f"ask-{then}"
    following = neighbour(whole, draft.answers, page.number, 1)
    return f"/ask/{following}/" if following is not None else "ask-check"


@open_to(PUBLIC)
@require_POST
@too_late(keep_late)
@where_they_belong
@sitting.with_draft
def keep(request: Request, draft: Draft, number: int) -> HttpResponse:
    """Keep a page while it is still being typed.  A yes to a question of safety is heard from here as well."""
    page = asked_or_404(draft, number, request.POST)
    return HttpResponse(status=409 if save(request, page).elsewhere else 204)


@open_to(PUBLIC)
@sitting.with_draft
def task_list(request: Request, draft: Draft) -> HttpResponse:
    """What is done, and what is left; every part can wait, and nothing stops sending."""
    found = steps(draft)
    following = next((one.href for one in found if one.state != "done"), found[-1].href)
    return render(request, "referrals/list.html", {"steps": found, "next": following, "draft": draft})


@open_to(PUBLIC)
@sitting.with_draft
def now(request: Request, draft: Draft) -> HttpResponse:
    """Somebody is not safe: who to call, what was kept, who reads it and when; then on, or stop."""
    whole = form(draft.asker)
    numbers = [n for n, page in enumerate(whole.pages(), 1) if any(q.safety for q in page.questions)]
    following = neighbour(whole, draft.answers, numbers[0], 1)
    context = {
        "lines": help_now(draft.area, request.at),
        "reading": reading(draft.area, request.at),
        "sure": bool(safety_facts(whole, draft.answers)),
        "back": numbers[0],
        "onward": following,
        "draft": draft,
    }
    return render(request, "referrals/now.html", context)
