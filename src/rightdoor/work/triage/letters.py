"""Letters in plain words, in the voice of whoever reads them.  A person may change every word before it is sent."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.languages import in_english
from rightdoor.ground.design.two_languages import letter_in
from rightdoor.ground.design.when import plain_date
from rightdoor.pure.rules.days import age_on, day_of
from rightdoor.records.directory.queries import entry
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.referrals.speaking import language_of
from rightdoor.work.triage.actions.sending_on import holds_of, way_to
from rightdoor.work.triage.lifecycle import Journey, Outcome

WORSE = noop("If it gets worse before then, tell us with your code. If a life is in danger, call 999.")
FIRST_NAMES_ONLY = 1


def letter_for(referral: Referral, *, services: Iterable[str], outcome: Outcome, by: Account, at: datetime) -> str:
    """The letter to the young person or the family, from whom the request came; in their language and in English."""
    ticked = list(services)
    code = language_of(referral, plan_of_letter(referral))
    return letter_in(code, lambda: family_letter(referral, ticked, outcome, by=by, at=at))


def plan_of_letter(referral: Referral) -> UUID | None:
    """By which plan the letter to the family goes."""
    if referral.asker in (Asker.ME, Asker.SOMEONE):
        return referral.contact_plan_id
    return referral.referrer_plan_id or referral.contact_plan_id


def family_letter(referral: Referral, services: list[str], outcome: Outcome, *, by: Account, at: datetime) -> str:
    """The same in the language of now."""
    lines = [greeting(referral), thanks(referral), *body(referral, services, outcome, at=at)]
    lines += [_("You can still choose. Tell us with your code if you want something else."), _(WORSE), first_name(by)]
    return "\n\n".join(line for line in lines if line)


def letter_to_referrer_for(referral: Referral, *, services: Iterable[str], outcome: Outcome) -> str:
    """The outcome, and nothing else, for a professional who asked; empty where nobody did."""
    if referral.asker not in (Asker.SOMEONE, Asker.GROUP):
        return ""
    ticked = list(services)
    return letter_in(
        language_of(referral, referral.referrer_plan_id), lambda: referrer_letter(referral, ticked, outcome)
    )


def referrer_letter(referral: Referral, services: list[str], outcome: Outcome) -> str:
    """The same in the language of now."""
    names = listed([name_of(service) for service in services])
    said = {
        Outcome.RECOMMENDED: _("We recommend: %(names)s.") % {"names": names},
        Outcome.ADVICE: _("We gave advice. No service is needed now."),
        Outcome.SAFEGUARDING: _("The body that must act has been contacted."),
        Outcome.DECLINED_BY_FAMILY: _("The family does not want this now. They can come back at any time."),
        Outcome.NOT_REACHABLE: _("We could not reach them in the ways that are safe. The door stays open."),
    }
    hello = _("Dear %(name)s,") % {"name": referral.referrer_name or _("colleague")}
    return "\n\n".join(
        [hello, _("Thank you for your request of %(day)s.") % {"day": day_it_came(referral)}, said[outcome]]
    )


def greeting(referral: Referral) -> str:
    """Dear Wren, where the letter goes to Wren; no name where none was given."""
    if referral.asker == Asker.ME and referral.person is not None and referral.person.preferred_name:
        name = referral.person.preferred_name.split(" ", maxsplit=FIRST_NAMES_ONLY)[0]
        return _("Dear %(name)s,") % {"name": name}
    if referral.asker in (Asker.CHILD, Asker.SOMEONE, Asker.GROUP) and referral.referrer_name:
        return _("Dear %(name)s,") % {"name": referral.referrer_name}
    return _("Hello,")


def thanks(referral: Referral) -> str:
    """Thanks in the reader's voice."""
    if is_child(referral):
        return _("Thank you for telling us. That was brave, and you did the right thing.")
    if referral.asker == Asker.ME:
        return _("Thank you for telling us what is going on. A person read all of it.")
    return _("Thank you for telling us on %(day)s what is going on. A person read all of it.") % {
        "day": day_it_came(referral)
    }


def body(referral: Referral, services: list[str], outcome: Outcome, *, at: datetime) -> list[str]:
    """What was decided, service by service."""
    if outcome is Outcome.RECOMMENDED:
        first = _("We think this can help:") if len(services) == 1 else _("We think these can help:")
        return [first, *(about(referral, service, at=at) for service in services)]
    said = {
        Outcome.ADVICE: _("You do not need a service for this now. Here is what can help at home:"),
        Outcome.SAFEGUARDING: _(
            "Somebody must make sure that you are safe. We have told the people whose work that is."
        ),
        Outcome.DECLINED_BY_FAMILY: _(
            "You told us that you do not want this now. That is all right. Come back when you like."
        ),
        Outcome.NOT_REACHABLE: _("We tried to reach you in the ways that you said are safe. The door stays open."),
    }
    return [said[outcome], *(about(referral, service, at=at) for service in services)]


def about(referral: Referral, service: str, *, at: datetime) -> str:
    """One service: what it is, what happens next, and what is still needed before anything is sent."""
    found = entry(service)
    if found is None:
        return name_of(service)
    words = found.plainly.young_person if referral.asker == Asker.ME else found.plainly.parent
    lines = [f"{found.name}. {of_the_service(words or found.plainly.summary)}"]
    journey = way_to(service)
    if journey is Journey.TOLD:
        lines.append(of_the_service(found.plainly.next))
    elif holds_of(referral, service, at=at):
        lines.append(_("Before we send anything on, we need to ask about agreement. Nothing goes there until then."))
    elif journey is Journey.INSIDE:
        lines.append(of_the_service(found.plainly.next))
    else:
        lines.append(_("One of us takes your request there and tells you when that is done."))
    return " ".join(line for line in lines if line)


def of_the_service(words: str) -> str:
    """What we say of a service, where it is translated; else its English, marked as such."""
    said = _(words) if words else ""
    if in_english() or said != words:
        return said
    return _("In English: “%(words)s”") % {"words": words} if words else ""


def is_child(referral: Referral) -> bool:
    """Whether the letter is read by a child under twelve."""
    if referral.asker != Asker.ME or referral.person is None:
        return False
    born_on, said = referral.person.born_on, referral.person.age_said
    age = age_on(born_on, day_of(referral.received_at)) if born_on else said
    return age is not None and age < 12


def name_of(service: str) -> str:
    """A service's name as people say it."""
    found = entry(service)
    return found.name if found else service


def day_it_came(referral: Referral) -> str:
    """The day on which the request came."""
    return str(plain_date(day_of(referral.received_at)))


def first_name(by: Account) -> str:
    """How the letter is signed."""
    return by.name.split(" ", maxsplit=FIRST_NAMES_ONLY)[0]


def listed(names: list[str]) -> str:
    """Names as a sentence lists them."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}
