"""What every page's frame needs: help lines, the way out, where one can go, who is signed in.

Public pages are made of this without one question to the database.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rightdoor.config.speaking import is_public
from rightdoor.doors.frontdoor.areas import area_of_visit, name_of_area
from rightdoor.doors.frontdoor.presenters.lines import frame_lines
from rightdoor.ground.access.lifecycle import ROLE_NAMES, Role
from rightdoor.ground.access.middleware import clock_of_this_machine
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.routes import act_at
from rightdoor.ground.access.rulings import table
from rightdoor.ground.design.environment import link_if
from rightdoor.ground.design.languages import ASKED, languages
from rightdoor.ground.design.presenters import NavItem
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.reading import county

WORK = "/work/"
OF_STAFF = (WORK, "/account/", "/accounts/")
PUBLIC_NAV = (
    NavItem("find", _("Find help"), "/find/"),
    NavItem("ask", _("Ask for help"), "/ask/"),
    NavItem("request", _("My request"), "/my-request/"),
)
STAFF_NAV = (  # key, words, address, and the act that opens it
    ("queue", "Queue", "/work/", "triage.see_queue"),
    ("safety", "Safety", "/work/safety/", "safeguarding.see_flags"),
    ("tasks", "Tasks", "/work/tasks/", "tasks.see"),
    ("take", "Take a call", "/work/take/", "referrals.take"),
    ("known", "Find a child", "/work/known/", "joining.look_up"),
    ("caseload", "Whom you support", "/work/support/", "support.see_caseload"),
    ("waiting", "Who waits", "/work/support/waiting/", "support.see_lists"),
    ("groups", "Groups", "/work/groups/", "groups.list"),
    ("onward", "Sent on", "/work/onward/", "onward.see_list"),
    ("milestones", "What falls due", "/work/milestones/", "milestones.see"),
    ("assessments", "Assessments", "/work/assessments/", "assessments.see"),
    ("complaints", "Complaints", "/work/complaints/", "listening.list"),
    ("voices", "How it was", "/work/how-it-was/", "listening.hear"),
    ("workforce", "Workforce", "/work/workforce/", "workforce.see"),
    ("records", "Records", "/work/records/", "keeping.see"),
    ("rota", "Rota", "/work/tasks/rota/", "tasks.keep_rota"),
    ("accounts", "Accounts", "/accounts/", "signin.invite"),
    ("unusual", "What stood out", "/work/unusual/", "oversight.see"),
    ("shared", "Shared with you", "/work/shared/", "agreeing.see_shared"),
    ("conflicts", "Whom you know", "/work/conflicts/", "conflicts.tell"),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context for the layouts; only the working face asks the database, once, which roles are held."""
    account = getattr(request, "account", None)
    at = getattr(request, "at", None) or clock_of_this_machine()
    frame: dict[str, Any] = {
        "account": account,
        "demo": settings.DEMO or settings.MODE == "test",
        "at": at,
        "exit_url": county().exit_site,
    }
    if isinstance(account, Account) and request.path.startswith(OF_STAFF):
        return frame | working_frame(account, at)
    return frame | public_frame(request, at)


def public_frame(request: HttpRequest, at: datetime) -> dict[str, Any]:
    """Help first, three ways to go, and the foot."""
    area = area_of_visit(request)
    return {
        "help_lines": frame_lines(at),
        "help_url": "/help/",
        "languages": other_languages(request),
        "nav_items": PUBLIC_NAV,
        "area_name": name_of_area(area),
        "foot_items": (
            NavItem("area", change_area(name_of_area(area)), "/area/"),
            NavItem("complain", _("Complain or say thanks"), "/complain/"),
            NavItem("who", _("Who may do what"), "/who-may-what/"),
            NavItem("staff", _("Staff: sign in"), "/sign-in/"),
        ),
    }


def change_area(name: str) -> str:
    """The link to choosing an area."""
    return str(_("Change area (%(area)s)") % {"area": name} if name else _("Choose your area"))


def other_languages(request: HttpRequest) -> list[NavItem]:
    """A link for each language that this page does not speak now; none where it has only English."""
    if not is_public(request):
        return []
    now = get_language()
    return [NavItem(code, name, f"?{ASKED}={code}") for code, name in languages().items() if code != now]


def working_frame(account: Account, at: datetime) -> dict[str, Any]:
    """Only the pages that somebody's roles open today."""
    held = {Role(one.role) for one in account.roles_on(day_of(at))}
    rules = table()

    def may(act: str) -> bool:
        return any(held & rule.roles for rule in rules.get(act, ()))

    def opens(address: str) -> bool:
        """Whether a role of theirs opens this page, so that no link leads nowhere."""
        act = act_at(address)
        return not act or may(act)

    nav = [NavItem(key, words, href) for key, words, href, act in STAFF_NAV if may(act)]
    return {
        "nav_items": nav,
        "home_url": nav[0].href if nav else link_if("account"),
        "account_name": account.name,
        "account_url": link_if("account"),
        "account_line": ", ".join(ROLE_NAMES[role] for role in Role if role in held),
        "sign_out_url": link_if("sign-out"),
        "search_url": link_if("search") if may("triage.see_queue") else "",
        "opens": opens,
    }
