"""The typed model: frozen values without input or output."""
