"""The body that must act in an area, and the text of a contact with it: what is known, and nothing invented."""

from dataclasses import dataclass
from datetime import datetime

from rightdoor.ground.access.rulings import LONDON
from rightdoor.work.safeguarding.models import BodyContact
from rightdoor.work.safeguarding.protocol import Said


@dataclass(frozen=True, slots=True)
class Body:
    """Who must act, and how a person reaches them."""

    code: str
    name: str
    telephone: str = ""
    out_of_hours: str = ""
    portal: str = ""
    asks_lead_first: bool = False


def body_of(area: str) -> Body:
    """The body that acts for a child in this area; the council where the child lives, if we do not know which."""
    return Body(code=f"{area}.childrens_safeguarding" if area else "national.emergency", name="Children's services")


def asks_lead_first(area: str) -> bool:
    """Whether the body's own words ask for the designated safeguarding lead before a consultation."""
    return body_of(area).asks_lead_first


def prepared_text(contact: BodyContact, said: Said, at: datetime) -> str:
    """What a person can read out, print or paste; a line that is not known says so."""
    told = {True: "Yes", False: f"No. {contact.why_family_not_told}".strip(), None: "Not yet known"}
    lines = [
        ("Prepared", f"{at.astimezone(LONDON):%A %-d %B %Y, %H:%M} by {contact.prepared_by.name}"),
        ("To", body_of(contact.area).name),
        ("Danger now", "Yes. 999 comes first" if contact.immediate_danger else "Not said to be"),
        ("Name", said.name),
        ("Age or date of birth", said.born_or_age),
        ("Where they live", said.place),
        ("Who told us", ", ".join(one for one in (said.asker_name, said.asker) if one)),
        ("Concern", contact.concern),
        ("In their own words", said.story),
        *said.lines,
        ("Family told of this contact", told[contact.family_told]),
    ]
    if contact.lead_name:
        day = f"{contact.lead_spoken_on:%A %-d %B %Y}" if contact.lead_spoken_on else "day not known"
        lines += [
            ("Designated Safeguarding Lead", f"{contact.lead_name}, {day}"),
            ("Their advice", contact.lead_advice),
        ]
    return "\n".join(f"{name}: {words or 'not known'}" for name, words in lines)
