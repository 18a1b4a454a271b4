# One command for each job. The virtual environment is made on first use; stamps in it keep a second call fast.
#   make demo    code the articles of tests/articles/, print their events, write demo/
#   make test    the test suite            make lint / types / imports   ruff, mypy --strict, import-linter
#   make docs    the documentation         make bench                    speed and memory
#   make train   the language model, from ../shared/corpora (needs the train extra: torch)

VENV ?= .venv
BIN := $(VENV)/bin
TEXTS := tests/articles/texts.jsonl
PYTEST_FLAGS ?=

.PHONY: demo test lint types imports floors docs bench train clean help
.DEFAULT_GOAL := help

help:
	@sed -n '2,5s/^# *//p' Makefile

$(VENV)/.made:
	@scripts/make_venv $(VENV)
	@touch $@

# What a plain `pip install dateline` brings, and nothing else.
$(VENV)/.runtime: $(VENV)/.made pyproject.toml
	@echo "Installing Dateline into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(VENV)/.docs: $(VENV)/.runtime
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@

$(VENV)/.train: $(VENV)/.runtime
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	@touch $@

demo: $(VENV)/.runtime
	@mkdir -p demo
	@$(BIN)/dateline code $(TEXTS) --show --to demo/records.jsonl --to demo/events.csv --to demo/index.html
	@echo "Open demo/index.html in a browser: each article beside its record, each value beside its words."

test: $(VENV)/.dev
	@$(BIN)/python -m pytest $(PYTEST_FLAGS)

lint: $(VENV)/.dev
	@$(BIN)/ruff check .

types: $(VENV)/.dev
	@$(BIN)/mypy

imports: $(VENV)/.dev
	@$(BIN)/lint-imports

floors: $(VENV)/.dev
	@$(BIN)/python scripts/floors.py --check

docs: $(VENV)/.docs
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "The documentation is in site/index.html."

bench: $(VENV)/.dev
	@$(BIN)/python benchmarks/speed.py

train: $(VENV)/.train
	@$(BIN)/python -m training

clean:
	rm -rf demo site build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
