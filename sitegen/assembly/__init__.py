"""From checked rows to the typed model.

The rows have passed `check`, so conversions here cannot fail on data; if one does, a rule is missing
and the program, not the data, is at fault.
"""

from sitegen.assembly.site_data import assemble

__all__ = ["assemble"]
