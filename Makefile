# `make` lists the targets. On Windows, use `python -m app run` (README).
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
VENV := .venv
BIN := $(VENV)/bin
# A folder of wheels, for a machine without network: make run WHEELS=/media/key/wheels
WHEELS ?= $(wildcard wheels)
PIP_FROM := $(if $(WHEELS),--no-index --find-links $(WHEELS))

.PHONY: help run test check night catalogues install install-dev assets bench

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(VENV)/made:
	@scripts/make-venv $(PYTHON) $(VENV)
	@touch $@

$(VENV)/run: requirements/run.txt $(VENV)/made
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes $(PIP_FROM) -r $<
	@touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes $(PIP_FROM) -r $<
	@touch $@

install: $(VENV)/run ## create .venv with the pinned dependencies

install-dev: $(VENV)/dev

run: install ## serve on http://127.0.0.1:8000 (PORT=, HOST=, DEMO=1)
	@$(BIN)/python -m app run --host $(HOST) --port $(PORT) $(if $(DEMO),--demo)

test: install-dev ## every test of the blocking suite (installs Chromium on Debian if it is missing)
	@scripts/install-browser
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -m "not night"

night: install-dev ## what takes longer: every path, every page, long kills
	@scripts/install-browser
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder --hypothesis-profile=night

check: install-dev ## ruff, mypy --strict, import contracts, procedures, catalogues, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m app check
	$(BIN)/python -m app catalogues --check
	@$(MAKE) --no-print-directory test

catalogues: install-dev ## extract the sentences and bring every .po up to date
	@$(BIN)/python -m app catalogues

assets: install-dev ## fetch the vendored assets anew (developers; needs npm)
	@$(BIN)/python scripts/assets.py

bench: install-dev ## measure: CPU per request, side by side
	@$(BIN)/python -m bench
