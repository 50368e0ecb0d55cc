"""Two worlds, equal but for one hidden thing, and everything that somebody can ask of either."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid5

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.whom import PERSON
from rightdoor.ground.documents.lifecycle import FileState
from rightdoor.ground.documents.models import Document
from rightdoor.ground.tasks.models import Task
from rightdoor.records.adjustments.actions import note_need
from rightdoor.records.adjustments.lifecycle import Kind as Need
from rightdoor.records.adjustments.lifecycle import Whose
from rightdoor.records.agreements.actions.sharing import Terms, share
from rightdoor.records.agreements.lifecycle import Basis, Told
from rightdoor.records.agreements.models import CapacityDoubt
from rightdoor.records.families.actions import add_relative, tell_must_not_know
from rightdoor.records.families.lifecycle import Kind, Secret
from rightdoor.records.people.models import Person
from rightdoor.records.telling.lifecycle import Audience, Lasts, Section
from rightdoor.records.workforce.models import Qualification, Supervision
from rightdoor.work.listening.actions.saying import complain
from rightdoor.work.meeting.actions.offering import offer_time
from rightdoor.work.meeting.lifecycle import How
from rightdoor.work.meeting.models import Appointment
from rightdoor.work.passport.actions import giving, telling
from rightdoor.work.referrals.actions.adding import add_words
from rightdoor.work.referrals.actions.working import ask_facts, log_contact
from rightdoor.work.referrals.models import Addition, FactQuestion, Referral
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.triage.actions.deciding import decide
from rightdoor.work.triage.tests.requests_here import request_of
from rightdoor.work.writing.actions.writing import write_message
from tests.people_here import MONDAY, staff
from tests.proofs.help_given import help_given, waiting_lists

FAMILY, HOUSE = "Xanthippe Quellbrook", "ME7 5QZ"  # of the hidden child alone, and of nobody in the base world
BORN = date(2012, 5, 4)
YESTERDAY = MONDAY - timedelta(days=1)
UNKNOWN = UUID("01a20000-0000-7000-8000-000000000000")
KEYS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MINTED = (  # what is new in every answer, whatever the world
    (re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]*'), r"\1"),
    (re.compile(r'("challenge": ")[^"]*'), r"\1"),
    (re.compile(r"""(nonce=["']?|'nonce-)[A-Za-z0-9+/_=-]+"""), r"\1"),
)
ALWAYS_NEW = {"Content-Security-Policy", "X-Request-Id"}  # the nonce is in the first


@dataclass
class Record:
    """One child's request with everything that hangs on it, and the keys by which an address could name it."""

    referral: Referral
    keys: dict[str, UUID] = field(default_factory=dict)

    @property
    def person(self) -> Person:
        assert self.referral.person is not None
        return self.referral.person

    def words(self) -> Iterator[str]:
        """What somebody could type to find it."""
        yield from (self.person.preferred_name, self.person.preferred_name.split()[-1], self.referral.code)
        yield from (self.person.postcode, str(self.referral.pk), self.referral.story[:40])


