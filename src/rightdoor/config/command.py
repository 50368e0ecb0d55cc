"""The command 'rightdoor'.  Verbs that need no database start without Django, so they answer at once."""

import os
import sys
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import version

PURE = ("match", "clock", "open", "review-window", "catalogue")
OURS = ("serve", "work", "migrate", "invite", "signout", "check", "audit", "continuity", "erasures", "people", "demo")
DJANGOS = ("collectstatic", "shell", "makemigrations", "showmigrations", "dbshell", "clearsessions")
HELP = f"""rightdoor VERB

  the rules, without a database   {" ".join(PURE)}
  the site                        {" ".join(OURS)}
  the framework's own             {" ".join(DJANGOS)}

docs/running.md tells what each does; 'rightdoor --version' tells which this is."""


def main() -> None:
    """Run one verb and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Find the verb and hand over."""
    verb = arguments[0] if arguments else "help"
    if verb in PURE:
        return int(import_module("rightdoor.config.commands.rules").run(arguments))
    if verb in ("help", "--help", "-h"):
        print(HELP)
        return 0
    if verb in ("version", "--version"):
        print(f"rightdoor {version('rightdoor')}")
        return 0
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rightdoor.config.settings")
    if verb in OURS:
        return int(import_module(f"rightdoor.config.commands.{verb}").run(arguments[1:]))
    if verb in DJANGOS:
        import_module("django.core.management").execute_from_command_line(["rightdoor", *arguments])
        return 0
    close = get_close_matches(verb, [*PURE, *OURS, *DJANGOS], n=1)
    hint = f" Did you mean '{close[0]}'?" if close else " 'rightdoor help' lists them."
    print(f"There is no verb '{verb}'.{hint}", file=sys.stderr)
    return 2
