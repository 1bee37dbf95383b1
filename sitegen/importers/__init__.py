"""Upstream files → curated files of `datasets/`. Run by hand, never by a build."""
