"""What this room asks of the rooms above: whether whoever asked for help may see an answer now.

register_gate(question)   why they may not, in words for staff; empty where they may
"""

from collections.abc import Callable
from datetime import datetime

from rightdoor.work.referrals.models import Referral

Gate = Callable[[Referral, datetime], str]
_gates: list[Gate] = []


def register_gate(gate: Gate) -> None:
    """Ask *gate* before anything is written back, and again whenever a thread is shown."""
    if gate not in _gates:
        _gates.append(gate)


def kept_from_asker(referral: Referral, at: datetime) -> str:
    """Why whoever asked would not see an answer; empty where they would."""
    return next((why for gate in _gates if (why := gate(referral, at))), "")
