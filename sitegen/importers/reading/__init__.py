"""What a list or a year table says: places, names, years and totals, each where it stands."""
