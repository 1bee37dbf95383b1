"""Pages on the data themselves: catalogue, API, sources, versions, state."""
