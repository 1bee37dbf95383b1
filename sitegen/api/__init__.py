"""The API: JSON files under `/api/v1/`, each described by the OpenAPI document beside them.

What a member of a response is and how it is made stand in one line (`shape`), and tests hold every file
against its schema, so neither can move without the other. Files depend on the data and the site's address
alone.
"""
