# ruff: noqa: E501  what people say is not wrapped
"""What invented people say when they knock.  Written for this demo; nobody said it."""

from dataclasses import dataclass, field
from typing import Any

MY_WAYS = {"can_use": ["face_to_face", "online"]}
FIT_KENT = {"severity": "moderate", "can_use": ["face_to_face", "online"]}


@dataclass(frozen=True, slots=True)
class Story:
    """One kind of knock: where, who, what they say, and what is known as facts."""

    area: str
    asker: str  # me, child, someone, group
    youngest: int
    oldest: int
    words: str
    needs: tuple[str, ...]
    facts: dict[str, Any] = field(default_factory=dict)
    referrer: str = "self"
    gender: str = ""
    flag: str = ""  # a safety fact that was answered yes
    wanted: str = ""  # a service asked for by name


STORIES = (
    Story("kent", "me", 13, 17, "I can't sleep and my chest goes tight before school. I keep going over things.",
          ("anxiety", "sleep"), MY_WAYS),
    Story("kent", "me", 14, 17, "There's someone older I can't say no to. He checks my phone. I feel stupid.",
          ("coercive_relationship", "anxiety"), MY_WAYS, gender="girl_or_woman", wanted="kent.hera"),
    Story("kent", "me", 11, 15, "They laugh when I come in. I eat lunch in the toilets now.",
          ("bullying", "low_mood"), MY_WAYS),
    Story("kent", "me", 15, 17, "I hurt myself sometimes when it gets loud in my head. Not badly. I want it to stop.",
          ("emerging_self_harm", "low_mood"), MY_WAYS),
    Story("kent", "me", 13, 16, "I don't feel safe going home tonight.",
          ("family_relationships",), {}, flag="at_risk_of_significant_harm"),
    Story("kent", "child", 6, 11, "He has stopped going into class. Every morning is a battle and then he cries.",
          ("attendance", "anxiety"), {**FIT_KENT}, "parent_or_carer"),
    Story("kent", "child", 8, 14, "Since her granddad died she hardly talks, and she has stopped seeing her friends.",
          ("bereavement", "low_mood"), {**FIT_KENT, "severity": "mild"}, "parent_or_carer"),
    Story("kent", "child", 12, 16, "He is so angry. The wall, the door. Afterwards he is sorry and so am I.",
          ("anger", "behaviour"), FIT_KENT, "parent_or_carer"),
    Story("kent", "someone", 9, 15, "Quiet since Christmas, falls asleep in lessons, will not say why. Form tutor is worried.",
          ("low_mood", "sleep"), {"severity": "moderate", "can_use": ["face_to_face"]}, "school"),
    Story("kent", "someone", 12, 16, "Lives with conflict at home. Wants to talk to somebody who is not a teacher.",
          ("domestic_abuse", "adverse_experiences"), FIT_KENT, "school", gender="girl_or_woman"),
    Story("kent", "someone", 13, 17, "Exam panic. Has left two mocks. Otherwise coping, good friends.",
          ("exam_stress", "anxiety"), {"severity": "mild", "can_use": ["online", "telephone"]}, "gp"),
    Story("kent", "someone", 14, 17, "Has just come into youth justice. Speech and mood both worry us.",
          ("speech_language_communication", "low_mood"), {"youth_justice": "entering"}, "youth_justice"),
    Story("medway", "child", 5, 12, "Money, the flat, and school, all at once. I need someone to look at it with us.",
          ("housing", "parenting_support", "attendance"), {"district": "Chatham"}, "parent_or_carer"),
    Story("medway", "someone", 6, 13, "Late most days, hungry, kind to everyone. Mum is on her own and unwell.",
          ("attendance", "parenting_support"), {"level_two_needs": 2, "district": "Gillingham"}, "school"),
    Story("medway", "me", 13, 17, "I look after my brothers and I can't do my homework and nobody notices.",
          ("young_carer", "low_mood"), {"district": "Strood"}),
    Story("medway", "someone", 8, 15, "Family would like one plan instead of four appointments.",
          ("family_relationships", "sleep"), {"level_two_needs": 2, "district": "Luton and Rainham"}, "health"),
    Story("essex", "me", 15, 20, "It was just at weekends and now it's most days. I want to cut down.",
          ("substance_use",), {"substance_use": "regular", "substances": ["cannabis"]}),
    Story("essex", "me", 13, 17, "I want to stop vaping. I get through one in two days and it's all my money.",
          ("vaping",), {"vapes": True, "wants_to_quit_vaping": True}, wanted="essex.vaping"),
    Story("essex", "me", 9, 15, "Dad drinks. I make tea for us and check he's breathing. Don't tell him I said.",
          ("young_carer",), {"affected_by_another": ["parental_substance_use"]}),
    Story("essex", "child", 12, 16, "We found a grinder in her bag. She says it was once. I don't know what to believe.",
          ("substance_use", "risky_behaviour"), {"substance_use": "at_risk"}, "parent_or_carer"),
    Story("essex", "someone", 11, 16, "New trainers, two phones, out till late. He says they are his cousins.",
          ("criminal_exploitation",), {"exploitation_level": "medium",
          "exploitation_indicators": ["unexplained_injuries_or_money", "changed_behaviour_or_secretive"]}, "school"),
    Story("essex", "someone", 9, 14, "Small things: dares, shoplifting, answering back. Nobody from social care involved.",
          ("risky_behaviour",), {"risky_behaviour": "low_level", "statutory_involvement": "none"}, "school"),
    Story("essex", "someone", 14, 16, "Fourth placement this year. Says he would try a coach.",
          ("placement_stability",), {"legal_status": ["section_31"], "placement": "residential", "placement_unstable": True}, "social_care"),
    Story("essex", "group", 13, 14, "A year group where vaping has become ordinary. We would like a workshop.",
          ("vaping",), {"school_in_pilot": True}, "school"),
)  # fmt: skip
