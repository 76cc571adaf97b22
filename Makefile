# Every target builds the virtual environment by itself when it is missing or stale.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
GOLD ?= ../shared/gold
CORPUS ?= ../shared/corpus
PEERS ?= ../shared/bench
DOCUMENTS ?= 2000

.DEFAULT_GOAL := help
.PHONY: help setup ingest test check gold bench paired train new-format lock clean

help:            ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(READY)  ## build the pinned virtual environment in .venv

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info[:2] >= (3, 11) else "Python 3.11 or newer is needed; name one with PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q pipeline  # where Python may not write bytecode by itself, each run would compile it
	@touch $@

ingest: $(READY) ## raw/ -> curated/, only what is new or changed is worked on
	@$(BIN)/python -m pipeline ingest

test: $(READY)   ## run the tests
	@$(BIN)/python -m pytest -n 2

check: $(READY)  ## ruff, mypy --strict, and the tests of architecture and documentation
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest tests/test_architecture.py tests/test_docs.py

gold: $(READY)   ## score the output against hand-labelled documents, where they are at hand
	@$(BIN)/python -m pytest tests/test_gold.py

bench: $(READY)  ## time hot functions beside their rivals, growth, and whole runs beside the peers where those are at hand
	@$(BIN)/python -m pytest bench --benchmark-only
	@$(BIN)/python -m bench.corpus .bench/raw --documents $(DOCUMENTS)
	@$(BIN)/python -m bench.growth .bench/raw
	@$(BIN)/python -m bench.merging
	@if [ -d $(PEERS) ]; then $(MAKE) --no-print-directory paired; fi

paired: $(READY) .bench/venv/.ready
	@.bench/venv/bin/python $(PEERS)/make_corpus.py --seeds $(CORPUS)/seeds --readmes $(CORPUS)/lists/* \
	  --html $(CORPUS)/threads/* --out .bench/mixed --docs $(DOCUMENTS) >/dev/null
	@for rival in "peer_pipeline.py {raw} {out} --finder linkify" "floor_pipeline.py {raw} {out}"; do \
	  $(BIN)/python -m bench.paired "$(CURDIR)/.bench/venv/bin/python $(abspath $(PEERS))/$$rival" .bench/mixed/mixed --reps 3 || exit 1; done

.bench/venv/.ready: $(PEERS)/requirements.txt
	@$(PYTHON) -m venv .bench/venv
	@.bench/venv/bin/python -m pip install --quiet --disable-pip-version-check -r $< lxml_html_clean==0.4.6  # which one of them needs
	@touch $@

train: $(READY)  ## learn the topic weights anew from the labelled sentences
	@$(BIN)/python -m pipeline.classify.train

new-format: $(READY) ## lay a reader, a sample folder and its first expectation: NAME=... SAMPLE=...
	@$(BIN)/python -m tests.new_format $(NAME) $(SAMPLE)

lock: $(READY)   ## write requirements.lock anew from pyproject.toml
	@$(BIN)/python -m pip freeze --exclude-editable > requirements.lock

clean:           ## remove what can be built again
	rm -rf $(VENV) .bench .thread-catalogue .mypy_cache .ruff_cache .pytest_cache
