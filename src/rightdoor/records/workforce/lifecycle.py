"""How long ahead a qualification that runs out is shown."""

from datetime import timedelta

SOON = timedelta(days=60)
