#!/usr/bin/env python3
"""Two commands for a fresh machine:  python3 dev.py demo  and  python3 dev.py test.

Standard library only; 'python3 dev.py help' lists every verb.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):
    sys.exit("Rightdoor needs Python 3.11 or newer. Install it, then run the same command with it.")

from tools import verbs

if __name__ == "__main__":
    sys.exit(verbs.main(sys.argv[1:]))
