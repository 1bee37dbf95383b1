"""Publication as a transaction: a site is replaced as a whole or stays as it was, whatever happens."""
