"""This room's acts.  Who may do them is said by the room that knows who works with a child: work.child."""

TELL = "families.tell"
TELL_SECRET = "families.tell_must_not_know"  # noqa: S105  the name of an act
END = "families.end"
END_SECRET = "families.end_must_not_know"  # noqa: S105  the name of an act
