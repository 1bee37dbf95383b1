"""A new project: the package of this one without its rows, one example in each table, prose and workflows."""
