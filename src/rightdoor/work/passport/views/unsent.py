"""A form behind the word that is not taken: what was typed is given back, and danger is heard all the same."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.request import Request
from rightdoor.pure.rules.days import day_of
from rightdoor.work.outcomes.actions.filling import fill_in
from rightdoor.work.passport.actions.answering import SAFETY
from rightdoor.work.passport.actions.worse import hear_unsent
from rightdoor.work.passport.forms.answering import WordsForm, answer_form, facts_in
from rightdoor.work.passport.forms.filling import form_for
from rightdoor.work.passport.forms.knocking import CodeForm
from rightdoor.work.passport.forms.saying import dangers_in
from rightdoor.work.passport.presenters.filling import ever_theirs, meant_by
from rightdoor.work.passport.views.meant import OF
from rightdoor.work.referrals.models import FactQuestion, Referral

TYPED = {
    "words", "about", "whom", "wants", "thanks", "name", "is_to_me", "phone", "email", "address", "school_contact",
    "safe_times", "who_must_not_know",
}  # fmt: skip
NEVER_SHOWN = {"code", "word", "secret_word", OF}


def typed_words(request: Request) -> list[str]:
    """What somebody wrote themselves, one text after the other; a code and a word are never shown."""
    sent = [(name.rpartition("-")[2], value) for name, values in request.POST.lists() for value in values]
    return [
        value
        for name, value in sent
        if name not in NEVER_SHOWN and (name in TYPED or " " in value.strip()) and value.strip()
    ]


def heard(request: Request, key: UUID | None, *, anyway: bool) -> bool:
    """Whether a person was called for what stands in a form that is not taken; *anyway*, where it is all it says."""
    if key is None:
        return False
    facts = [*dangers_in(request.POST.getlist("facts")), *dangers_answered(request, key)]
    words = "\n\n".join(typed_words(request))
    filled = danger_filled_in(request, key)
    return hear_unsent(referral_id=key, facts=facts, words=words, anyway=anyway, by=VISITOR, at=request.at) or filled


def danger_filled_in(request: Request, key: UUID) -> bool:
    """Whether a person was called for answers to questions that were given to them to fill in."""
    link = meant_by(ever_theirs(Referral.objects.get(pk=key)), request.POST.get("fill_for", ""))
    if link is None:
        return False
    sent = form_for(link, request.POST)
    sent.is_valid()  # whatever else is wrong with it
    return fill_in(link_id=link.pk, answers=sent.answers(), to_keep=False, by=VISITOR, at=request.at).danger


def dangers_answered(request: Request, key: UUID) -> list[str]:
    """What is danger among the answers to something that the front door asked."""
    sent = WordsForm(request.POST)
    sent.is_valid()  # whatever else is wrong with it
    named: UUID | None = sent.cleaned_data.get("question")
    rows = FactQuestion.objects.filter(referral=key, pk__in=[named] if named else [])
    asked = rows.select_related("referral").first()
    if asked is None:
        return []
    built = answer_form(asked, on=day_of(request.at), data=request.POST)
    built.is_valid()  # likewise: what was understood of it is heard
    told = facts_in(built, asked)
    return [fact for fact in SAFETY if told.get(fact) is True]


def not_asked_any_more(request: Request, key: UUID) -> HttpResponse:
    """It answers what is not asked here any more: settled meanwhile, or theirs no longer.  Why is not said."""
    return not_taken(request, told=heard(request, key, anyway=False), gone=True)


def not_taken(request: Request, *, told: bool, ended: bool = False, gone: bool = False) -> HttpResponse:
    """It was about a request that is not open here, or has *ended*, or what it answers is *gone*."""
    context = {"typed": typed_words(request), "told": told, "ended": ended, "gone": gone}
    return render(request, "passport/not_taken.html", context, status=409)


def too_late(request: Request, *, told: bool) -> HttpResponse:
    """The visit was over: the door, with what was typed."""
    context = {"form": CodeForm(), "said": "unsent", "failed": "", "typed": typed_words(request), "told": told}
    return render(request, "passport/knock.html", context, status=409)
