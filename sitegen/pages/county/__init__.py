"""Pages of counties and of all counties."""
