# Two commands: `make run` starts everything, `make test` checks everything.
SHELL := /bin/bash
HUSTINGS_HOME ?= var
PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= 2
TEMPLATES = $(shell git ls-files '*/templates/*.html')
# Semgrep calls nobody: the rules are in the tree.
SEMGREP := SEMGREP_SEND_METRICS=off SEMGREP_ENABLE_VERSION_CHECK=0 $(BIN)/semgrep scan \
	--config .semgrep/rules --metrics=off --disable-version-check --error --quiet
# Tests have a home of their own, so that they never meet what `make run` keeps.
TEST_HOME ?= $(HUSTINGS_HOME)/test

export HUSTINGS_HOME

.PHONY: run test check nightly mutants bench snapshot slice doctor environment clean-environment
.DEFAULT_GOAL := run

run: environment
	@exec $(BIN)/hustings up $(ARGS)

environment: .venv/.made

# From the lock alone. Where packages come from is the environment's business.
.venv/.locked: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Hustings needs Python 3.11 or newer. Say which: make run PYTHON=python3.12" >&2; exit 1; }
	@echo "Fetching packages into .venv, this once: a minute or two"
	@if command -v uv >/dev/null && uv venv --quiet --allow-existing --python "$$(command -v $(PYTHON))" .venv && \
		uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock; then :; else \
		$(PYTHON) -m venv .venv || { echo "This Python has no venv. Either: apt-get install python3-venv, or install uv." >&2; exit 1; }; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock; \
	fi
	@touch $@

.venv/.made: .venv/.locked pyproject.toml
	@if $(BIN)/python -m pip --version >/dev/null 2>&1; then \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .; \
	else \
		uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .; \
	fi
	@touch $@

# Cheap before dear.
check: environment
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/lint-imports --no-logo
	env -u DATABASE_URL -u REDIS_URL HUSTINGS_HOME=$(TEST_HOME) $(BIN)/mypy
	$(SEMGREP) .
	$(BIN)/djlint --quiet --lint $(TEMPLATES)
	DJANGO_SETTINGS_MODULE=controlplane.settings.test HUSTINGS_HOME=$(TEST_HOME) \
		$(BIN)/python manage.py makemigrations --check --dry-run

# T=path runs some tests and no gates.
ifdef T
test: environment
	HUSTINGS_HOME=$(TEST_HOME) $(BIN)/pytest $(T)
else
test: check
	HUSTINGS_HOME=$(TEST_HOME) $(BIN)/pytest -q -n $(WORKERS) -m "not browser and not chaos"
	# By themselves: what is measured in seconds has the machine to itself.
	HUSTINGS_HOME=$(TEST_HOME) $(BIN)/pytest -q -m chaos
	# By themselves: Playwright keeps a loop running, beside which Django's ORM raises. All workers
	# share one instance; a file's tests stay together, as they share campaigns.
	HUSTINGS_HOME=$(TEST_HOME) $(BIN)/pytest -q -n $(WORKERS) --dist loadfile -m browser
endif

# Everything of `make test` with the whole matrices, then the mutants. A run that was cut off goes
# on with the mutants that aren't dead yet.
nightly: environment
	NIGHTLY=1 $(MAKE) test
	$(MAKE) mutants

# One mistake at a time into a copy of the tree; the tests must find each. ARGS names some.
mutants: environment
	$(BIN)/python -m tests.mutants $(ARGS)

bench: environment
	$(BIN)/python -m tests.benchmarks $(NAME) $(ARGS)

snapshot: environment
	$(BIN)/hustings snapshot

slice: environment
	$(if $(NAME),,$(error A slice needs a name: make slice NAME=petitions))
	$(BIN)/hustings slice $(NAME)

doctor: environment
	$(BIN)/hustings doctor

clean-environment:
	rm -rf .venv
