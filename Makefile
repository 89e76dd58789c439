# dragoman: each target is one command, on a fresh machine too (Python 3.11 or newer, make; nothing else).

PYTHON ?= python3
BIN    := .venv/bin
READY  := .venv/.ready
PAGE   := src/dragoman/web/static/index.html
KOREA  := .cache/korea.duckdb
DEMO   := examples/korea-2018-2019/2019-02-28-hanoi-fails.txt

.PHONY: help setup page screenshots demo test lint format rules evals bench docs lock clean

help:            ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY)  ## .venv with everything that demo, tests and evals need; the page too where npm is
	@! command -v npm >/dev/null || $(MAKE) -s page || { test -z "$$CI" && echo "the page is not built; all else works"; }

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "dragoman needs Python 3.11 or newer; give one: make PYTHON=python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "setting up .venv (once; some 300 MB)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

page: $(PAGE)    ## the page of the reading room, built by npm (Node 20.19 or newer)

$(PAGE): $(shell find web -name node_modules -prune -o -type f -print)
	@echo "building the page (once; npm fetches some 90 MB)"
	@cd web && npm ci --silent && npm run --silent build -- --logLevel warn
	@touch $@

screenshots: setup page  ## the pictures of every view (needs Chromium)
	@$(BIN)/python docs/screenshots.py

demo: setup      ## read one example report; then all of them into an archive, and ask it
	@$(BIN)/dragoman read $(DEMO)
	@mkdir -p .cache && rm -rf $(KOREA)*
	@$(BIN)/dragoman ingest examples --archive $(KOREA)
	@printf '\n\nTIMELINE of meetings between the United States and North Korea\n\n'
	@$(BIN)/dragoman timeline USA PRK --type CONSULT --archive $(KOREA)
	@printf '\n\nLEDGER of what each demands, offers, undertakes, refuses and threatens\n\n'
	@$(BIN)/dragoman ledger USA PRK --archive $(KOREA)
	@printf '\n\nDEADLOCKS\n\n'
	@$(BIN)/dragoman deadlocks USA PRK --archive $(KOREA)
	@printf '\n\nA BRIEFING, in Markdown\n\n'
	@$(BIN)/dragoman brief USA PRK --archive $(KOREA)

test: setup      ## all tests, doctests and rule examples; no network
	@$(BIN)/python -m pytest

lint: setup      ## ruff, mypy --strict, import contracts
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports
	@test ! -d web/node_modules || npm --prefix web run --silent check

rules: setup     ## every rule against its own examples
	@$(BIN)/dragoman rules check

evals: setup     ## quality, against floors that may only rise (data: DRAGOMAN_EVALS=folder)
	@$(BIN)/python -m evals run

bench: setup     ## speed: parse, stages, commands, processes (docs/benchmarks.md); an archive of 10,000 records
	@$(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.archive 10_000 .cache/bench

docs: setup      ## the pictures and references that are made by a command
	@$(BIN)/python docs/make.py

lock:            ## requirements.lock anew from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --extra dev --generate-hashes --no-header --python-version 3.11 -o requirements.lock
	@sed -i '/--hash=sha256:118f875909f6b5e8e69d872363d44a020995fcbd6c4c74815e48d9de2bfd8fab/d' requirements.lock

clean:           ## remove .venv and caches
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
