import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client

from rightdoor.ground.access.actions import agree_role
from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.actions import send_waiting
from rightdoor.ground.messages.models import Message
from rightdoor.ground.signin.actions.accounts import Own, clear_factors, switch_account
from rightdoor.ground.signin.actions.inviting import accept_invitation, invite, withdraw_invitation
from rightdoor.ground.signin.actions.telling import tell_links
from rightdoor.ground.signin.links import link_of
from rightdoor.ground.signin.models import Invitation
from rightdoor.ground.signin.second_step import has_one
from rightdoor.ground.signin.tests.steps_here import give_app
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db
NEW = {"name": "Wren Applegarth", "email": "wren@example.org", "role": "practitioner", "area": "kent"}
GOOD = "seven wet umbrellas sing"
JOB = System("sign_in")


@pytest.fixture
def invitation(system_administrator: Account) -> Invitation:
    return invite(
        email="Wren@example.org", name="Wren Applegarth", role=Role.PRACTITIONER, area="kent",
        partnership=system_administrator.partnership, by=system_administrator, at=MONDAY,
    )  # fmt: skip


def letters_in(outbox: Path) -> list[str]:
    """What went out, in the order in which it was written."""
    tell_links(by=JOB, at=MONDAY)
    send_waiting(by=System("outbox"), at=MONDAY)
    return [file.read_text().replace("=\n", "") for file in sorted(outbox.glob("*.eml"))]


def test_an_invited_person_chooses_a_password_and_holds_the_role_once_a_second_person_agrees(
    client: Client, invitation: Invitation, settings: LazySettings, manager: Account
) -> None:
    settings.CLOCK = MONDAY.isoformat()

    answer = client.post(f"/link/{link_of(invitation.pk)}/", {"password": GOOD})

    account = Account.objects.get(email="wren@example.org")
    assert answer["Location"] == "/work/"
    assert not account.roles.exists()
    agree_role(asked_id=account.roles_asked.get().pk, by=manager, at=MONDAY)
    assert account.holds(Role.PRACTITIONER, area="kent", on=MONDAY.date())
    assert not account.holds(Role.PRACTITIONER, area="essex", on=MONDAY.date())
    assert acts(about=invitation.pk) == ["signin.invited", "signin.invitation_accepted"]


def test_whom_the_machine_itself_invited_holds_the_role_at_once(partnership: Partnership) -> None:
    first = invite(
        email="first@example.org", name="Ada Firstcomer", role=Role.SYSTEM_ADMINISTRATOR, partnership=partnership,
        by=JOB, at=MONDAY,
    )  # fmt: skip

    account = accept_invitation(link=link_of(first.pk), password=GOOD, by=VISITOR, at=MONDAY)

    assert account is not None
    assert account.holds(Role.SYSTEM_ADMINISTRATOR, on=MONDAY.date())


def test_opening_the_link_does_not_use_it_up(client: Client, invitation: Invitation, settings: LazySettings) -> None:
    settings.CLOCK = MONDAY.isoformat()
    for _ in range(3):
        assert client.get(f"/link/{link_of(invitation.pk)}/").status_code == 200


def test_a_link_works_once_and_an_old_a_used_and_an_invented_one_get_the_same_answer(
    invitation: Invitation, settings: LazySettings
) -> None:
    link = link_of(invitation.pk)
    settings.CLOCK = (MONDAY + timedelta(days=7, seconds=1)).isoformat()
    old = Client().post(f"/link/{link}/", {"password": GOOD})
    settings.CLOCK = MONDAY.isoformat()
    assert Client().post(f"/link/{link}/", {"password": GOOD}).status_code == 302
    used = Client().post(f"/link/{link}/", {"password": GOOD})
    invented = Client().post(f"/link/{'x' * len(link)}/", {"password": GOOD})

    assert [answer.status_code for answer in (old, used, invented)] == [404, 404, 404]
    assert len({len(answer.content) for answer in (old, used, invented)}) == 1


def test_links_have_more_than_112_bits_and_hold_no_time(invitation: Invitation) -> None:
    link = link_of(invitation.pk)

    assert re.fullmatch(r"[A-Za-z0-9_-]{32}", link)  # 192 bits
    assert invitation.pk.hex not in link
    assert link not in str(Invitation.objects.values().get())


def test_the_letter_says_nothing_of_what_happens_here(
    invitation: Invitation, settings: LazySettings, tmp_path: Path
) -> None:
    settings.OUTBOX, settings.SITE = str(tmp_path), "https://door.example"

    (letter,) = letters_in(tmp_path)

    assert f"https://door.example/link/{link_of(invitation.pk)}/" in letter
    assert "To: wren@example.org" in letter
    assert not re.search(
        r"wren applegarth|practitioner|kent|child|rightdoor|invit", letter.partition("\n\n")[2], re.IGNORECASE
    )


