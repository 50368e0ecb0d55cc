"""rightdoor invite: ask somebody to work here, from the machine itself.  The first administrator comes by this."""

import argparse
import sys
from typing import Any, NamedTuple

from rightdoor.config.own_work import begin


class Asked(NamedTuple):
    """Who is asked, and for what."""

    email: str
    name: str
    role: str
    area: str
    partnership: str


def run(arguments: list[str]) -> int:
    """invite --email … --name … [--role …] [--area …] [--partnership NAME]; prints the link, and sends it too."""
    from rightdoor.ground.access.lifecycle import Role  # noqa: PLC0415  only this verb needs it

    parser = argparse.ArgumentParser(prog="rightdoor invite", description=__doc__)
    parser.add_argument("--email", required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--role", default=Role.SYSTEM_ADMINISTRATOR.value, choices=[role.value for role in Role])
    parser.add_argument("--area", default="", help="an area's short name; without it, every area")
    parser.add_argument("--partnership", default="", help="its name, on a new site that has none yet")
    given = parser.parse_args(arguments)
    begin("invite")
    return ask(Asked(given.email, given.name, given.role, given.area, given.partnership))


def ask(asked: Asked) -> int:
    """Write the invitation, and print its link for whoever sits at this machine."""
    from django.conf import settings  # noqa: PLC0415  models need Django set up first
    from django.core.exceptions import ValidationError  # noqa: PLC0415
    from django.core.validators import validate_email  # noqa: PLC0415

    from rightdoor.ground.access.actors import System  # noqa: PLC0415
    from rightdoor.ground.access.lifecycle import Role  # noqa: PLC0415
    from rightdoor.ground.access.middleware import moment  # noqa: PLC0415
    from rightdoor.ground.access.models import Account  # noqa: PLC0415
    from rightdoor.ground.access.partnership import NoPartnership  # noqa: PLC0415
    from rightdoor.ground.signin.actions.inviting import invite  # noqa: PLC0415
    from rightdoor.ground.signin.links import address_of  # noqa: PLC0415

    try:
        validate_email(asked.email)
        partnership = partnership_called(asked.partnership)
    except ValidationError:
        return refuse("That is not a whole e-mail address.")
    except NoPartnership:
        return refuse('This site has no partnership yet. Add --partnership "Its name" to make it.')
    if Account.objects.filter(email=asked.email.lower()).exists():
        return refuse("There is an account with that address already.")
    made = invite(
        email=asked.email, name=asked.name, role=Role(asked.role), area=asked.area, partnership=partnership,
        by=System("command"), at=moment(),
    )  # fmt: skip
    print(f"Give this link to {made.name}, and to nobody else. It works once, within seven days:\n")
    print(f"  {address_of(made.pk)}\n")
    if not settings.SITE:
        print("Put the site's address before it; RIGHTDOOR_SITE would have told it.\n")
    return 0


def partnership_called(name: str) -> Any:
    """The site's partnership; a new one under this name, where there is none."""
    from django.utils.text import slugify  # noqa: PLC0415  models need Django set up first

    from rightdoor.ground.access.models import Partnership  # noqa: PLC0415
    from rightdoor.ground.access.partnership import this_partnership  # noqa: PLC0415

    if name and not Partnership.objects.exists():
        return Partnership.objects.create(slug=slugify(name), name=name)
    return this_partnership()


def refuse(sentence: str) -> int:
    print(f"{sentence} Nothing was changed.", file=sys.stderr)
    return 2
