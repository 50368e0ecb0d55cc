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
FOR_STAFF = {
    FileState.HELD: gettext_lazy("Held: it is being checked"),
    NO_SCANNER: gettext_lazy("Held: this copy of Rightdoor has no scanner, so nobody can open it"),
    FileState.CLEAN: gettext_lazy("Checked"),
    FileState.REFUSED: gettext_lazy(
        "Refused: it held something harmful, and its content is gone. Their page tells them so"
    ),
    FileState.UNCHECKED: gettext_lazy("Could not be checked, so it stays shut. Their page asks them to use words"),
}
FOR_SENDERS = {
    FileState.HELD: gettext_lazy("Being checked. Nobody opens it until that is done."),
    NO_SCANNER: gettext_lazy("Waiting to be checked. Nobody opens it until that is done."),
    FileState.CLEAN: gettext_lazy("Checked. Only the people who decide about your request can open it."),
    FileState.REFUSED: gettext_lazy(
        "Not kept. It held something that can harm computers. You did nothing wrong. "
        "Please tell us in words what it says."
    ),
    FileState.UNCHECKED: gettext_lazy(
        "We could not check it, so nobody opens it. Please tell us in words what it says."
    ),
}
TAGS = {FileState.HELD: "hold", FileState.CLEAN: "good", FileState.REFUSED: "risk", FileState.UNCHECKED: "hold"}


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file in a list."""

    id: UUID
    name: str
    saved_as: str
    size: str
    state: str
    tag: str
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
        state=str(words[said]),
        tag=TAGS[state],
        opens=state is FileState.CLEAN,
    )
