"""Maps as values: areas, classes, words, places to embed them."""
