.DEFAULT_GOAL := help
PYTHON ?= python3
PROMPT ?= cinematic drone shot flying over a misty mountain valley at sunrise, golden hour lighting, slow forward motion
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

# Every lock file is complete, so nothing is resolved at install time: --no-deps, and hashes on all.
.venv/runtime.ok: requirements/runtime.txt requirements/osmesa.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing Rushes into .venv ..."
	@$(PIP) install --no-deps --require-hashes --only-binary :all: -r requirements/runtime.txt -r requirements/osmesa.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.ok: .venv/runtime.ok requirements/dev.txt
	@echo "Installing the development tools into .venv ..."
	@$(PIP) install --no-deps --require-hashes --only-binary :all: -r requirements/dev.txt
	@touch $@

.PHONY: help
help:  ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-10s %s\n", $$1, $$2}'

.PHONY: install
install: .venv/runtime.ok  ## Install Rushes into .venv (the command is .venv/bin/rushes)