def full_record(
    home: Partnership, area: str, *, by: Account, name: str = FAMILY, house: str = HOUSE, born: date = BORN
) -> Record:
    """A request with a flag, its tasks, a contact, an addition, a question, a file; and an earlier one, decided."""
    earlier = request_of(home, area=area, at=MONDAY - timedelta(days=5), preferred_name=name)
    decide(
        referral_id=earlier.pk, version=earlier.version, outcome="advice", formulation="Spoke with them",
        letter="You can go on as you are.", by=by, at=YESTERDAY,
    )  # fmt: skip
    referral: Referral = request_of(home, area=area, preferred_name=name)
    Person.objects.filter(pk__in=[earlier.person_id, referral.person_id]).update(
        preferred_name=name, postcode=house, born_on=born
    )
    flag = raise_flag(
        partnership=home, area=area, about=referral, facts=["in_danger_now"], source=RedFlag.Source.ANSWER, by=VISITOR,
        at=MONDAY,
    )  # fmt: skip
    contact = log_contact(
        referral_id=referral.pk, happened_at=MONDAY, way="phone", with_whom=name, outcome="spoke",
        words=f"{name} was at home", by=by, at=MONDAY,
    )  # fmt: skip
    added = add_words(
        referral_id=referral.pk, kind=Addition.Kind.MORE, words=f"{name} says more", form_key=uuid5(UNKNOWN, name),
        by=VISITOR, at=MONDAY,
    )  # fmt: skip
    line = write_message(
        referral_id=referral.pk, words=f"When can {name} come?", form_key=uuid5(UNKNOWN, f"{name} writes"), by=VISITOR,
        at=MONDAY,
    )  # fmt: skip
    ask_facts(referral_id=referral.pk, facts=["lives_in"], words=f"Where is {name} registered?", by=by, at=MONDAY)
    document = Document.objects.create(
        partnership=home, about_kind="referrals.referral", about_id=referral.pk, name=f"{name}.pdf", kind="pdf", size=4,
        content=b"%PDF", sha256="0" * 64, sent_sha256="0" * 64, state=FileState.CLEAN, received_at=MONDAY,
        checked_at=MONDAY,
    )  # fmt: skip
    task = Task.objects.filter(about_id=flag.pk).first()
    referral = Referral.objects.select_related("person").get(pk=referral.pk)
    assert referral.person is not None
    bond = add_relative(
        person=referral.person, name=f"{name} the elder", kind=Kind.PARENT, source=name, by=by, at=MONDAY
    )  # fmt: skip
    tell_must_not_know(
        person=referral.person, relative=bond.relative, reason=Secret.HARMER, source=name, by=by, at=MONDAY
    )  # fmt: skip
    told = telling.tell(
        referral_id=referral.pk, section=Section.KNOW, words=f"{name} draws while listening", audience=Audience.BOTH,
        form_key=uuid5(UNKNOWN, name), by=VISITOR, at=MONDAY,
    )  # fmt: skip
    link = giving.give(
        referral_id=referral.pk, name=f"{name} the aunt", is_to_me=name, shows=[f"told:{told.pk}"], lasts=Lasts.WEEK,
        form_key=uuid5(UNKNOWN, name), by=VISITOR, at=MONDAY,
    )  # fmt: skip
    complaint = complain(
        partnership=home, area=area, referral=referral, who="young_person", about=f"{name} waited", wants=name,
        advocate_wanted=True, form_key=uuid5(UNKNOWN, f"{name} complains"), by=VISITOR, at=MONDAY,
    )  # fmt: skip
    return Record(referral, {
        "complaint_id": complaint.pk, **keys_of_more(referral, earlier, by),
        "fact_id": bond.pk, "link_id": link.pk,
        "referral_id": referral.pk, "request_id": referral.pk, "flag_id": flag.pk, "person_id": referral.person_id,
        "document_id": document.pk, "contact_id": contact.pk, "addition_id": added.pk, "line_id": line.pk,
        **({"task_id": task.pk} if task else {}),
    })  # fmt: skip


