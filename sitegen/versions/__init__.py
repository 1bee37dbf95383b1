"""Versions of the data, and the deltas that rebuild each of them byte for byte from the one before."""
