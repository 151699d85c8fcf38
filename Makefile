# For people who work on claimcheck; `make` alone lists what there is.
python := .venv/bin/python

.PHONY: help setup test lint types bench ci

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

setup:  ## make .venv with everything, the package editable
	python3.11 -m venv .venv
	$(python) -m pip install -q -e '.[dev]'

test:  ## run the tests
	$(python) -m pytest

lint:  ## check style and format
	$(python) -m ruff check .
	$(python) -m ruff format --check .

types:  ## check types
	$(python) -m mypy

bench:  ## measure how fast commands start
	$(python) benchmarks/startup.py

ci:  ## everything, as on a fresh machine
	.ci/run
