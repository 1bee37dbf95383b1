"""What pages, API, feeds and downloads share: addresses, words, formats, tables, charts, citations."""
