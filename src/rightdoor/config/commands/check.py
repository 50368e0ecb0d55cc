"""rightdoor check: everything that should worry whoever runs the site, in sentences."""

import argparse
import sys
from collections.abc import Iterator

import django
from django.conf import settings
from django.core.checks import WARNING, run_checks
from django.db import DatabaseError

from rightdoor.config import surroundings
from rightdoor.config.lines import plain_lines
from rightdoor.config.own_work import begin
from rightdoor.pure.rules.days import day_of


def run(arguments: list[str]) -> int:
    """Print one sentence a problem; exit 1 if there is any that must be mended, 0 if there is none."""
    argparse.ArgumentParser(prog="rightdoor check", description=__doc__).parse_args(arguments)
    django.setup()
    from rightdoor.config.standing import reasons_not_to_start  # noqa: PLC0415  models need Django set up first

    found = list(reasons_not_to_start())  # with one of these nothing else can be asked
    if not found:
        begin("check")
        found = list(problems())
    for sentence in found:
        print(f"- {sentence}", file=sys.stderr)
    if not found:
        print("Nothing to worry about.")
    return 1 if found else 0


def problems() -> Iterator[str]:
    """Every problem: of Django's own checks, the proxy, the catalogue and the county's file, the rota and its tasks."""
    from rightdoor.ground.access.middleware import moment  # noqa: PLC0415
    from rightdoor.ground.audit.checks import problems as of_audit  # noqa: PLC0415
    from rightdoor.ground.documents.checks import problems as of_files  # noqa: PLC0415
    from rightdoor.ground.signin.checks import problems as of_sign_in  # noqa: PLC0415
    from rightdoor.ground.tasks.checks import problems as of_tasks  # noqa: PLC0415
    from rightdoor.records.directory.checks import problems as of_directory  # noqa: PLC0415
    from rightdoor.records.directory.reading import catalogue, county  # noqa: PLC0415
    from rightdoor.work.continuity.checks import problems as of_continuity  # noqa: PLC0415
    from rightdoor.work.keeping.checks import problems as of_records  # noqa: PLC0415
    from rightdoor.work.sealing.checks import problems as of_sealing  # noqa: PLC0415

    for message in run_checks(include_deployment_checks=settings.PRODUCTION):
        if message.level >= WARNING and not message.is_silenced():
            yield f"{message.msg} {message.hint or ''}".strip()
    yield from of_proxies()
    yield from plain_lines(settings)
    at = moment()
    for problem in of_directory(catalogue(), county(), day_of(at)):
        yield f"{problem.sentence} {problem.action}"
    try:
        yield from of_sign_in(at)
        yield from of_tasks(at)
        yield from of_files(at)
        yield from of_audit(at)
        yield from of_continuity(at)
        yield from of_records(at)
        yield from of_sealing(at)
    except DatabaseError:
        yield "The database does not answer: rota, tasks, files and audit were not looked at. Start it and ask again."


def of_proxies() -> Iterator[str]:
    """In production a proxy stands in front, because the site itself speaks no https: how far it is believed."""
    if not settings.PRODUCTION:
        return
    if not surroundings.is_said("RIGHTDOOR_PROXIES"):
        yield (
            "RIGHTDOOR_PROXIES is not set, so every visitor seems to come from the proxy in front, and when one of "
            "them guesses at codes all are stopped together. Set how many proxies of yours stand in front; 0 where "
            "they pass on no address."
        )
    elif not settings.PROXIES and not settings.TLS_ELSEWHERE:
        yield (
            "No proxy is believed about https, so every page is sent on to itself for ever. Set RIGHTDOOR_PROXIES to "
            "the number of your proxies, or RIGHTDOOR_TLS to elsewhere."
        )
