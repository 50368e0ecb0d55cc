"""The body that must act in an area, and the text of a contact with it: what is known, and nothing invented."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import override

from rightdoor.pure.rules.catalogue import Quote
from rightdoor.pure.rules.days import LONDON
from rightdoor.records.directory.entries import Entry
from rightdoor.records.directory.queries import entry, safeguarding_body
from rightdoor.work.safeguarding.careful import careful_with
from rightdoor.work.safeguarding.models import BodyContact
from rightdoor.work.safeguarding.protocol import Said

LEAD_FIRST = "safeguarding_lead_first"  # the criterion in which a body asks for it, in its own words


@dataclass(frozen=True, slots=True)
class Ways:
    """How a person reaches a body: what the county has filled in, and nothing from memory."""

    name: str
    telephone: str = ""
    out_of_hours: str = ""
    portal: str = ""

    @property
    def is_filled(self) -> bool:
        """Whether there is any way to reach it."""
        return bool(self.telephone or self.out_of_hours or self.portal)


def body_of(area: str, *, adult: bool = False) -> Entry:
    """The body that must act for somebody in this area; the council where they live, if we do not know which."""
    return safeguarding_body(area or None, adult=adult)


def ways_to(body: Entry | None) -> Ways:
    """Every way to reach a body that the county's file holds."""
    if body is None:
        return Ways(name="Children's services of the council")
    numbers = [one for one in body.reach if one.kind == "telephone"]
    return Ways(
        name=body.full_name or body.name,
        telephone=next((one.address for one in numbers if one.label != "Out of hours"), ""),
        out_of_hours=next((one.address for one in numbers if one.label == "Out of hours"), ""),
        portal=next((one.address for one in body.reach if one.kind == "portal"), ""),
    )


def lead_first(body: Entry) -> Quote | None:
    """The body's own words, where it asks for the designated safeguarding lead before a consultation."""
    return next((one.quote for one in body.criteria if one.name == LEAD_FIRST), None)


def prepared_text(contact: BodyContact, said: Said, at: datetime) -> str:
    """What a person can read out, print or paste; a line that is not known says so.

    Whoever acts on it must know whom to keep it from, how to reach the family and what they need; it is in English.
    """
    with override(settings.LANGUAGE_CODE):
        careful = careful_with(contact.about_kind, contact.about_id, at, said).lines()
    told = {True: "Yes", False: f"No. {contact.why_family_not_told}".strip(), None: "Not yet known"}
    lines = [
        ("Prepared", f"{at.astimezone(LONDON):%A %-d %B %Y, %H:%M} by {contact.prepared_by.name}"),
        ("To", ways_to(entry(contact.body)).name),
        ("Danger now", "Yes. 999 comes first" if contact.immediate_danger else "Not said to be"),
        ("Name", said.name),
        ("Age or date of birth", said.born_or_age),
        ("Where they live", said.place),
        *careful,
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
    return "\n\n".join(f"{name.rstrip('?')}: {words or 'not known'}" for name, words in lines)
