"""The words round the forms of a child's family."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rightdoor.records.families.models import Bond, Household, MustNotKnow, Professional, Relative, Residence, Told
from rightdoor.work.child.presenters.family import bond_words, name_of_child

TITLES = {
    "person": (
        gettext_lazy("Add somebody"),
        gettext_lazy("Somebody of the family, or whom the child trusts. A name is enough; it opens no record."),
    ),
    "bond": (gettext_lazy("What two people are to each other"), gettext_lazy("Separated parents: partners, ended.")),
    "responsibility": (
        gettext_lazy("Parental responsibility"),
        gettext_lazy("Say by what it is held and who said so. A paper that nobody has seen is a word, not a proof."),
    ),
    "home": (gettext_lazy("Add a household"), gettext_lazy("People who live together. Never its address.")),
    "living": (gettext_lazy("Who lives where"), gettext_lazy("A child can live in two places.")),
    "professional": (gettext_lazy("Add a professional"), gettext_lazy("Who works with the child, and since when.")),
    "keep-from": (
        gettext_lazy("Who must not know"),
        gettext_lazy(
            "It holds at once: in the header of the child’s page, in what is sent, and in copies of the record."
        ),
    ),
}  # fmt: skip


def ended_words(fact: Told) -> str:
    """What is about to be ended, in a line."""
    if isinstance(fact, Bond):
        return f"{fact.relative.name}: {bond_words(fact, fact.person)}"
    if isinstance(fact, Residence):
        return f"{fact.relative.name if fact.relative else name_of_child(fact.person)}: {fact.household.name}"
    if isinstance(fact, Household | Professional):
        return fact.name
    if isinstance(fact, MustNotKnow):
        return _("%(name)s must not know") % {"name": fact.relative.name}
    relative: Relative | None = getattr(fact, "relative", None)
    return _("Parental responsibility: %(name)s") % {"name": relative.name if relative else getattr(fact, "body", "")}
