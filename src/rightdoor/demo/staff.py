"""The invented county's staff: accounts, roles, qualifications and the duty rota."""

from datetime import date, datetime, time, timedelta

from django.db import transaction

from rightdoor.demo.colleagues import COLLEAGUES, PASSWORD, Colleague
from rightdoor.ground.access.actions import give_role
from rightdoor.ground.access.models import Account, Organisation, Partnership, Team
from rightdoor.ground.signin.codes import keep_app
from rightdoor.ground.tasks.models import Shift
from rightdoor.pure.rules.days import LONDON, day_of
from rightdoor.records.workforce.models import Qualification, Supervision

PARTNERSHIP = "three-invented-counties"
AREAS = ("kent", "medway", "essex")


@transaction.atomic
def make_staff(*, at: datetime) -> Partnership:
    """The partnership with its staff and a rota from a week ago to eight weeks ahead."""
    today = day_of(at)
    partnership = Partnership.objects.create(slug=PARTNERSHIP, name="Three Invented Counties", invented=True)
    council = Organisation.objects.create(partnership=partnership, name="The Front Door Team")
    team = Team.objects.create(partnership=partnership, organisation=council, name="Front door")
    accounts = {person.key: make_account(person, partnership, team, at) for person in COLLEAGUES}
    for person in COLLEAGUES:
        qualify(person, accounts[person.key], accounts["safeguarding_lead"], today)
    make_rota(partnership, accounts, today)
    return partnership


def make_account(person: Colleague, partnership: Partnership, team: Team, at: datetime) -> Account:
    """An account that can sign in, with its role and an app for its second step."""
    today = day_of(at)
    account = Account.objects.create_account(
        email=person.email, name=person.name, partnership=partnership, password=PASSWORD
    )
    keep_app(account, person.totp_secret, used=0, at=at)
    give_role(
        account=account,
        role=person.role,
        area=person.area,
        team=team,
        starts_on=today - timedelta(days=400),
        source="demo",
    )
    return account


def qualify(person: Colleague, account: Account, supervisor: Account, today: date) -> None:
    """The qualification and supervision that the colleague has, or had."""
    if not person.qualified:
        return
    ends = today + timedelta(days=250) if person.qualified == "current" else today - timedelta(days=12)
    Qualification.objects.create(
        partnership=account.partnership, account=account, profession="Mental health practitioner",
        register="Invented Register", number="INV-0000", starts_on=today - timedelta(days=700), ends_on=ends,
    )  # fmt: skip
    Supervision.objects.create(
        partnership=account.partnership, account=account, supervisor=supervisor, starts_on=today - timedelta(days=300)
    )


def make_rota(partnership: Partnership, accounts: dict[str, Account], today: date) -> None:
    """Duty and second in opening hours everywhere; on call out of hours where the area has chosen it."""
    shifts = []
    for offset in range(-7, 57):
        day = today + timedelta(days=offset)
        for area in AREAS:
            turns = [(Shift.Kind.DUTY, "front_door_administrator"), (Shift.Kind.SECOND, "safeguarding_lead")]
            if area != "essex":
                turns.append((Shift.Kind.ON_CALL, "safeguarding_lead"))
            shifts += [turn(partnership, area, kind, accounts[key], day) for kind, key in turns]
    Shift.objects.bulk_create(shifts)


def turn(partnership: Partnership, area: str, kind: str, account: Account, day: date) -> Shift:
    """One turn on one day, in London's time."""
    start, end = time(9), time(17)
    starts = datetime.combine(day, end if kind == Shift.Kind.ON_CALL else start, LONDON)
    ends = (
        datetime.combine(day + timedelta(days=1), start, LONDON)
        if kind == Shift.Kind.ON_CALL
        else datetime.combine(day, end, LONDON)
    )
    if kind == Shift.Kind.ON_CALL and day.weekday() in (5, 6):
        starts = datetime.combine(day, start, LONDON)
    return Shift(partnership=partnership, area=area, kind=kind, account=account, starts_at=starts, ends_at=ends)
