# Each target builds .venv itself; nothing outside this folder is changed.
PYTHON ?= python3
WORKERS ?= auto
BIN := .venv/bin
STAMP := .venv/.built
DEMO := demo

.PHONY: demo test lint bench conformance docs clean

demo: $(STAMP)  ## the sample workspace, scored, with every paper
	rm -rf $(DEMO)
	$(BIN)/dubao init $(DEMO) --sample
	$(BIN)/dubao assess --workspace $(DEMO)
	@echo "成果在 $(CURDIR)/$(DEMO)/成果"

test: $(STAMP)  ## every test, on all cores
	$(BIN)/python -m pytest -n $(WORKERS)

lint: $(STAMP)  ## style, format, types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: $(STAMP)  ## the promised times
	@set -e; for bench in tests/bench/bench_*.py; do \
		echo "== $$bench"; PYTHONPATH=. $(BIN)/python $$bench; \
	done

conformance: $(STAMP)  ## scripts that use docxtpl, run on both engines: TEMPLATES=folder
	$(BIN)/python -m tests.conformance.run $(TEMPLATES)

docs: $(STAMP)  ## the generated pages
	$(BIN)/python -m dubao.model.problems > docs/problems.md
	$(BIN)/python -m dubao.model.reference > docs/reference.md

clean:
	rm -rf .venv $(DEMO) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMP): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install \
		--quiet --disable-pip-version-check --editable '.[dev]'
	touch $@
