from rightdoor.work.support.tests.help_here import episode, on_monday, worker

__all__ = ["episode", "on_monday", "worker"]
