"""The command 'rightdoor'.  Verbs that need no database start without Django, so they answer at once."""

import os
import sys
from importlib import import_module

PURE = ("match", "clock", "open", "review-window", "catalogue")
OURS = {"serve": "serve", "work": "work", "migrate": "migrate", "check": "check", "demo": "demo"}


def main() -> None:
    """Run one verb and leave with its exit code."""
    arguments = sys.argv[1:]
    verb = arguments[0] if arguments else "help"
    if verb in PURE:
        sys.exit(import_module("rightdoor.config.commands.rules").run(arguments))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rightdoor.config.settings")
    if verb in OURS:
        sys.exit(import_module(f"rightdoor.config.commands.{OURS[verb]}").run(arguments[1:]))
    if verb in ("help", "--help", "-h"):
        print("rightdoor", "|".join([*OURS, *PURE]))
        sys.exit(0)
    import_module("django.core.management").execute_from_command_line(["rightdoor", *arguments])
