"""From data to downloads: tables in every format, and Data Packages of the whole and of its parts.

What is exported depends on the package alone, not on a clock or a machine. Geometry is no resource of the
package and is never exported; a point inside each area is. Only `verification` reads files: those that were
taken away and come back to be checked.
"""
