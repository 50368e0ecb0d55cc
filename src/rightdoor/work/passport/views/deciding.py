"""What is up to the person: what they answer, what they agree to, and whether it goes on."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.ground.access.routes import PUBLIC, open_to
from rightdoor.pure.rules.days import day_of
from rightdoor.work.passport.actions.agreeing import agreed_now, change_agreement
from rightdoor.work.passport.actions.answering import answer_question, stop_request
from rightdoor.work.passport.forms.agreeing import AgreementForm, EasyAgreementForm, as_agreed
from rightdoor.work.passport.forms.answering import WordsForm, answer_form, facts_in
from rightdoor.work.passport.forms.saying import StopForm
from rightdoor.work.passport.presenters.easy import after_agreeing, before_agreeing
from rightdoor.work.passport.presenters.page import questions_to
from rightdoor.work.passport.presenters.where import sees_own_words
from rightdoor.work.passport.views.unsent import not_asked_any_more
from rightdoor.work.passport.views.visit import behind_the_word, say
from rightdoor.work.referrals.models import FactQuestion, Referral


@open_to(PUBLIC)
@behind_the_word
def agreement(request: Request, referral: Referral) -> HttpResponse:
    """Change my mind about who helps, who knows and who writes to me."""
    return agreement_in(request, referral, AgreementForm, "passport/agreement.html")


@open_to(PUBLIC)
@behind_the_word
def agreement_easily(request: Request, referral: Referral) -> HttpResponse:
    """The same in easy read."""
    return agreement_in(request, referral, EasyAgreementForm, "passport/agreement_easy.html")


def agreement_in(request: Request, referral: Referral, asked: type[AgreementForm], template: str) -> HttpResponse:
    """Ask the three questions in these words; the words are kept with the answers."""
    if not sees_own_words(referral) or referral.person is None:
        raise Http404
    form = asked(request.POST or None, initial=as_agreed(agreed_now(referral.person, request.at)))
    if request.method == "POST" and form.is_valid():
        change_agreement(referral_id=referral.pk, **form.cleaned_data, shown=form.as_shown(), by=VISITOR, at=request.at)
        say(request, "agreement")
        return redirect("my-request-open")
    context = {"form": form, "lines": before_agreeing(), "last": after_agreeing()}
    return render(request, template, context)


@open_to(PUBLIC)
@behind_the_word
def questions(request: Request, referral: Referral) -> HttpResponse:
    """The next thing that the front door asked; then back to the page."""
    sent = sent_for(request, referral) if request.method == "POST" else None
    asked = sent or questions_to(referral, request.at).first()
    if request.method == "POST" and sent is None:
        return not_asked_any_more(request, referral.pk)
    if asked is None:
        return redirect("my-request-open")
    day = day_of(request.at)
    if sent is None:
        form, words = answer_form(asked, on=day), WordsForm(initial={"question": asked.pk})
        return render(request, "passport/questions.html", {"asked": asked, "form": form, "words": words})
    form, words = answer_form(asked, on=day, data=request.POST), WordsForm(request.POST)
    if not (form.is_valid() and words.is_valid()):
        return render(request, "passport/questions.html", {"asked": asked, "form": form, "words": words})
    return keep_answer(request, referral, asked, facts_in(form, asked), words.cleaned_data["words"])


def sent_for(request: Request, referral: Referral) -> FactQuestion | None:
    """The question to which this form belongs: it waits, or was answered meanwhile from elsewhere."""
    form = WordsForm(request.POST)
    form.is_valid()  # whatever else is wrong with it
    key: UUID | None = form.cleaned_data.get("question")
    named = FactQuestion.objects.filter(referral=referral, pk__in=[key] if key else [])
    answered = named.filter(answered_at__isnull=False).select_related("referral")
    return questions_to(referral, request.at).filter(pk__in=named.values("pk")).first() or answered.first()


def keep_answer(
    request: Request, referral: Referral, asked: FactQuestion, facts: dict[str, object], words: str
) -> HttpResponse:
    """Keep it, and show help at once where an answer is danger."""
    danger = answer_question(
        referral_id=referral.pk, question_id=asked.pk, facts=facts, words=words, by=VISITOR, at=request.at
    )
    say(request, "answered")
    if danger:
        return redirect("my-request-help")
    return redirect("my-request-questions" if questions_to(referral, request.at).exists() else "my-request-open")


@open_to(PUBLIC)
@behind_the_word
def stop(request: Request, referral: Referral) -> HttpResponse:
    """Stop my request; no reason is asked for."""
    form = StopForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        stop_request(referral_id=referral.pk, **form.cleaned_data, by=VISITOR, at=request.at)
        say(request, "stopped")
        return redirect("my-request-open")
    return render(request, "passport/stop.html", {"form": form})
