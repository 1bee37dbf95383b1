"""A county's own table of schools, out of whichever file it keeps; the page does the same in scripts."""
