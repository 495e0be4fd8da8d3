# Every target that runs Python sets up .venv first; a fresh machine needs Python 3.11 or newer, and make.

PYTHON ?=
UV_VERSION := 0.13.9
VENV := .venv/bin
SOURCES := planner simulation ui tests benchmarks

.DEFAULT_GOAL := help
.PHONY: help run test bench bench-decision check format set-up lock clean

help:               ## Say what each target is for.
	@echo "Targets (PYTHON=/path/to/python3 picks the Python, ARGS='...' adds arguments to run, test and bench):"
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

run: set-up         ## Open the desktop; without a display, or with ARGS, simulate the Neptune sample here.
	@if $(if $(ARGS),false,$(VENV)/python -m ui.display); then \
		$(VENV)/sla-planner; \
	else \
		$(VENV)/python -m planner run scenarios/neptune.toml $(ARGS); \
	fi

test: set-up        ## Run every test, the slow ones included.
	@sh .ci/window-tools
	@$(VENV)/python -m simulation.compiled
	@$(VENV)/python -m pytest --numprocesses auto $(ARGS)
	@$(if $(ARGS),,$(VENV)/python -m pytest tests/ui/test_heartbeat.py)

bench: set-up       ## Measure speed and memory, ours beside other programs'; under ten minutes, ARGS=--quick: two.
	@$(VENV)/python -m simulation.compiled
	@$(VENV)/python -m benchmarks $(ARGS)

bench-decision: set-up ## Hold the recommended staffing beside that of Erlang C with shift covering; a few minutes.
	@$(VENV)/python -m benchmarks.decision

check: set-up       ## Look for faults without running: style, types, the three floors.
	@$(VENV)/python -m ruff check .
	@$(VENV)/python -m ruff format --check .
	@$(VENV)/python -m mypy $(SOURCES)
	@$(VENV)/lint-imports --no-logo

format: set-up      ## Lay the code out as `make check` wants it.
	@$(VENV)/python -m ruff check --fix .
	@$(VENV)/python -m ruff format .

set-up:             ## Make or renew .venv; the other targets do it by themselves.
	@PYTHON='$(PYTHON)' sh .ci/set-up

lock: set-up        ## Choose the newest versions that pyproject.toml allows and write requirements.lock.
	@$(VENV)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@$(VENV)/python -m uv --quiet pip compile pyproject.toml --extra dev --extra bench --extra cluster --upgrade \
		--universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-annotate \
		--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
		--output-file requirements.lock

clean:              ## Remove .venv and everything else that can be made again.
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find $(SOURCES) -name __pycache__ -type d -prune -exec rm -rf {} +
