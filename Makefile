# diembao: `make` lists what can be done. Needs only Python 3.11+ and make; everything else is set up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
COMPILED := build/compiled/.made
export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export GX_ANALYTICS_ENABLED := false
# bytecode is what keeps Prefect's start within its limits
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help install run test test-fast check format gold compile bench clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(STAMP) ## make the environment in .venv

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: install ## run the main job on samples/inbox, through Prefect, and show what it made
	$(BIN)/diembao run samples/inbox --home data --prefect --tour

test: install ## all tests
	$(BIN)/python -m pytest -q -n auto --dist loadfile --no-loadscope-reorder

test-fast: install ## the tests that need no Prefect
	$(BIN)/python -m pytest -q -m "not flow and not server and not slow"

check: install ## ruff, mypy --strict, import-linter
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: install ## let ruff format and fix
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

gold: install ## score the extractors on annotated articles: ours, and ../shared/gold where it is
	$(BIN)/python -m tests.gold.score

compile: $(COMPILED) ## the package with its readers compiled, in build/compiled; needs a C compiler, three minutes

$(COMPILED): $(STAMP) setup.py $(shell find diembao models flows sql -type f -not -name '*.pyc')
	rm -rf build
	DIEMBAO_COMPILE=1 PIP_CONSTRAINT=constraints.txt \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target build/compiled .
	@touch $@

bench: install ## articles a second by stage, memory, and how both grow; compiled where there is a C compiler
	@if command -v cc > /dev/null; then $(MAKE) compile; else echo "no C compiler: measured as plain Python"; fi
	PYTHONPATH=build/compiled:. $(BIN)/python -P -m tests.bench

clean: ## remove the environment and the default home
	rm -rf $(VENV) data build
