"""How people of a family are bound to one another, and what is said of them, in the words of the field."""

from enum import StrEnum


class Kind(StrEnum):
    """What somebody is to another."""

    PARENT = "parent"
    STEP_PARENT = "step_parent"
    ADOPTIVE_PARENT = "adoptive_parent"
    FOSTER_CARER = "foster_carer"
    KINSHIP_CARER = "kinship_carer"
    GRANDPARENT = "grandparent"
    SIBLING = "sibling"
    HALF_SIBLING = "half_sibling"
    STEP_SIBLING = "step_sibling"
    CHILD = "child"
    PARTNER = "partner"
    RELATIVE = "relative"
    TRUSTED_ADULT = "trusted_adult"
    NOT_KNOWN = "not_known"


KINDS = {
    Kind.PARENT: "Parent",
    Kind.STEP_PARENT: "Step-parent",
    Kind.ADOPTIVE_PARENT: "Adoptive parent",
    Kind.FOSTER_CARER: "Foster carer",
    Kind.KINSHIP_CARER: "Kinship carer",
    Kind.GRANDPARENT: "Grandparent",
    Kind.SIBLING: "Sibling",
    Kind.HALF_SIBLING: "Half-sibling",
    Kind.STEP_SIBLING: "Step-sibling",
    Kind.CHILD: "Child",
    Kind.PARTNER: "Partner",
    Kind.RELATIVE: "Another relative",
    Kind.TRUSTED_ADULT: "Trusted adult",
    Kind.NOT_KNOWN: "Not known yet",
}
SIBLINGS = frozenset({Kind.SIBLING, Kind.HALF_SIBLING, Kind.STEP_SIBLING})
OLDER = frozenset({Kind.PARENT, Kind.GRANDPARENT})  # born before whom they are this to


class Sex(StrEnum):
    """By which a picture of a family draws somebody, where it was told."""

    UNKNOWN = ""
    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


SEXES = {
    Sex.WOMAN: "Woman or girl",
    Sex.MAN: "Man or boy",
    Sex.OTHER: "In another way",
    Sex.UNKNOWN: "Not told",
}


class Standing(StrEnum):
    """Whether somebody has parental responsibility for a child."""

    HOLDS = "holds"
    RESTRICTED = "restricted"
    NONE = "none"


STANDINGS = {
    Standing.HOLDS: "Has parental responsibility",
    Standing.RESTRICTED: "Has it, and an order limits what they may do",
    Standing.NONE: "Does not have it",
}


class Ground(StrEnum):
    """By what somebody has parental responsibility, or what limits it."""

    MOTHER = "mother"
    REGISTERED = "registered"
    MARRIED = "married"
    AGREEMENT = "agreement"
    RESPONSIBILITY_ORDER = "responsibility_order"
    ARRANGEMENTS_ORDER = "arrangements_order"
    GUARDIANSHIP = "guardianship"
    ADOPTION = "adoption"
    CARE_ORDER = "care_order"
    PROHIBITED_STEPS = "prohibited_steps"
    OTHER_ORDER = "other_order"
    NOT_SEEN = "not_seen"


GROUNDS = {
    Ground.MOTHER: "Gave birth to the child",
    Ground.REGISTERED: "Named when the birth was registered",
    Ground.MARRIED: "Married to the mother when the child was born",
    Ground.AGREEMENT: "A parental responsibility agreement",
    Ground.RESPONSIBILITY_ORDER: "A parental responsibility order",
    Ground.ARRANGEMENTS_ORDER: "A child arrangements order",
    Ground.GUARDIANSHIP: "A special guardianship order",
    Ground.ADOPTION: "An adoption order",
    Ground.CARE_ORDER: "A care order",
    Ground.PROHIBITED_STEPS: "A prohibited steps order",
    Ground.OTHER_ORDER: "Another order of a court",
    Ground.NOT_SEEN: "Told by the family; nobody here has seen a paper",
}
ORDERS = frozenset(
    {Ground.RESPONSIBILITY_ORDER, Ground.ARRANGEMENTS_ORDER, Ground.GUARDIANSHIP, Ground.ADOPTION, Ground.CARE_ORDER,
     Ground.PROHIBITED_STEPS, Ground.OTHER_ORDER}
)  # fmt: skip
LIMITING = frozenset({Ground.CARE_ORDER, Ground.PROHIBITED_STEPS})  # they give nothing to anybody of a family
PLACING = frozenset({Ground.GUARDIANSHIP, Ground.ADOPTION})  # whoever holds it so decides before every other parent


class Secret(StrEnum):
    """Why somebody may never learn that the child asks for help."""

    HARMER = "alleged_harmer"
    ESTRANGED = "estranged"
    ORDER = "court_order"
    WISH = "childs_wish"
    DANGER = "danger"


SECRETS = {
    Secret.HARMER: "They are said to have harmed the child",
    Secret.ESTRANGED: "The child has no contact with them",
    Secret.ORDER: "An order of a court keeps them away",
    Secret.WISH: "The child does not want them to know",
    Secret.DANGER: "It would put somebody in danger",
}


class Post(StrEnum):
    """What a professional is to a child."""

    SOCIAL_WORKER = "social_worker"
    PERSONAL_ADVISER = "personal_adviser"
    REVIEWING_OFFICER = "reviewing_officer"
    COACH = "coach"
    SCHOOL_LEAD = "school_lead"
    GP = "gp"
    HEALTH_VISITOR = "health_visitor"
    MIDWIFE = "midwife"
    YOUTH_JUSTICE = "youth_justice_worker"
    ADVOCATE = "advocate"
    OTHER = "other"


POSTS = {
    Post.SOCIAL_WORKER: "Social worker",
    Post.PERSONAL_ADVISER: "Personal adviser",
    Post.REVIEWING_OFFICER: "Independent reviewing officer",
    Post.COACH: "Coach or mentor",
    Post.SCHOOL_LEAD: "Lead at school",
    Post.GP: "GP",
    Post.HEALTH_VISITOR: "Health visitor",
    Post.MIDWIFE: "Midwife",
    Post.YOUTH_JUSTICE: "Youth justice worker",
    Post.ADVOCATE: "Advocate",
    Post.OTHER: "Another professional",
}
