"""From data to downloads: tables as CSV, and Data Packages of the whole and of its parts.

Nothing here reads a file or a clock: the bytes depend on the package alone. Geometry is no resource of the
package and is never exported.
"""

from sitegen.exports.all_exports import export_all

__all__ = ["export_all"]