def keys_of_more(referral: Referral, earlier: Referral, by: Account) -> dict[str, UUID]:
    """What they need, what is shared of them, a doubt, a time to meet, and the earlier record of them."""
    person, before = referral.person, earlier.person
    assert person is not None
    assert before is not None
    name = person.preferred_name
    need = note_need(person=person, whose=Whose.CHILD, kind=Need.QUIET, words=name, source=name, by=by, at=MONDAY)
    terms = Terms(
        basis=Basis.SERIOUS_HARM, reason=f"{name} will not be safe there", purpose="A safe place", told=Told.YES,
        what=f"Where {name} sleeps", starts_at=MONDAY, ends_at=MONDAY + timedelta(days=30), recipient=f"Aunt of {name}",
    )  # fmt: skip
    shared = share(person=person, about_kind=PERSON, about_id=person.pk, terms=terms, by=by, at=MONDAY)
    doubt = CapacityDoubt.objects.create(
        partnership=person.partnership, person=person, decision=f"{name} stops", understands="yes", retains="no",
        weighs="yes", says="yes", impairment="yes", impairment_words=name, support=name, doubted_by=by,
        doubted_at=MONDAY,
    )  # fmt: skip
    offered = Appointment.objects.filter(worker=by).count()  # nobody is asked to come twice at one time
    time = offer_time(
        referral_id=referral.pk, starts_at=MONDAY + timedelta(days=1, hours=offered), minutes=30, how=How.CALL,
        location=name, form_key=uuid5(UNKNOWN, f"{name} comes"), by=by, at=MONDAY,
    )  # fmt: skip
    return {
        **help_given(referral, earlier, by, name),
        "need_id": need.pk, "sharing_id": shared.pk, "doubt_id": doubt.pk, "appointment_id": time.pk,
        "other_id": before.pk, "record_id": person.pk,
        "question_id": FactQuestion.objects.get(referral=referral).pk,
    }  # fmt: skip


def qualified(home: Partnership, name: str, *roles: Role) -> Account:
    """Somebody who may decide anything."""
    account, other = staff(home, name, *roles), staff(home, f"{name} senior", Role.SAFEGUARDING_LEAD)
    year = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
    Qualification.objects.create(partnership=home, account=account, profession="Mental health nurse",
                                 register="Invented Register", number="0000", **year)  # fmt: skip
    Supervision.objects.create(partnership=home, account=account, supervisor=other, starts_on=date(2026, 1, 1))
    return account


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked of the site."""

    method: str
    path: str
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """Everything of an answer that whoever asked can see, but for what is new in each."""

    status: int
    headers: tuple[tuple[str, str], ...]
    cookies: tuple[str, ...]
    body: str


def patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    """Every route of the site."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern)
        elif pattern.name:
            yield pattern


def address(pattern: URLPattern, keys: dict[str, UUID]) -> str | None:
    """Where a route lies, with these keys; None where it needs something that no key says."""
    named: dict[str, Any] = {}
    for name, converter in pattern.pattern.converters.items():
        kind = type(converter).__name__
        if kind == "UUIDConverter":
            named[name] = keys.get(name) or next(iter(keys.values()))
        else:
            named[name] = {"IntConverter": 1, "OnOrOff": "off"}.get(kind, "person")
    try:
        return reverse(str(pattern.name), kwargs=named)
    except Exception:  # noqa: BLE001  a route whose address has a shape of its own; the rooms' tests walk it
        return None


def everything_asked(base: Record, hidden: Record, *, full: bool) -> list[Asked]:
    """Every route by every key, with a form that names the hidden thing, every view of every list, every search.

    *full*: by the hidden thing's own keys with empty forms and without bodies as well.
    """
    asked: list[Asked] = []
    for pattern in patterns():
        for keys in [base.keys, hidden.keys] if pattern.pattern.converters else [base.keys]:
            path = address(pattern, keys)
            if path is None or path.startswith(LEFT_OUT):
                continue
            asked += [Asked("GET", path), Asked("POST", path, crossed(hidden))]
            asked += [Asked("HEAD", path), Asked("POST", path)] if full and keys is hidden.keys else []
        asked += [Asked("GET", path) for path in below(pattern, base, hidden)]
    asked += [Asked("GET", f"/work/?{urlencode(view)}") for view in views(hidden)]
    asked += [Asked("GET", path) for path in waiting_lists(hidden)]
    asked += [Asked("POST", reverse("search"), (("sought", word),)) for word in hidden.words()]
    return asked


