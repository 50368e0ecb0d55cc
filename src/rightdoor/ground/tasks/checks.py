"""What should worry whoever runs the site, as 'rightdoor check' says it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings

from rightdoor.ground.access.models import Partnership
from rightdoor.ground.access.partnership import NoPartnership, this_partnership
from rightdoor.ground.design.when import short_moment
from rightdoor.ground.messages.models import Message
from rightdoor.ground.tasks.duty import leads
from rightdoor.ground.tasks.gaps import gaps
from rightdoor.ground.tasks.models import Shift, Task
from rightdoor.ground.tasks.protocol import hours

FLAGS = (Task.Kind.RED_FLAG, Task.Kind.WORRYING_WORDS)


def problems(at: datetime) -> Iterator[str]:
    """One sentence for each thing that needs a person."""
    try:
        partnership = this_partnership()
    except NoPartnership as nothing:
        yield str(nothing)
        return
    yield from unanswered(partnership, at)
    yield from alerts(partnership, at)
    for area in hours().areas():
        yield from of_area(partnership, area, at)
    if not leads(partnership, "", at):
        yield "Nobody holds the role of safeguarding lead, so an unanswered flag reaches no one. Give it."


def unanswered(partnership: Partnership, at: datetime) -> Iterator[str]:
    """Flags and contacts that nobody has taken up in time."""
    late = Task.objects.overdue(at).filter(partnership=partnership)
    flags = late.filter(kind__in=FLAGS).count()
    if flags:
        yield f"Red flags or worrying words that nobody acknowledged in time: {flags}. Open /work/tasks/ now."
    contacts = late.filter(kind=Task.Kind.CONTACT_NOT_MADE).count()
    if contacts:
        yield f"Safeguarding contacts that are not recorded as made after an hour: {contacts}. Open /work/safety/ now."


def alerts(partnership: Partnership, at: datetime) -> Iterator[str]:
    """Whether alerts to staff leave at all, and those of the last week that did not."""
    if not (settings.MAIL_URL or settings.OUTBOX):
        yield "No mail server is given, so alerts reach no mailbox. Set RIGHTDOOR_MAIL_URL."
    failed = Message.objects.filter(
        partnership=partnership, kind="notice", state__in=(Message.State.HELD, Message.State.STUCK),
        queued_at__gte=at - timedelta(days=7),
    ).count()  # fmt: skip
    if failed:
        yield f"Alerts to staff that could not be sent in the last week: {failed}. Look at the mail settings."


def of_area(partnership: Partnership, area: str, at: datetime) -> Iterator[str]:
    """Where the rota of one area is empty.  What it has not chosen is the directory's to say."""
    name = hours().name_of(area)
    found = gaps(partnership, area, at)
    if found:
        first = found[0]
        what = "on call" if first.kind == Shift.Kind.ON_CALL else "on duty"
        more = f" and at {len(found) - 1} other times" if len(found) > 1 else ""
        yield (
            f"{name}: nobody is {what} from {short_moment(first.starts_at)} to {short_moment(first.ends_at)}{more} "
            "in the next 14 days. Fill the rota at /work/tasks/rota/."
        )
