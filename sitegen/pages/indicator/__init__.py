"""Pages of indicators and of who answers for them."""
