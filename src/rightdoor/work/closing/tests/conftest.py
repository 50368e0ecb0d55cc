from rightdoor.work.support.tests.help_here import episode, going, on_monday, worker

__all__ = ["episode", "going", "on_monday", "worker"]