def test_the_outbox_never_holds_the_link(invitation: Invitation) -> None:
    tell_links(by=JOB, at=MONDAY)

    assert link_of(invitation.pk) not in str(Message.objects.values().get())


def test_inviting_somebody_who_has_an_account_gets_the_same_answer_and_tells_them(
    signed_in: SignedIn, system_administrator: Account, lead: Account, settings: LazySettings, tmp_path: Path
) -> None:
    settings.OUTBOX, settings.SITE, settings.CLOCK = str(tmp_path), "https://door.example", MONDAY.isoformat()
    browser = signed_in(system_administrator, second=True)
    known = browser.post("/accounts/invite/", {**NEW, "email": lead.email})
    new = browser.post("/accounts/invite/", NEW)

    letters = letters_in(tmp_path)

    assert (known.status_code, known["Location"]) == (new.status_code, new["Location"])
    assert sum("/link/" in letter for letter in letters) == 1
    assert sum("You have one. Sign in as you always do" in letter for letter in letters) == 1


def test_an_invitation_never_takes_over_an_account_that_came_to_be_meanwhile(
    invitation: Invitation, partnership: Partnership
) -> None:
    Account.objects.create_account(email="wren@example.org", name="Wren", partnership=partnership, password="hers")

    assert accept_invitation(link=link_of(invitation.pk), password=GOOD, by=JOB, at=MONDAY) is None
    assert Account.objects.get(email="wren@example.org").check_password("hers")


def test_a_second_invitation_takes_the_place_of_the_first(
    invitation: Invitation, system_administrator: Account
) -> None:
    invite(
        email="wren@example.org", name="Wren", role=Role.MANAGER, partnership=system_administrator.partnership,
        by=system_administrator, at=MONDAY,
    )  # fmt: skip

    assert accept_invitation(link=link_of(invitation.pk), password=GOOD, by=JOB, at=MONDAY) is None


def test_an_invitation_that_was_taken_back_works_no_longer(
    invitation: Invitation, system_administrator: Account
) -> None:
    withdraw_invitation(invitation_id=invitation.pk, by=system_administrator, at=MONDAY)

    assert accept_invitation(link=link_of(invitation.pk), password=GOOD, by=JOB, at=MONDAY) is None


def test_only_system_administrators_invite(signed_in: SignedIn, manager: Account) -> None:
    with pytest.raises(Denied):
        invite(
            email="a@example.org", name="A", role=Role.MANAGER, partnership=manager.partnership, by=manager, at=MONDAY
        )

    assert signed_in(manager, second=True).post("/accounts/invite/", NEW).status_code == 404


def test_a_link_is_sent_once(invitation: Invitation) -> None:
    assert [tell_links(by=JOB, at=MONDAY) for _ in range(2)] == [1, 0]
    assert mail.outbox == []  # nothing passes the outbox by


def test_switching_an_account_off_ends_it_everywhere_at_once(
    administrator: Account, system_administrator: Account
) -> None:
    browser = Client()
    browser.post("/sign-in/", {"email": administrator.email, "password": "garden gate 42"})
    assert browser.get("/work/").status_code == 200

    switch_account(account_id=administrator.pk, on=False, by=system_administrator, at=MONDAY)

    assert browser.get("/work/").status_code == 302
    assert "signin.switched_off" in acts(about=administrator.pk)


def test_somebody_who_lost_their_phone_is_helped_and_it_is_on_record(
    administrator: Account, system_administrator: Account
) -> None:
    give_app(administrator)

    clear_factors(account_id=administrator.pk, by=system_administrator, at=MONDAY)

    assert not has_one(administrator)
    assert "signin.factors_cleared" in acts(about=administrator.pk)


@pytest.mark.parametrize("act", [switch_account, clear_factors])
def test_nobody_does_that_to_themselves(system_administrator: Account, act: object) -> None:
    more = {"on": False} if act is switch_account else {}

    with pytest.raises(Own):
        act(account_id=system_administrator.pk, by=system_administrator, at=MONDAY, **more)  # type: ignore[operator]


def test_another_partnerships_accounts_are_not_there(system_administrator: Account) -> None:
    elsewhere = Partnership.objects.create(slug="elsewhere", name="Elsewhere")
    stranger = Account.objects.create_account(email="s@example.org", name="S", partnership=elsewhere)

    assert switch_account(account_id=stranger.pk, on=False, by=system_administrator, at=MONDAY) is None
    stranger.refresh_from_db()
    assert stranger.is_active
