"""Pages that compare provinces, regions and claims."""
