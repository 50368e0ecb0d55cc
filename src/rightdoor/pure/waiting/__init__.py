"""Who waits for a service: in which order and why, who is next, how long it will be, and which clocks run."""
