"""Which pages exist and with what in them. Plain values: no HTML here."""
