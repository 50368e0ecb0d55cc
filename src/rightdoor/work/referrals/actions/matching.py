"""Asking the rules about a request, and keeping what they said with the version that said it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.pure.rules.days import LONDON
from rightdoor.pure.rules.facts import Facts, read_facts
from rightdoor.pure.rules.matching import MatchReport, match
from rightdoor.pure.rules.result import Result
from rightdoor.records.directory.reading import catalogue
from rightdoor.records.people.agreements import consents_of
from rightdoor.work.referrals.models import Match, Referral
from rightdoor.work.referrals.policy import MATCH
from rightdoor.work.referrals.protocol import tell_matched


@transaction.atomic
def rematch(*, referral_id: UUID, by: Actor, at: datetime) -> list[Match]:
    """Ask the rules anew about a request.  Earlier answers stay, each with its own version of the catalogue."""
    referral = Referral.objects.select_for_update(of=("self",)).select_related("person").get(pk=referral_id)
    require(rule_on(by, MATCH, referral, at=at))
    report = report_on(referral, at=at)
    matches = Match.objects.bulk_create(
        Match(
            referral=referral,
            matched_at=at,
            catalogue_version=report.catalogue_version,
            service=result.service,
            answer=result.answer,
            result=result.to_json(),
        )
        for result in report.results
    )
    referral.catalogue_version = report.catalogue_version
    referral.save(update_fields=["catalogue_version"])
    record(MATCH, about=referral, by=by, at=at, version=report.catalogue_version)
    tell_matched(referral.pk, at)
    return matches


def report_on(referral: Referral, *, at: datetime, service: str = "") -> MatchReport:
    """What the rules say about a request, its ages counted to the day it was made."""
    return match(catalogue(), facts_on(referral, at=at, service=service))


def gates_today(referral: Referral, *, at: datetime, service: str) -> Result:
    """What one service's rules say about somebody who is passed on to it now: ages and limits are those of today."""
    return match(catalogue(), facts_on(referral, at=at, service=service, counted_on=at)).result(service)


def facts_on(referral: Referral, *, at: datetime, service: str = "", counted_on: datetime | None = None) -> Facts:
    """What is known of a request.  Agreement is read from the record, for one service where it is named.

    Ages and days are counted to the moment at which it was made, or to *counted_on*.
    """
    facts = dict(referral.facts)
    facts["on"] = (
        (counted_on or referral.received_at).astimezone(LONDON).replace(tzinfo=None, microsecond=0).isoformat()
    )
    if referral.person is not None:
        facts |= consents_of(referral.person, service=service, at=at)
    return read_facts(facts)
