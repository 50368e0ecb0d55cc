"""The one way a file leaves: who gets it, who is told that there is none, and in what wrapping it goes."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership, RoleHeld
from rightdoor.ground.audit.models import Event
from rightdoor.ground.documents import actions
from rightdoor.ground.documents.actions import keep_document, open_document, settle
from rightdoor.ground.documents.lifecycle import FileState
from rightdoor.ground.documents.models import Document
from rightdoor.ground.documents.policy import OPEN
from rightdoor.ground.documents.tests.files_here import HARMLESS
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db
SECRET = b"<script>alert('Dear all')</script> is what she wrote"
NAME = "Wren about self-harm.txt"


@pytest.fixture(autouse=True)
def clock(settings) -> None:
    settings.CLOCK = MONDAY.isoformat()


def file_of(about, state: FileState = FileState.CLEAN, content: bytes = b"x", name: str = NAME) -> Document:
    """A file about something, in a state."""
    document = keep_document(
        about=about, partnership=about.partnership, file=SimpleUploadedFile(name, content), by=VISITOR, at=MONDAY
    )
    if state is not FileState.HELD:
        settle(document_id=document.pk, state=state, found="", by=System("scan"), at=MONDAY)
    return document


@pytest.fixture
def kent_file(partnership: Partnership) -> Document:
    return file_of(request_of(partnership), content=b"She wrote: <b>help</b>")


def get(browser: Client, key: object, **more: str) -> HttpResponse:
    return browser.get(reverse("file", args=[key]), **more)


def test_who_decides_saves_a_checked_file_in_its_wrapping(
    kent_file: Document, practitioner: Account, signed_in
) -> None:
    answer = get(signed_in(practitioner), kent_file.pk)

    assert (answer.status_code, answer.content) == (200, b"She wrote: <b>help</b>")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith('attachment; filename="file-')
    assert "Wren" not in str(answer.headers)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"


def test_that_somebody_had_it_is_on_record(kent_file: Document, practitioner: Account, signed_in) -> None:
    get(signed_in(practitioner), kent_file.pk)

    event = Event.objects.get(act=OPEN, about_id=kent_file.pk)
    assert (event.actor_id, event.about_id, event.decision) == (practitioner.pk, kent_file.pk, "allowed")
    assert event.codes == {"belongs_to": str(kent_file.about_id), "size": kent_file.size}


def test_where_it_cannot_be_put_on_record_not_a_byte_leaves(
    kent_file: Document, practitioner: Account, signed_in, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_act: object, **_codes: object) -> None:
        raise DatabaseError

    browser = signed_in(practitioner)
    browser.raise_request_exception = False
    monkeypatch.setattr(actions, "record", broken)

    answer = get(browser, kent_file.pk)

    assert answer.status_code == 500
    assert b"She wrote" not in answer.content


def test_asking_for_the_head_is_asked_and_recorded_alike(kent_file: Document, practitioner: Account, signed_in) -> None:
    browser = signed_in(practitioner)
    whole, head = get(browser, kent_file.pk), browser.head(reverse("file", args=[kent_file.pk]))

    assert (head.status_code, head.content) == (200, b"")
    assert {name: value for name, value in head.headers.items() if name != "Set-Cookie"} == {
        name: value for name, value in whole.headers.items() if name != "Set-Cookie"
    }
    assert Event.objects.filter(act=OPEN, about_id=kent_file.pk).count() == 2


def test_a_part_of_a_file_is_never_handed_out(kent_file: Document, practitioner: Account, signed_in) -> None:
    answer = get(signed_in(practitioner), kent_file.pk, HTTP_RANGE="bytes=0-3", HTTP_IF_RANGE="x")

    assert (answer.status_code, len(answer.content), answer["Accept-Ranges"]) == (200, kent_file.size, "none")
    assert "ETag" not in answer
    assert "Last-Modified" not in answer


@pytest.mark.parametrize("name", HARMLESS)
def test_every_kind_leaves_under_its_own_ending_and_no_name_of_theirs(
    name: str, partnership: Partnership, practitioner: Account, signed_in
) -> None:
    document = file_of(request_of(partnership), content=HARMLESS[name], name=name)

    answer = get(signed_in(practitioner), document.pk)

    assert answer["Content-Disposition"].endswith(f'.{document.kind}"')
    assert name.partition(".")[0] not in answer["Content-Disposition"]
    assert answer["Content-Type"] == "application/octet-stream"


def test_a_name_that_would_break_a_header_is_only_shown(partnership: Partnership, practitioner, signed_in) -> None:
    document = file_of(request_of(partnership), name='a"\r\nSet-Cookie: x=1\u202e;.txt')

    answer = get(signed_in(practitioner), document.pk)

    assert answer.status_code == 200
    assert "x" not in answer.cookies
    assert document.name == 'a"Set-Cookie: x=1;.txt'


Asker = Callable[..., Account]


def nobody(partnership: Partnership) -> None:
    return None


def holding(*roles: Role, area: str = "") -> Asker:
    return lambda partnership: staff(partnership, "Some Body", *roles, area=area)


def elsewhere(_partnership: Partnership) -> Account:
    return staff(Partnership.objects.create(slug="far", name="Far"), "Far Away", *Role)


def at_two_doors(partnership: Partnership) -> Account:
    """A practitioner elsewhere, and an administrator here."""
    both = staff(partnership, "Two Doors", Role.ADMINISTRATOR, area="kent")
    RoleHeld.objects.create(
        account=both, role=Role.PRACTITIONER, area="essex", starts_on=date(2026, 1, 1), source="tests"
    )
    return both


def whose_role_ended(partnership: Partnership) -> Account:
    one = staff(partnership, "Long Gone", Role.PRACTITIONER)
    one.roles.update(ends_on=date(2026, 3, 8))
    return one


def whose_role_begins_tomorrow(partnership: Partnership) -> Account:
    one = staff(partnership, "Not Yet", Role.PRACTITIONER)
    one.roles.update(starts_on=date(2026, 3, 10))
    return one


MAY_NOT: dict[str, Callable[[Partnership], Account | None]] = {
    "nobody who has signed in": nobody,
    "an administrator": holding(Role.ADMINISTRATOR),
    "a manager": holding(Role.MANAGER),
    "a system administrator": holding(Role.SYSTEM_ADMINISTRATOR),
    "somebody without a role": holding(),
    "a practitioner of another area": holding(Role.PRACTITIONER, area="essex"),
    "a safeguarding lead of another area": holding(Role.SAFEGUARDING_LEAD, area="essex"),
    "a practitioner there and an administrator here": at_two_doors,
    "everybody of another partnership": elsewhere,
    "whose role has ended": whose_role_ended,
    "whose role begins tomorrow": whose_role_begins_tomorrow,
}
MAY = {
    "a practitioner": holding(Role.PRACTITIONER),
    "a practitioner of the area": holding(Role.PRACTITIONER, area="kent"),
    "a safeguarding lead": holding(Role.SAFEGUARDING_LEAD),
}


def told(answer: HttpResponse) -> tuple[int, bytes, dict[str, str]]:
    """Everything that somebody can see of an answer, but for its own secrets."""
    return answer.status_code, answer.content, dict(answer.headers)


@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize("state", FileState)
def test_only_a_clean_file_is_opened_by_those_who_may(
    who: str, state: FileState, partnership: Partnership, client: Client, signed_in
) -> None:
    document = file_of(request_of(partnership), state) if state is not FileState.REFUSED else refused_file(partnership)
    signed_in(MAY[who](partnership))

    answer = get(client, document.pk)

    if state is FileState.CLEAN:
        assert answer.status_code == 200
    else:
        assert told(answer) == told(get(client, uuid4()))
        assert answer.status_code == 404


def refused_file(partnership: Partnership) -> Document:
    return file_of(request_of(partnership), FileState.REFUSED)


@pytest.mark.parametrize("who", MAY_NOT)
@pytest.mark.parametrize("method", ["get", "head"])
def test_to_everybody_else_a_file_is_as_if_there_were_none(
    who: str, method: str, kent_file: Document, partnership: Partnership, client: Client, signed_in
) -> None:
    account = MAY_NOT[who](partnership)
    if account is not None:
        signed_in(account)
    ask = getattr(client, method)

    there, never = ask(reverse("file", args=[kent_file.pk])), ask(reverse("file", args=[uuid4()]))
    ranged = ask(reverse("file", args=[kent_file.pk]), HTTP_RANGE="bytes=0-1")

    assert there.status_code == 404
    assert told(there) == told(never) == told(ranged)
    assert not Event.objects.filter(act=OPEN, decision="allowed").exists()


@pytest.mark.parametrize("who", sorted(set(MAY_NOT) - {"nobody who has signed in"}))
def test_every_try_of_theirs_is_on_record(
    who: str, kent_file: Document, partnership: Partnership, client, signed_in
) -> None:
    account = MAY_NOT[who](partnership)
    signed_in(account)

    get(client, kent_file.pk)

    assert account is not None
    assert Event.objects.filter(act=OPEN, decision="denied", actor_id=account.pk).count() == 1


def test_after_signing_out_or_losing_the_role_the_same_address_is_nothing(
    kent_file: Document, practitioner: Account, client: Client, signed_in
) -> None:
    signed_in(practitioner)
    assert get(client, kent_file.pk).status_code == 200

    practitioner.roles.update(ends_on=date(2026, 3, 8))
    assert get(client, kent_file.pk).status_code == 404
    practitioner.roles.update(ends_on=None)
    assert get(client, kent_file.pk).status_code == 200

    client.logout()
    assert get(client, kent_file.pk).status_code == 404


def test_a_disabled_account_gets_nothing_on_its_next_click(
    kent_file: Document, practitioner, client: Client, signed_in
) -> None:
    signed_in(practitioner)
    practitioner.is_active = False
    practitioner.save()

    assert get(client, kent_file.pk).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_done_to_a_file_here(method: str, kent_file: Document, practitioner, signed_in) -> None:
    assert getattr(signed_in(practitioner), method)(reverse("file", args=[kent_file.pk])).status_code in (403, 405)
    assert Document.objects.filter(pk=kent_file.pk).exists()


def test_a_file_is_found_by_no_other_key(kent_file: Document, practitioner: Account, signed_in) -> None:
    browser = signed_in(practitioner)
    for other in (kent_file.about_id, kent_file.partnership_id, kent_file.sha256, kent_file.sha256[:32], NAME):
        assert browser.get(f"/work/files/{other}/").status_code == 404


def test_the_files_of_a_draft_are_nobodys_to_open(partnership: Partnership, practitioner: Account, signed_in) -> None:
    request = request_of(partnership)
    draft_file = file_of(request.draft)

    assert get(signed_in(practitioner), draft_file.pk).status_code == 404


def test_a_file_whose_home_is_gone_or_that_was_changed_in_the_database_is_not_handed_out(
    kent_file: Document, practitioner: Account, signed_in
) -> None:
    browser = signed_in(practitioner)
    Document.objects.update(content=b"changed")
    assert get(browser, kent_file.pk).status_code == 404

    Document.objects.update(content=kent_file.content, about_id=uuid4())
    assert get(browser, kent_file.pk).status_code == 404


def test_the_action_itself_asks_whoever_calls_it(kent_file: Document, administrator: Account) -> None:
    with pytest.raises(Exception, match="no rule allows it"):
        open_document(document_id=kent_file.pk, by=administrator, at=MONDAY)


def test_there_is_no_other_way_to_a_file(settings) -> None:
    assert settings.MEDIA_URL == "/"
    assert settings.MEDIA_ROOT == ""
