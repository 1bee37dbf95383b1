"""Pages of plans, goals and progress."""
