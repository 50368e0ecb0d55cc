"""What is said after a telling of a family: of which brothers and sisters it was written down too, and of which not."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rightdoor.ground.access.models import Account
from rightdoor.records.families.carrying import Carried
from rightdoor.records.families.siblings import Sibling
from rightdoor.records.people.models import Person
from rightdoor.work.child.around import siblings_here
from rightdoor.work.triage.presenters.people import NO_NAME

SO, THERE, NOT = "so", "there", "not"
WORDS = {
    SO: gettext_lazy("It is written down too for: %(names)s."),
    THERE: gettext_lazy("It stood there already, and was not written twice, for: %(names)s."),
    NOT: gettext_lazy("It is not written down for: %(names)s."),
}
SECRET_WORDS = gettext_lazy("Nothing keeps it from them there. If they must not know of %(names)s, say so too.")
KEEP_FROM, ALONE = "keep-from", "responsibility"


def where_told(person: Person, kind: str, told: Carried, siblings: Mapping[str, Sibling]) -> str:
    """The page of the family; where siblings were offered, with what became of each, by their keys alone."""
    path = reverse("child-family", args=[person.pk])
    if not siblings or kind == ALONE:
        return path
    left = [one.person.pk for one in siblings.values() if one.person.pk not in (*told.so, *told.there)]
    became = ((SO, told.so), (THERE, told.there), (NOT, left))
    return f"{path}?{urlencode([('told', kind), *((part, key) for part, keys in became for key in keys)])}"


def told_words(asked: QueryDict, person: Person, account: Account, at: datetime) -> list[str]:
    """The same in words, of those alone whose records this reader writes of, whatever the address names."""
    if "told" not in asked:
        return []
    here = {str(one.person.pk): one.name or _(NO_NAME) for one in siblings_here(person, account, at)}
    found = []
    for part, words in WORDS.items():
        names = ", ".join(here[key] for key in asked.getlist(part) if key in here)
        if names:
            more = SECRET_WORDS if part == NOT and asked["told"] == KEEP_FROM else ""
            found.append(" ".join(str(one) % {"names": names} for one in (words, more) if one))
    return found
