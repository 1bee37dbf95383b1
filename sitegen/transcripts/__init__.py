"""Texts of sources as printed, read again and held against the rows that rest on them."""
