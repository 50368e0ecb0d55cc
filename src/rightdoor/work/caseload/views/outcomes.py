"""Goals on the page of one child's help."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.access.routes import Staff, open_to
from rightdoor.work.caseload.views.acting import carried_out
from rightdoor.work.outcomes import policy
from rightdoor.work.outcomes.actions import goals


@open_to(Staff(policy.SET_GOAL))
@require_POST
def goal(request: StaffRequest, episode_id: UUID) -> HttpResponse:
    """A goal is written down."""
    return carried_out(request, episode_id, policy.SET_GOAL, "goal", goals.set_goal)


@open_to(Staff(policy.END_GOAL))
@require_POST
def goal_end(request: StaffRequest, episode_id: UUID, goal_id: UUID) -> HttpResponse:
    """A goal has ended."""
    return carried_out(request, episode_id, policy.END_GOAL, "goal_end", goals.end_goal, goal_id=goal_id)
