"""rightdoor signout: end everybody's sign-ins at once, from the machine itself, where somebody may have got in."""

import argparse

from rightdoor.config.own_work import begin


def run(arguments: list[str]) -> int:
    """signout --everybody; prints how many ended.  One person's are ended at /accounts/, by switching them off."""
    parser = argparse.ArgumentParser(prog="rightdoor signout", description=__doc__)
    parser.add_argument(
        "--everybody", action="store_true", required=True, help="say it, so that nobody does it by chance"
    )
    parser.parse_args(arguments)
    begin("signout")
    from rightdoor.ground.access.actors import System  # noqa: PLC0415  models need Django set up first
    from rightdoor.ground.access.middleware import moment  # noqa: PLC0415
    from rightdoor.ground.signin.actions.sign_ins import end_everybodys  # noqa: PLC0415

    print(f"{end_everybodys(by=System('command'), at=moment())} sign-ins were ended. Everybody signs in anew.")
    return 0
