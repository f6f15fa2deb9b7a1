# Two commands: `make run` starts everything, `make test` proves it. CONTRIBUTING.md says the rest.
VENV := .venv
BIN := $(VENV)/bin
HUSTINGS_HOME ?= var
PORT ?= 8000
T ?= tests
export HUSTINGS_HOME PORT

.PHONY: run test check nightly bench snapshot slice clean

$(VENV)/.made: requirements.lock pyproject.toml
	@command -v uv >/dev/null 2>&1 && uv venv --quiet --allow-existing $(VENV) || python3 -m venv $(VENV)
	@if command -v uv >/dev/null 2>&1; then \
	  uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock && \
	  uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e . ; \
	else \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	fi
	@touch $@

run: $(VENV)/.made
	@$(BIN)/hustings up

check: $(VENV)/.made
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/djlint --check-only --quiet --lint cms nations platform/controlplane/templates tenants 2>&1 | tail -5
	HUSTINGS_HOME=$(HUSTINGS_HOME)/test $(BIN)/python manage.py makemigrations --check --dry-run --settings controlplane.settings.test

test: check
	HUSTINGS_HOME=$(HUSTINGS_HOME)/test $(BIN)/pytest -n 2 --dist loadgroup $(T)

nightly: $(VENV)/.made
	NIGHTLY=1 $(MAKE) test

bench: $(VENV)/.made
	for name in provision facts page; do $(BIN)/python -m tests.benchmarks $$name || exit 1; done

snapshot: $(VENV)/.made
	$(BIN)/hustings snapshot

slice: $(VENV)/.made
	$(BIN)/hustings slice $(NAME)

clean:
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache
