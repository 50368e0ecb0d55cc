"""A copy of a record: asked for, made, read by a second person, released, and handed over once."""

from datetime import date, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.access.two_people import need_two
from rightdoor.ground.audit.record import mark_of_file, record
from rightdoor.pure.months import answer_by
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.reading import catalogue
from rightdoor.work.keeping import policy
from rightdoor.work.keeping.actions.disposing import Overtaken
from rightdoor.work.keeping.actions.erasing import MONTHS_TO_ANSWER
from rightdoor.work.keeping.actions.finding import partnership_of
from rightdoor.work.keeping.collecting import as_it_may_be_given, collect, is_of_others_now, requests_of_adults
from rightdoor.work.keeping.lifecycle import Asker, Copy, Identity, Withheld
from rightdoor.work.keeping.models import AccessRequest, Bundle
from rightdoor.work.keeping.once import keep_once
from rightdoor.work.keeping.standing import unread
from rightdoor.work.keeping.writing import parcel
from rightdoor.work.referrals.codes import normalise_code

KEPT_FOR = timedelta(days=30)


class NotTheirCode(Exception):
    """No parent or carer asked about this child with that code."""

    def __init__(self) -> None:
        super().__init__("No parent or carer asked about this child with that code. Nothing was written down: "
                         "check it, or leave it empty.")  # fmt: skip


class NoSuchEntry(Exception):
    """The copy was made anew meanwhile."""

    def __init__(self) -> None:
        super().__init__("This entry is not in the copy any more. The page now shows how it stands.")


@transaction.atomic
def receive_request(
    *, record_kind: str, record_id: UUID, form_key: UUID, asked_by: Asker, identity: Identity, received_on: date,
    code: str = "", by: Account, at: datetime,
) -> AccessRequest:  # fmt: skip
    """Write down that somebody asked for a copy, how we know that it is them, and by when they have it.

    *code* is that of the request which the parent who asks made about this child; of another record it is refused.
    """
    request = AccessRequest(
        partnership=partnership_of(record_kind, record_id, by=by, at=at), form_key=form_key, record_kind=record_kind,
        record_id=record_id, asked_by=asked_by, identity=identity, received_on=received_on,
        answer_by=answer_by(received_on, MONTHS_TO_ANSWER, catalogue().working_time.is_working_day),
        received_by=by, received_at=at,
    )  # fmt: skip
    require(rule_on(by, policy.RECEIVE, request, at=at))
    if asked_by is Asker.PARENT and code:
        request.known_by = made_with(code, record_kind, record_id, at)
    kept, is_new = keep_once(request)
    if is_new:
        record(policy.RECEIVE, about=kept, by=by, at=at, asked_by=asked_by.value, identity=identity.value)
    return kept


def made_with(code: str, record_kind: str, record_id: UUID, at: datetime) -> UUID:
    """The request of that code, where an adult made it about this child; found without being read."""
    with unread(at):
        found = requests_of_adults(record_kind, record_id).filter(code=normalise_code(code)).first()
    if found is None:
        raise NotTheirCode
    return found.pk


@transaction.atomic
def make_copy(*, request_id: UUID, by: Account, at: datetime) -> AccessRequest:
    """Have the copy made, or made anew; whoever has it made does not read it and does not release it."""
    request = locked(request_id, policy.MAKE, by=by, at=at, stages=(Copy.RECEIVED, Copy.MADE))
    with unread(at):
        gathered = collect(
            request.record_kind, request.record_id, asked_by=Asker(request.asked_by), known_by=request.known_by, at=at
        )
    Bundle.objects.update_or_create(
        request=request,
        defaults={
            "partnership": request.partnership, "entries": gathered.entries, "reasons": sorted(gathered.reasons),
            "files": gathered.files, "held_back": {},
        },
    )  # fmt: skip
    request.stage, request.made_by, request.made_at = Copy.MADE, by, at
    request.save(update_fields=["stage", "made_by", "made_at"])
    record(policy.MAKE, about=request, by=by, at=at, entries=len(gathered.entries))
    return request


