"""Who can sign in to the invented county.  No database and no framework: programs ask for this list at once."""

import base64
import hashlib
from dataclasses import dataclass

from rightdoor.ground.access.lifecycle import Role

PASSWORD = "lantern on the step"  # noqa: S105  of an invented person, on a practice copy


@dataclass(frozen=True, slots=True)
class Colleague:
    """One account of the demo: *key* is how programs find it."""

    key: str
    name: str
    role: Role
    line: str
    area: str = ""
    qualified: str = ""  # current, ended or nothing

    @property
    def email(self) -> str:
        return self.name.lower().replace(" ", ".") + "@rightdoor.example"

    @property
    def totp_secret(self) -> str:
        """What an app needs to show this colleague's codes: no secret at all, so that a second step can be tried."""
        return base64.b32encode(hashlib.sha256(f"invented {self.key}".encode()).digest()[:20]).decode()


COLLEAGUES = (
    Colleague(
        "front_door_administrator", "Barnaby Nettleship", Role.ADMINISTRATOR, "takes calls, keeps the queue moving"
    ),
    Colleague(
        "practitioner", "Tamsin Oakapple", Role.PRACTITIONER, "qualified and supervised: decides", qualified="current"
    ),
    Colleague(
        "second_practitioner", "Idris Lanternworth", Role.PRACTITIONER, "decides beside her", qualified="current"
    ),
    Colleague("practitioner_unqualified", "Lark Fallowley", Role.PRACTITIONER, "can prepare, not issue"),
    Colleague("practitioner_lapsed", "Osric Pebblecombe", Role.PRACTITIONER, "registration ran out", qualified="ended"),
    Colleague("practitioner_kent", "Bea Kettlemere", Role.PRACTITIONER, "Kent only", area="kent", qualified="current"),
    Colleague("service_manager", "Juno Quarrington", Role.MANAGER, "waits, rota, qualifications"),
    Colleague("second_service_manager", "Cressida Wolding", Role.MANAGER, "agrees to what one manager alone may not"),
    Colleague("safeguarding_lead", "Isolde Briarstow", Role.SAFEGUARDING_LEAD, "answers when duty does not"),
    Colleague("team_member", "Juniper Hollowell", Role.WORKER, "gives support, and sees whom she supports"),
    Colleague("second_team_member", "Aldous Fennimore", Role.WORKER, "gives support beside her"),
    Colleague("social_worker", "Rufus Tallowfield", Role.SOCIAL_WORKER, "reads what is shared with him"),
    Colleague("complaints_reader", "Merle Ashdown", Role.COMPLAINTS_READER, "reads complaints, and nothing else"),
    Colleague("data_officer", "Perrin Inkwillow", Role.DATA_OFFICER, "keeps records and ends them, reads none"),
    Colleague("auditor", "Ottilie Fernsby", Role.AUDITOR, "who looked at what, never what it says"),
    Colleague("system_administrator", "Ferdy Otterwick", Role.SYSTEM_ADMINISTRATOR, "settings, never content"),
)
