.DEFAULT_GOAL := help
SHELL := /bin/bash
PY := .venv/bin/python
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export DO_NOT_TRACK := 1
export GX_ANALYTICS_ENABLED := false

.PHONY: help setup demo test test-long lint bench lock

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 12

setup: ## virtual environment, locked packages, browser and driver
	@./setup.sh

demo: setup ## sixty made-up households through two practice counties, start to finish (STAY=1 leaves it running)
	@$(PY) -m bench.demo $(if $(STAY),--stay)

test: setup ## every test that fits in ten minutes
	@$(PY) -m pytest -m "not long"

test-long: setup ## what takes longer: kills at every step of both counties, 200 applications in one browser, the demo
	@$(PY) -m pytest -m long

lint: setup ## style, types, import rules
	@.venv/bin/ruff check . && .venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports

bench: setup ## every benchmark, or one: make bench NAME=rendition
	@$(PY) -m bench $(NAME)

lock: ## renew requirements.lock from pyproject.toml (wants uv)
	@uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --quiet -o requirements.lock
