"""Does a county meet the standard, and what is short? Pure functions: schools in, results out."""
