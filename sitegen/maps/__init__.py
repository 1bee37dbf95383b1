"""Geometry: boundary files, and the SVG and interactive maps drawn from them."""
