"""The roles that people hold."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is here to do.  A role is held for a time, in an area or everywhere, never forever by default."""

    ADMINISTRATOR = "front_door_administrator"
    PRACTITIONER = "practitioner"
    MANAGER = "service_manager"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    SYSTEM_ADMINISTRATOR = "system_administrator"


ROLE_NAMES = {
    Role.ADMINISTRATOR: "Front-door administrator",
    Role.PRACTITIONER: "Qualified practitioner",
    Role.MANAGER: "Service manager",
    Role.SAFEGUARDING_LEAD: "Safeguarding lead",
    Role.SYSTEM_ADMINISTRATOR: "System administrator",
}
