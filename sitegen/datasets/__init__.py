"""The Data Package: descriptor, reading, Frictionless validation, and rules of our own."""
