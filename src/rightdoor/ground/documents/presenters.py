"""Files in words: for those who work here, and for whoever sent them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rightdoor.ground.documents.lifecycle import FileState
from rightdoor.ground.documents.models import Document
from rightdoor.ground.documents.naming import neutral_name

NO_SCANNER = "no_scanner"
SHORT = {
    FileState.HELD: gettext_lazy("Held"),
    FileState.CLEAN: gettext_lazy("Checked"),
    FileState.REFUSED: gettext_lazy("Not kept"),
    FileState.UNCHECKED: gettext_lazy("Stays shut"),
}
FOR_STAFF = {
    FileState.HELD: gettext_lazy("It is being checked for harm. Until then nobody can open it."),
    NO_SCANNER: gettext_lazy("This site has no scanner, so it stays held and nobody can open it."),
    FileState.CLEAN: gettext_lazy("Opening it is on record. Keep no copy longer than you need it."),
    FileState.REFUSED: gettext_lazy(
        "It held something harmful and is gone. Their page tells them so; ask what was in it."
    ),
    FileState.UNCHECKED: gettext_lazy("The scanner could not read it, so it stays shut. Their page asks for words."),
}
FOR_SENDERS = {
    FileState.HELD: gettext_lazy("It is being checked. Nobody opens it until that is done."),
    NO_SCANNER: gettext_lazy("It waits to be checked. Nobody opens it until that is done."),
    FileState.CLEAN: gettext_lazy("Only people who decide about your request can open it."),
    FileState.REFUSED: gettext_lazy(
        "It held something that can harm computers, so we did not keep it. You did nothing wrong. "
        "Please tell us in words what it says. The device it came from may need a virus check."
    ),
    FileState.UNCHECKED: gettext_lazy(
        "We could not check it, so nobody opens it. Please tell us in words what it says."
    ),
}
TAGS = {FileState.HELD: "", FileState.CLEAN: "suits", FileState.REFUSED: "not", FileState.UNCHECKED: "may"}


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file in a list."""

    id: UUID
    name: str
    saved_as: str
    size: str
    state: str
    tag: str
    words: str
    opens: bool


def lines_for_staff(documents: Iterable[Document]) -> list[FileLine]:
    """As those read it who may open them."""
    return [line(one, FOR_STAFF) for one in documents]


def lines_for_senders(documents: Iterable[Document]) -> list[FileLine]:
    """As those read it who sent them; they are told the truth about each."""
    return [line(one, FOR_SENDERS) for one in documents]


def line(document: Document, words: Mapping[str, object]) -> FileLine:
    state = FileState(document.state)
    said = NO_SCANNER if state is FileState.HELD and not settings.CLAMD else state
    return FileLine(
        id=document.pk,
        name=document.name,
        saved_as=neutral_name(document),
        size=_("%(size)d kB") % {"size": -(-document.size // 1024)},
        state=str(SHORT[state]),
        tag=TAGS[state],
        words=str(words[said]),
        opens=state is FileState.CLEAN,
    )
