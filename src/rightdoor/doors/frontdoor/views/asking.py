"""What would help?  One question a page, only while an answer can still change something."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rightdoor.doors.frontdoor.areas import area_of, area_of_visit, keep_area, name_of_area
from rightdoor.doors.frontdoor.finding import SAFETY, next_question, safety_is_asked
from rightdoor.doors.frontdoor.forms import QuestionForm, SafetyForm, sent
from rightdoor.doors.frontdoor.hearing import hear
from rightdoor.doors.frontdoor.presenters.first_page import who_reads
from rightdoor.doors.frontdoor.presenters.lines import acting_lines, all_lines
from rightdoor.doors.frontdoor.presenters.question_page import flags_before, given_before, question_page
from rightdoor.doors.frontdoor.told import RED_FLAGS, Told, keep_told, read_told
from rightdoor.doors.frontdoor.wordings import NOT_SURE, Question, questions
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import ALWAYS, open_to, too_late
from rightdoor.pure.rules.safety import HIGH


@open_to(ALWAYS)
@require_safe
def start(request: Request) -> HttpResponse:
    """Go to the question that comes now."""
    return redirect(next_address(read_told(request), request.at))


def next_address(told: Told, at: datetime) -> str:
    """The next page: safety, then a question, then the list."""
    if safety_is_asked(told):
        return reverse("front-safety")
    question = next_question(told, at=at)
    return reverse("front-question", args=[question.number]) if question else reverse("front-list")


def hear_late(request: Request) -> bool:
    """Danger said on a page that had been open too long is kept all the same; whether something was."""
    told, form = read_told(request), SafetyForm(request.POST)
    return form.is_valid() and any(form.flags().values()) and bool(hear(request, told.saying(form.flags())).kept)


@open_to(ALWAYS)
@too_late(hear_late)
def safety(request: Request) -> HttpResponse:
    """The red flags, before anything else; a yes is kept and shows help at once."""
    told = read_told(request)
    form = SafetyForm(sent(request), initial={"answer": flags_before(told)})
    if "skip" in request.POST:
        skipped = told.skipping(SAFETY, *RED_FLAGS)
        return keep_told(redirect(next_address(skipped, request.at)), skipped)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "reading": who_reads(area_of(request, told), request.at)}
        return render(request, "frontdoor/safety.html", context)
    answered = told.saying(form.flags())
    if answered.flagged:
        answered = hear(request, answered)
    where = reverse("front-now") if answered.flagged else next_address(answered, request.at)
    return keep_told(redirect(where), answered)


@open_to(ALWAYS)
@require_safe
def now(request: Request) -> HttpResponse:
    """Somebody is not safe: help now, telling us, and going on, in that order."""
    told = read_told(request)
    area = area_of(request, told)
    context = {
        "kept": bool(told.kept),
        "area": name_of_area(area),
        "lines": all_lines(area, request.at),
        "acting": acting_lines(area, request.at),
        "reading": who_reads(area, request.at),
        "onward": next_address(told, request.at),
    }
    return render(request, "frontdoor/now.html", context)


@open_to(ALWAYS)
def question(request: Request, number: int) -> HttpResponse:
    """One question, answered, changed or skipped."""
    told = read_told(request)
    asked = asked_of(number, told)
    if "skip" in request.POST:
        return go_on(request, told.skipping(asked.fact))
    form = QuestionForm(asked, told.who, sent(request), initial={"answer": given_before(asked, told)})
    if request.method != "POST" or not form.is_valid():
        page = question_page(asked, told, area=area_of_visit(request), at=request.at)
        return render(request, "frontdoor/question.html", {"form": form, "page": page})
    value = form.value()
    answered = told.skipping(asked.fact) if value == NOT_SURE else told.saying({asked.fact: value}, form.place())
    if is_alarming(asked.fact, value):
        return go_on(request, hear(request, answered), reverse("front-now"))
    return go_on(request, answered)


def is_alarming(fact: str, value: object) -> bool:
    """An answer that calls for the bodies that act, like a red flag, and is kept like one."""
    return fact == "exploitation_level" and value in HIGH


def asked_of(number: int, told: Told) -> Question:
    """The question with this number, where this person can be asked it."""
    found = questions().get(number)
    if found is None or not found.asks(told.who):
        raise Http404
    return found


def go_on(request: Request, told: Told, where: str = "") -> HttpResponse:
    """Keep the answer and go to the next page; where somebody lives is their area, unless they chose another."""
    answer = keep_told(redirect(where or next_address(told, request.at)), told)
    home = str(told.answers.get("lives_in", ""))
    return keep_area(answer, home) if home and not area_of_visit(request) else answer
