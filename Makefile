# `make run` tries the program, `make test` checks everything. Both install what they need, once.
.DEFAULT_GOAL := help
.PHONY: help run test bench build format clean
SHELL := bash
# ARGS="-k history -x" goes to pytest, to the benchmarks, or to the program.
ARGS ?=

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: ## opens the composer on its own sandbox; no account is needed
	@.ci/venv run
	@if [[ $$(uname -s) == Linux && -z "$$DISPLAY$$WAYLAND_DISPLAY" ]]; then \
	  echo "There is no display here, so the tour runs off screen; its pictures go to build/tour"; \
	  QT_QPA_PLATFORM=offscreen .venv/bin/chatapp-desktop --tour build/tour $(ARGS); \
	else \
	  .venv/bin/chatapp-desktop --demo $(ARGS); \
	fi

test: ## ruff, mypy, import-linter, and pytest with the real window on a virtual screen
	@.ci/venv dev
	@.ci/check $(ARGS)

bench: ## the speed and memory table
	@.ci/venv dev
	@.ci/desktop .venv/bin/python -m benchmarks $(ARGS)

build: ## the wheel, into dist/
	@.ci/venv dev
	@.venv/bin/python -m build --wheel --no-isolation --outdir dist

format: ## lays the source out as `make test` wants it
	@.ci/venv dev
	@.venv/bin/ruff check --fix
	@.venv/bin/ruff format

clean: ## removes what was built and cached; keeps .venv
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@rm -f resources/translations/*.qm .venv/stamp-project
	@find . -path ./.venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
