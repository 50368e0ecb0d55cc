"""Whoever acts without an account."""

from dataclasses import dataclass
from uuid import UUID

from rightdoor.ground.access.models import Account


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody at the public door: a child, a parent, a professional without an account."""

    actor_kind: str = "visitor"
    actor_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class System:
    """The product's own background work, by the name of the job."""

    job: str

    @property
    def actor_kind(self) -> str:
        return f"system:{self.job}"[:20]

    @property
    def actor_id(self) -> UUID | None:
        return None


Actor = Account | Visitor | System
VISITOR = Visitor()
