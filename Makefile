# Two commands matter: `make site` and `make test`. Both bring what they need, and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A part of the tests, faster or closer: make test PYTEST="-k masks"
PYTEST ?=
WORKERS ?= auto

# Never outside the virtual environment, whatever happened to it.
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_REQUIRE_VIRTUALENV=1 $(BIN)/python -m pip --quiet --no-input

.DEFAULT_GOAL := site
.DELETE_ON_ERROR:
.PHONY: site serve test check lint types unit locks clean help

## site: build the example into site/ and every event's cards into print/
# Always built anew: what may be shown depends on today's date as well as on the files.
site: $(VENV)/.run.stamp
	$(BIN)/hlsite build
	$(BIN)/hlsite print --all

## serve: preview the site on this machine
serve: $(VENV)/.run.stamp
	$(BIN)/hlsite serve

## test: everything that has to pass (installs its tools first)
test: lint types unit

## check: the same
check: test

lint: $(VENV)/.test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/djlint theme --lint --quiet

types: $(VENV)/.test.stamp
	$(BIN)/mypy

# Coverage makes a search through much text twice as slow, and tells nothing of a browser: both run without it.
# What measures the clock comes last, in the browser alone on the machine. Tests of a group share what takes half a minute to
# make, and are run by one process.
UNCOUNTED := tests/browser tests/audit/test_word_lists.py tests/audit/test_recall.py
unit: $(VENV)/.test.stamp $(VENV)/.tools.stamp $(VENV)/.node.stamp
ifeq ($(strip $(PYTEST)),)
	$(BIN)/pytest --numprocesses $(WORKERS) --dist loadgroup -m "not timed" $(UNCOUNTED:%=--ignore %) --cov --cov-report=
	$(BIN)/coverage report --skip-covered --show-missing --include "hlsite/privacy/*" --fail-under 100
	$(BIN)/coverage report --skip-covered --show-missing --include "hlsite/audit/*" --fail-under 100
	$(BIN)/coverage report --skip-covered --omit "hlsite/privacy/*,hlsite/audit/*" --fail-under 95
	$(BIN)/pytest --numprocesses $(WORKERS) -m "not timed" $(UNCOUNTED)
	$(BIN)/pytest --numprocesses $(WORKERS) -m timed --ignore tests/browser
	$(BIN)/pytest -m timed tests/browser
else
	$(BIN)/pytest --numprocesses $(WORKERS) $(PYTEST)
endif

## locks: write requirements/*.txt anew from *.in (needs uv)
locks:
	cd requirements && for lock in run test; do \
		uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes \
			--no-header --no-annotate --no-strip-extras --quiet $$lock.in -o $$lock.txt; \
	done

## clean: delete what was built and installed; never content/, desk/ or a vault
# `.site.anonymised` stays too: the next build has to remember what was decided in a hurry.
clean:
	rm -rf $(VENV) site print build dist .cache .site.lock* .site.staging* .site.ready* .site.previous* \
		tests/browser/node_modules .coverage .coverage.* .hypothesis \
		.mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find hlsite tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

help:
	@sed -n 's/^## /make /p' Makefile

# --- set-up: each stamp says that its step ended well, and is older than nothing it depends on ---

$(VENV)/.python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "hlsite needs Python 3.11 or newer; name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
		echo "$(PYTHON) cannot make virtual environments; Debian: apt-get install python3-venv" >&2; \
		exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

# The project itself: without its dependencies, which the lock has brought, and without a network.
$(VENV)/.run.stamp: $(VENV)/.python.stamp requirements/run.txt pyproject.toml
	$(PIP) install --require-hashes --only-binary :all: -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.test.stamp: $(VENV)/.run.stamp requirements/test.txt
	$(PIP) install --require-hashes --only-binary :all: -r requirements/test.txt
	@touch $@

# Axe, pa11y, Lighthouse and vnu: judges of pages, at the versions and digests of their own lock.
$(VENV)/.node.stamp: tests/browser/package-lock.json $(VENV)/.tools.stamp
	cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(VENV)/.tools.stamp: tests/install_tools.sh $(VENV)/.python.stamp
	sh tests/install_tools.sh
	@touch $@
