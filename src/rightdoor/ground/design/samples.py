"""Invented words for the gallery, so that every part can be seen in each of its states."""

from typing import Any

from django import forms

from rightdoor.ground.design.form_fields import (
    YES_NO_NOT_SURE,
    DayField,
    LineField,
    OneField,
    PaperField,
    SecretField,
    SeveralField,
    TickField,
    WordsField,
)
from rightdoor.ground.design.presenters import (
    Cell,
    ClockFace,
    HelpLine,
    Link,
    NavItem,
    QueueRow,
    Reason,
    StoryEntry,
)

REACH = (("text", "Text me"), ("call", "Call me"), ("none", "I would rather not say"))
SCHOOL = (("kent", "In Kent"), ("medway", "In Medway"), ("unsure", "Not sure"))


class GalleryForm(forms.Form):
    """Every kind of field, some of them filled in wrongly on purpose."""

    TYPED = {
        "mobile": "07700 90046",
        "said": "I can’t sleep\nbefore exams.",
        "school": "kent",
        "reach": ["text", "none"],
        "born_on_day": "31",
        "born_on_month": "2",
        "born_on_year": "2012",
        "safe": "",
        "agree": "",
        "area": "kent",
    }
    mobile = LineField(label="Mobile number", inputmode="tel", width=20, min_length=12)
    said = WordsField(label="What is going on?", help_text="In your own words", max_length=2000)
    school = OneField(
        label="Where is your school or college?",
        choices=SCHOOL,
        hints={"kent": "For example Maidstone, Gravesend or Tonbridge"},
    )
    reach = SeveralField(label="How can we reach you safely?", choices=REACH, alone="none")
    born_on = DayField(label="When were you born?", help_text="For example 9 4 2012")
    safe = OneField(label="Might someone else see?", choices=YES_NO_NOT_SURE, rows=False)
    agree = TickField(label="I agree that a person reads this")
    area = forms.ChoiceField(label="Area", choices=SCHOOL)
    secret = SecretField(label="Your word or PIN", required=False)
    paper = PaperField(label="Add a file", required=False)


CLOCKS = (
    (ClockFace("calm", "2 d 3 h", "Thu 9 Apr, 2 pm", 0.25), "Plenty. The pie fills as time is used."),
    (ClockFace("soon", "4 h 20", "today, 3 pm", 0.86), "Last working day."),
    (ClockFace("now", "1 h 20", "today, noon", 0.66), "Under three hours, or a red flag."),
    (ClockFace("over", "1 h 40 late", "was 9 am"), "Overdue. Triangle, not only colour."),
    (ClockFace("paused", "Paused", "facts asked 1 Apr"), "Waiting for someone else, and since when."),
    (ClockFace("met", "Answered in time"), "Met."),
)
REASONS = (
    Reason("yes", "14 on 2 April", "aged 10 -18 years", "HERA leaflet, checked 16 March 2026"),
    Reason("open", "It helps when things are “mild to moderate”. A person will ask how much this gets in the way."),
    Reason("ask", "When was the last use? We do not know yet", "within the last 28 days", "East brochure"),
    Reason("no", "You live in Medway. It is only for people living in Kent.", "who live in Kent", "HERA leaflet"),
)
ROWS = (
    QueueRow(
        clock=CLOCKS[2][0],
        who=Cell("Ash Marchpane, 16", "copper lantern pear owl", "#ash"),
        need=Cell("Self-harm"),
        asked=Cell("Himself", "Thanet · today 9:42"),
        matches=Cell("Safety first", "then TSS, Kooth"),
        looking=Cell("You", "since 10:31"),
        flag="Not safe tonight",
    ),
    QueueRow(
        clock=CLOCKS[3][0],
        who=Cell("Fennimore Oakes, 9", "bramble kite seven lane", "#fennimore"),
        need=Cell("Behaviour, attendance"),
        asked=Cell("School", "Swale · Tue 31 Mar"),
        matches=Cell("TSS suits", "2 facts missing"),
        looking=Cell("B. Nettleship", "since 10:12"),
    ),
    QueueRow(
        clock=CLOCKS[0][0],
        who=Cell("Wren Thistledown, 14", "amber river kettle moss", "#wren"),
        need=Cell("Anxiety, controlling relationship"),
        asked=Cell("Herself", "Canterbury · Thu 2 Apr"),
        matches=Cell("HERA, TSS", "both may suit"),
        looking=Cell("Nobody"),
        current=True,
    ),
    QueueRow(
        clock=CLOCKS[4][0],
        who=Cell("Bo Larkspur, 17", "velvet harbour six fern", "#bo"),
        need=Cell("Exam stress, low mood"),
        asked=Cell("College", "Maidstone · Thu 2 Apr"),
        matches=Cell("TSS suits", "4 of 4 known"),
        looking=Cell("Nobody"),
        duplicate=Link("compare", "#compare"),
    ),
)
STORY = (
    StoryEntry("risk", "Wed 3 Jun", "It got worse", "sent by Wren", said="I feel sick.", said_by="Wren, 9:05 am"),
    StoryEntry("missed", "Mon 18 May", "Was not brought", "why, and what was done"),
    StoryEntry("plan", "Fri 1 May", "Safety plan, version 2", "made with Wren"),
    StoryEntry("score", "Thu 23 Apr", "Goal scored 2", "by Wren"),
    StoryEntry("session", "Thu 23 Apr", "Session 1", "came on time"),
    StoryEntry("message", "Thu 9 Apr", "Letter sent", "by text link"),
    StoryEntry("decision", "Thu 9 Apr", "Decided", "Tamsin Oakapple", links=(Link("Reasons", "#reasons"),)),
    StoryEntry("ask", "Thu 2 Apr", "Asked for help", "for herself"),
)
STEPS = (
    {"title": "You asked", "text": "Thursday 2 April 2026, 2 pm", "state": "done"},
    {"title": "Someone qualified reads it", "text": "They may text you to ask something.", "state": "current"},
    {"title": "They answer you", "text": "By Thursday 9 April, 2 pm.", "state": ""},
)
LINES = (
    HelpLine("Call 999", "Call 999", "tel:999", "Open now, always", "Someone’s life is in danger"),
    HelpLine("Call NHS 111, then choose 2", "Call 111, choose 2", "tel:111", "Open now, always", "Help today. Any age"),
    HelpLine("Text SHOUT to 85258", "Text 85258", "sms:85258", "Open now, always", "You would rather type than talk"),
)
SWATCHES = ("ground", "surface", "sunk", "ink", "ink-2", "door", "action", "light", "red", "ochre", "blue", "plum")
SHELL = (NavItem("queue", "Queue", "#queue"), NavItem("today", "Today", "#today"), NavItem("parts", "Parts", "#parts"))


def samples() -> dict[str, Any]:
    """Everything that the gallery shows."""
    return {
        "clocks": CLOCKS,
        "reasons": REASONS,
        "rows": ROWS,
        "story": STORY,
        "steps": STEPS,
        "lines": LINES,
        "nav_items": SHELL,
        "account_name": "Tamsin Oakapple",
        "account_line": "Triage · registered to 30 September 2026",
        "search_url": "#search",
        "demo": True,
        "swatches": SWATCHES,
    }
