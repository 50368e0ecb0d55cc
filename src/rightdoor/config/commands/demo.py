"""rightdoor demo: fill an empty database with an invented county, and say who can sign in."""

import argparse
import json
import sys

from rightdoor.config.own_work import begin
from rightdoor.config.surroundings import mode
from rightdoor.demo.colleagues import COLLEAGUES, PASSWORD


def run(arguments: list[str]) -> int:
    """demo fill [--size small|county], demo accounts [--json]; refused in production and on anybody's real data."""
    if mode() == "production":
        print(
            "A production site has no demo: its people would be mixed with real ones. Nothing was changed.",
            file=sys.stderr,
        )
        return 2
    parser = argparse.ArgumentParser(prog="rightdoor demo")
    verbs = parser.add_subparsers(dest="verb", required=True)
    fill = verbs.add_parser("fill", help="an invented county in an empty database")
    fill.add_argument("--size", choices=["small", "county"], default="small")
    accounts = verbs.add_parser("accounts", help="who can sign in")
    accounts.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    return fill_county(given.size) if given.verb == "fill" else show_accounts(as_json=given.json)


def fill_county(size: str) -> int:
    """Fill once; a database that is already filled is left as it is."""
    begin("demo")
    from rightdoor.demo.county import NotOurs, fill  # noqa: PLC0415  models need Django set up first
    from rightdoor.ground.access.middleware import moment  # noqa: PLC0415

    try:
        print(fill(size=size, at=moment()))
    except NotOurs as refused:
        print(refused, file=sys.stderr)
        return 2
    return 0


def show_accounts(*, as_json: bool) -> int:
    """A table for people, or JSON for programs."""
    rows = [
        {
            "role": person.key,
            "name": person.name,
            "email": person.email,
            "password": PASSWORD,
            "totp_secret": person.totp_secret,
            "what": person.line,
        }
        for person in COLLEAGUES
    ]
    if as_json:
        print(json.dumps(rows, indent=2))
        return 0
    print(f"\nSign in at /sign-in/ with the password: {PASSWORD}\n")
    for row in rows:
        print(f"  {row['email']:44} {row['role']:26} {row['what']}")
    print("\nFor a second step, give an app one of these secrets (six digits, every 30 seconds):\n")
    for row in rows:
        print(f"  {row['email']:44} {row['totp_secret']}")
    print()
    return 0
