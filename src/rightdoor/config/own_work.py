"""How a command of our own begins: the framework is set up, and the database is told that the product is at work."""

import django


def begin(job: str) -> None:
    """Set up, and act as the product's own work from here on, under this name."""
    django.setup()
    from rightdoor.ground.access.actors import System  # noqa: PLC0415  models need Django set up first
    from rightdoor.ground.access.middleware import moment  # noqa: PLC0415
    from rightdoor.ground.access.walled.acting import work_as  # noqa: PLC0415
    from rightdoor.work.changing.standing import from_here_on  # noqa: PLC0415

    at = moment()
    work_as(System(job), at)
    from_here_on(at)
