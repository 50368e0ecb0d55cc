from rightdoor.work.support.tests.help_here import episode, going, worker

__all__ = ["episode", "going", "worker"]
