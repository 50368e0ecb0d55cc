"""This room's rows of the table: it uses the acts of the rooms beneath it."""