@transaction.atomic
def read_copy(*, request_id: UUID, by: Account, at: datetime) -> Bundle:
    """Read what would be given; reading is on record."""
    request = locked(request_id, policy.READ, by=by, at=at, stages=(Copy.MADE, Copy.RELEASED))
    record(policy.READ, about=request, by=by, at=at, record=str(request.record_id))
    with unread(at):
        return as_it_may_be_given(Bundle.objects.select_related("request").get(request=request), at)


@transaction.atomic
def hold_back(*, request_id: UUID, entry: str, why: Withheld, by: Account, at: datetime) -> Bundle:
    """Whoever reads the copy takes an entry out, with its reason."""
    request = locked(request_id, policy.READ, by=by, at=at, stages=(Copy.MADE,))
    bundle = Bundle.objects.select_for_update().get(request=request)
    if entry not in {one["key"] for one in bundle.entries}:
        raise NoSuchEntry
    bundle.held_back = {**bundle.held_back, entry: why.value}
    bundle.save(update_fields=["held_back"])
    record("keeping.held_back", about=request, by=by, at=at, why=why.value)
    return bundle


@transaction.atomic
def release_copy(*, request_id: UUID, by: Account, at: datetime) -> AccessRequest:
    """A second person has read the copy and lets it go.  The page asks for a second step first."""
    request = locked(request_id, policy.RELEASE, by=by, at=at, stages=(Copy.MADE,))
    need_two(request.made_by, by)
    refuse_of_others(request, at)
    request.stage, request.released_by, request.released_at = Copy.RELEASED, by, at
    request.save(update_fields=["stage", "released_by", "released_at"])
    record(policy.RELEASE, about=request, by=by, at=at)
    return request


@transaction.atomic
def take_copy(*, request_id: UUID, by: Account, at: datetime) -> bytes:
    """The file, once; nothing of it stays here but its fingerprint."""
    request = locked(request_id, policy.TAKE, by=by, at=at, stages=(Copy.RELEASED,))
    refuse_of_others(request, at)
    with unread(at):
        bundle = as_it_may_be_given(Bundle.objects.select_for_update().get(request=request), at)
    entries = [one for one in bundle.entries if one["key"] not in bundle.held_back]
    files = [key for key in bundle.files if f"documents.document:{key}" not in bundle.held_back]
    reasons = sorted({*bundle.reasons, *bundle.held_back.values()})
    with unread(at):
        content = parcel(entries=entries, reasons=reasons, files=files, made_on=day_of(request.made_at or at))
    request.stage, request.taken_by, request.taken_at = Copy.TAKEN, by, at
    request.sha256 = sha256(content).hexdigest()
    request.save(update_fields=["stage", "taken_by", "taken_at", "sha256"])
    record(policy.TAKE, about=request, by=by, at=at, exported=mark_of_file(content, rows=len(entries)))
    bundle.delete()
    return content


@transaction.atomic
def forget_old_copies(*, by: System, at: datetime) -> int:
    """Copies that nobody fetched for a month go, and those that may hold another's; they can be made anew.

    The number that went.
    """
    made = AccessRequest.objects.filter(stage__in=(Copy.MADE, Copy.RELEASED), made_at__isnull=False)
    kept = made.select_for_update(of=("self",), skip_locked=True)
    waiting = [one for one in kept if (one.made_at or at) < at - KEPT_FOR or is_of_others_now(one)]
    for request in waiting:
        require(rule_on(by, policy.FORGET, request, at=at))
        Bundle.objects.filter(request=request).delete()
        request.stage, request.made_by, request.made_at = Copy.RECEIVED, None, None
        request.released_by, request.released_at = None, None
        request.save(update_fields=["stage", "made_by", "made_at", "released_by", "released_at"])
        record(policy.FORGET, about=request, by=by, at=at)
    return len(waiting)


def refuse_of_others(request: AccessRequest, at: datetime) -> None:
    """Nothing is handed out of a copy that was made when the record held more, or less, than it does."""
    with unread(at):
        if is_of_others_now(request):
            raise Overtaken


def locked(request_id: UUID, act: str, *, by: Account, at: datetime, stages: tuple[Copy, ...]) -> AccessRequest:
    """The request, locked, where it stands at one of these stages."""
    request = AccessRequest.objects.visible_to(by, at).select_for_update(of=("self",)).get(pk=request_id)
    require(rule_on(by, act, request, at=at))
    if request.stage not in {stage.value for stage in stages}:
        raise Overtaken
    return request
