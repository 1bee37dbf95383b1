"""Search: a compact index that the browser scans, and the browser's own search plug-in."""
