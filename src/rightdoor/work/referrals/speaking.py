"""In which language somebody reads what we write to them: what is on record of their needs, and never a guess."""

import re

from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from rightdoor.ground.design.languages import languages
from rightdoor.ground.design.two_languages import short_in
from rightdoor.ground.messages.models import Message
from rightdoor.records.adjustments.lifecycle import Whose
from rightdoor.records.adjustments.models import CommunicationNeed
from rightdoor.work.referrals.models import Asker, Referral

THE_FAMILY = (Whose.CHILD, Whose.PARENT, Whose.FAMILY)


def language_of(referral: Referral, plan_id: object) -> str:
    """The language of whoever is reached by this plan, as its code; empty where it is English or none of ours."""
    if referral.person is None:
        return ""
    needs = CommunicationNeed.objects.of(referral.person).standing().filter(whose__in=whose_plan(referral, plan_id))
    named = {word for said in needs.values_list("language", flat=True) for word in re.findall(r"\w+", said.casefold())}
    others = (code for code in languages() if code != settings.LANGUAGE_CODE)
    return next((code for code in others if get_language_info(code)["name"].casefold() in named), "")


def named(code: str) -> str:
    """What staff call a language; nothing for none."""
    return str(get_language_info(code)["name"]) if code else ""


def language_of_asker(referral: Referral) -> str:
    """In which language whoever asked reads, as staff call it; nothing where it is English or not known."""
    return named(language_of(referral, referral.referrer_plan_id or referral.contact_plan_id))


def whose_plan(referral: Referral, plan_id: object) -> tuple[Whose, ...]:
    """Whose needs count for whoever is reached by a plan."""
    if referral.asker == Asker.ME:
        return (Whose.CHILD, Whose.FAMILY)
    if plan_id is None or plan_id != referral.referrer_plan_id:
        return THE_FAMILY
    return (Whose.PARENT, Whose.FAMILY) if referral.asker == Asker.CHILD else (Whose.REFERRER,)


def language_of_message(message: Message) -> str:
    """The language of whoever a message about a request goes to, asked when it leaves."""
    referral = Referral.objects.select_related("person").filter(pk=message.about_id).first()
    return language_of(referral, message.plan_id) if referral else ""


def fixed(sentence: str, referral: Referral, plan_id: object) -> str:
    """A sentence of ours, for whoever is reached by a plan."""
    return short_in(language_of(referral, plan_id), lambda: _(sentence))