def below(pattern: URLPattern, base: Record, hidden: Record) -> Iterator[str]:
    """Where a route has more than one key: the hidden thing's own, below the address of a record in reach."""
    names = [name for name in pattern.pattern.converters if name in hidden.keys]
    if len(names) > 1:
        path = address(pattern, {**base.keys, names[-1]: hidden.keys[names[-1]]})
        yield from (path for path in [path] if path is not None)


LEFT_OUT = (  # they end the sign-in with which the rest is asked, or answer with a secret that is new each time
    "/static/", "/sign-out/", "/leave/", "/account/end", "/sign-in/passkey/", "/account/second/",
)  # fmt: skip


def crossed(hidden: Record) -> tuple[tuple[str, str], ...]:
    """A form that names the hidden thing in every field by which forms here name others' records."""
    key, child = str(hidden.referral.pk), hidden.person
    return (
        ("of", key), ("other", key), ("also", key), ("at", key), ("referral", key), ("person", str(child.pk)),
        ("of_id", key), ("about", key), ("document", str(hidden.keys["document_id"])), ("sought", child.preferred_name),
        ("code", hidden.referral.code), ("known_as", hidden.referral.code), ("kind", "sibling"),
        ("relative_key", str(hidden.keys["fact_id"])), ("source", child.preferred_name),
        ("siblings", str(child.pk)), ("why", child.preferred_name), (f"of_{child.pk}", "sibling"), ("post", "gp"),
        ("reason", "Their words are the same"), ("words", child.preferred_name),
        ("name", child.preferred_name), ("preferred_name", child.preferred_name), ("postcode", child.postcode),
        ("born_on_0", "4"), ("born_on_1", "5"), ("born_on_2", "2012"), ("word", "kettle"), ("because", "x" * 40),
    )  # fmt: skip


def views(hidden: Record) -> Iterable[dict[str, str]]:
    """Every way to look at the queue, with a place just beside the hidden request, and with it as the chosen row."""
    from rightdoor.work.triage.queue import View  # noqa: PLC0415  a word that many modules here use

    key = str(hidden.referral.pk)
    for view in View:
        yield {"view": view.value}
    for area in ("kent", "medway", "essex"):
        yield {"area": area}
    for asker in ("me", "child", "someone", "group"):
        yield {"asker": asker}
    due = hidden.referral.decide_by or MONDAY
    place = f"{int(due.timestamp() * 1_000_000)}.{key}"
    yield from ({"at": key}, {"after": place}, {"before": place}, {"ages": "under_11"}, {"ages": "11_to_15"})


def ask(client: Client, asked: Asked) -> HttpResponse:
    """Ask one thing; what it does is undone."""
    with transaction.atomic():
        answer: HttpResponse = client.generic(
            asked.method, asked.path, urlencode(asked.words), "application/x-www-form-urlencoded"
        )
        transaction.set_rollback(True)
    return answer


def answers(client: Client, questions: list[Asked], known: set[str]) -> list[Answered]:
    """What this browser is told, each time as if it had just signed in."""
    jar = client.cookies.output()
    told = []
    for asked in questions:
        client.cookies = SimpleCookie()
        client.cookies.load(jar.replace("Set-Cookie: ", ""))
        told.append(seen(ask(client, asked), known))
    return told


def seen(answer: HttpResponse, known: set[str]) -> Answered:
    """An answer without what is new in each: tokens, and the keys of things that it made itself."""
    parts = getattr(answer, "streaming_content", None)
    body = (b"".join(parts) if parts is not None else answer.content).decode("latin-1")
    for pattern, instead in MINTED:
        body = pattern.sub(instead, body)
    headers = tuple(
        sorted((name, plain(value, known)) for name, value in answer.headers.items() if name not in ALWAYS_NEW)
    )
    return Answered(answer.status_code, headers, tuple(sorted(answer.cookies)), plain(body, known))


def plain(words: str, known: set[str]) -> str:
    """The same words; a key that was in neither world before is only 'a key'."""
    return KEYS.sub(lambda found: found[0] if found[0] in known else "a key", words)
