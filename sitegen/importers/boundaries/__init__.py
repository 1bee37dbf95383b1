"""Upstream boundary files → the simplified geometry of `datasets/boundaries/`."""
