"""Invented appointments: whoever is helped has one today or in the coming week, some of them in a room."""

from datetime import datetime, time, timedelta
from uuid import NAMESPACE_OID, uuid5

from rightdoor.demo.journeys import Front
from rightdoor.pure.rules.days import LONDON, day_of
from rightdoor.work.calendar.actions.booking import NotBooked, Slot, book
from rightdoor.work.calendar.actions.rooms import add_room
from rightdoor.work.calendar.lifecycle import How
from rightdoor.work.support.models import Episode

MOST = 24
HOURS = (time(9, 30), time(11), time(14), time(15, 45))


def add_appointments(front: Front, at: datetime) -> None:
    """One each; a time that is taken or over stays free."""
    manager = front.colleague("service_manager")
    rooms = {}
    rows = Episode.objects.filter(partnership=front.partnership, stage="started", worker__isnull=False)
    for number, episode in enumerate(rows.select_related("worker").order_by("opened_at", "pk")[:MOST]):
        if episode.area not in rooms:
            rooms[episode.area] = add_room(
                area=episode.area, service="", name="The blue room", venue="12 Mill Lane", by=manager, at=at,
                form_key=uuid5(NAMESPACE_OID, f"room {front.partnership.pk} {episode.area}"),
            )  # fmt: skip
        day, hour = day_of(at) + timedelta(days=number // 4 % 7), HOURS[number % 4]
        in_room = number % 3 == 0
        slot = Slot(
            starts_at=datetime.combine(day, hour, tzinfo=LONDON), minutes=60,
            how=How.FACE if number % 3 < 2 else How.PHONE,
            location="" if in_room or number % 3 == 2 else "The school library",
            room_id=rooms[episode.area].pk if in_room else None,
        )  # fmt: skip
        key = uuid5(NAMESPACE_OID, f"appointment {episode.pk}")
        try:
            book(episode_id=episode.pk, slot=slot, form_key=key, by=episode.worker or manager, at=at)
        except NotBooked:
            continue
