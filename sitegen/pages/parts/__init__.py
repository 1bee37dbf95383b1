"""What pages of several subjects have in common."""
