"""The roles that people hold, what ties them to a record, and how secret a part of a record is."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is here to do.  A role is held for a time, in an area or everywhere, never forever by default."""

    ADMINISTRATOR = "front_door_administrator"
    PRACTITIONER = "practitioner"
    MANAGER = "service_manager"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    SYSTEM_ADMINISTRATOR = "system_administrator"
    WORKER = "team_member"
    CO_ORDINATOR = "co_ordinator"
    OUTSIDE_LEAD = "outside_lead"
    SOCIAL_WORKER = "social_worker"
    VOLUNTEER = "volunteer"
    COMPLAINTS_READER = "complaints_reader"
    PANEL_MEMBER = "panel_member"
    CONSULTANT = "consultant"
    COMMISSIONER = "commissioner"
    AUDITOR = "auditor"
    DATA_OFFICER = "data_officer"


ROLE_NAMES = {
    Role.ADMINISTRATOR: "Front-door administrator",
    Role.PRACTITIONER: "Qualified practitioner",
    Role.MANAGER: "Service manager",
    Role.SAFEGUARDING_LEAD: "Safeguarding lead",
    Role.SYSTEM_ADMINISTRATOR: "System administrator",
    Role.WORKER: "Team member",
    Role.CO_ORDINATOR: "Co-ordinator or partnership officer",
    Role.OUTSIDE_LEAD: "Lead practitioner elsewhere",
    Role.SOCIAL_WORKER: "Social worker, adviser or reviewing officer",
    Role.VOLUNTEER: "Volunteer or peer mentor",
    Role.COMPLAINTS_READER: "Complaints reader",
    Role.PANEL_MEMBER: "Panel member",
    Role.CONSULTANT: "Consultant who advises",
    Role.COMMISSIONER: "Commissioner",
    Role.AUDITOR: "Auditor",
    Role.DATA_OFFICER: "Data officer",
}
NO_CONTENT = frozenset({Role.SYSTEM_ADMINISTRATOR, Role.COMMISSIONER, Role.AUDITOR, Role.DATA_OFFICER})
CONTENT_ROLES = frozenset(Role) - NO_CONTENT  # whoever holds none of these reads nothing about a child, by any route
FRONT_DOOR = frozenset({Role.ADMINISTRATOR, Role.PRACTITIONER, Role.SAFEGUARDING_LEAD})
BY_OFFICE = FRONT_DOOR | {Role.MANAGER}
BY_TIE = CONTENT_ROLES - BY_OFFICE  # a record exists for them only while something ties them to it


class Tie(StrEnum):
    """What ties an account to a record, from one moment to another.  Two of them bar; the others open."""

    BLOCK = "block"  # knows nothing of this person: a relative, an alleged harmer, themselves
    EXCLUDED = "excluded"  # knows nothing of this one thing: a complaint about them
    MEMBER = "member"  # of a team
    LEAD = "lead"  # of an episode or a plan
    COVERING = "covering"  # for a lead, until
    NAMED = "named"  # on one sealed section of a record
    SHARED = "shared"  # a decision to share, with its basis
    GLASS = "glass"  # read for an hour, with a reason, what their role does not open


TIE_NAMES = {
    Tie.BLOCK: "Knows nothing of this person",
    Tie.EXCLUDED: "Knows nothing of this record",
    Tie.MEMBER: "Member of the team",
    Tie.LEAD: "Leads",
    Tie.COVERING: "Covers for a lead",
    Tie.NAMED: "Named on a sealed part",
    Tie.SHARED: "Shared with",
    Tie.GLASS: "Broke the glass",
}


OPENING_TIES = frozenset({Tie.LEAD, Tie.COVERING, Tie.NAMED, Tie.SHARED, Tie.GLASS})  # to one record, or one child


class Conflict(StrEnum):
    """Why somebody may know nothing of a person."""

    RELATIVE = "relative"
    SAME_HOUSEHOLD = "same_household"
    ALLEGED_HARMER = "alleged_harmer"
    OWN_RECORD = "own_record"
    KNOWN = "known"


CONFLICT_NAMES = {
    Conflict.RELATIVE: "They are related",
    Conflict.SAME_HOUSEHOLD: "They live together",
    Conflict.ALLEGED_HARMER: "They are said to have harmed this person",
    Conflict.OWN_RECORD: "It is their own record",
    Conflict.KNOWN: "They know each other in another way",
}


class Label(StrEnum):
    """How secret a part of a record is."""

    ORDINARY = "ordinary"
    RESTRICTED = "restricted"  # safety plan, safe contact: always within reach of duty staff
    SEALED = "sealed"  # only for those who are named on it; beside it no gap is seen


class Section(StrEnum):
    """The parts of a record that are kept apart."""

    SEXUAL_VIOLENCE = "sexual_violence_counselling"
    EXPLOITATION = "exploitation"
    SAFETY_PLAN = "safety_plan"
    SAFE_CONTACT = "safe_contact"
    THIRD_PARTY = "third_party"
    STAFF_FAMILY = "family_of_staff"


class Audience(StrEnum):
    """Who may read a part of a record, besides staff."""

    STAFF = "staff"
    CHILD = "child_ok"
    PARENT = "parent_ok"
