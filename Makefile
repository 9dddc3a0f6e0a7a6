# The one door: people, CI and pre-commit call these targets. `make help` lists them.

PORT ?= 8000
# The portal answers this machine only; behind a reverse proxy of another machine set 0.0.0.0.
BIND ?= 127.0.0.1
BASE_PYTHON ?= python3
VENV ?= .venv
WORKERS ?= 2

PYTHON := $(VENV)/bin/python
MANAGE := $(PYTHON) manage.py
PIP_INSTALL := $(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r
BASE_STAMP := $(VENV)/.base.stamp
DEV_STAMP := $(VENV)/.dev.stamp
BENCH_STAMP := $(VENV)/.bench.stamp

.DEFAULT_GOAL := help
.PHONY: help run packages setup test test-all check format messages superuser data-report \
        browser-test fuzz fault-test load-test prod-check bench lighthouse lock clean secrets audit \
        backup restore restore-drill upgrade-test release-fixture

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F'|' '{printf "  make %-14s %s\n", $$1, $$2}'

# --- Set-up: each step runs again only when what it depends on has changed ---------------
$(PYTHON):
	$(BASE_PYTHON) -m venv $(VENV)

# The development lock contains the base lock, so either serves `make run`.
$(BASE_STAMP): requirements.lock | $(PYTHON)
	@echo "Installing Python packages (once)..."
	@$(PIP_INSTALL) requirements.lock
	@touch $@

$(DEV_STAMP): requirements-dev.lock | $(PYTHON)
	@echo "Installing development packages (once)..."
	@$(PIP_INSTALL) requirements-dev.lock
	@touch $@ $(BASE_STAMP)

# The benchmarks' lock contains the development lock.
$(BENCH_STAMP): requirements-bench.lock | $(PYTHON)
	@echo "Installing packages of the benchmarks (once)..."
	@$(PIP_INSTALL) requirements-bench.lock
	@touch $@ $(DEV_STAMP) $(BASE_STAMP)

packages: $(DEV_STAMP)

setup: $(BASE_STAMP)  ## packages, catalogues, database and data, without serving
	@mkdir -p staticfiles
	@$(MANAGE) prepare

# --- Use -----------------------------------------------------------------------------------
run: setup  ## set everything up and serve the portal on http://127.0.0.1:8000 (PORT=...)
	@echo "Portal on http://$(BIND):$(PORT)/  (Ctrl-C ends it)"
	@exec $(VENV)/bin/gunicorn ezportal.wsgi:application --bind $(BIND):$(PORT)

superuser: setup  ## make an administrator's account
	@$(MANAGE) createsuperuser

data-report: setup  ## print zones per country, sourced values, conflicts and gaps
	@$(MANAGE) data_report

backup: $(BASE_STAMP)  ## save database and files into one archive (FOLDER=var/backups KEEP=14)
	@$(MANAGE) backup $(FOLDER) $(KEEP:%=--keep %)

restore: $(BASE_STAMP)  ## put a backup back into an empty portal (FROM=archive, WITH=--replace)
	@test -n "$(FROM)" || { echo "make restore FROM=var/backups/ezportal-....tar" >&2; exit 2; }
	@$(MANAGE) restore $(FROM) $(WITH)

# --- Work ----------------------------------------------------------------------------------
OWN_TARGETS := not fuzz and not fault and not load and not drill and not upgrade
MARKS ?= not sweep and not browser and $(OWN_TARGETS)
test: $(DEV_STAMP)  ## the suite for all the time, on SQLite or on DATABASE_URL (TESTS=path and MARKS=expression narrow it)
	@$(PYTHON) -m pytest --numprocesses $(WORKERS) --dist loadgroup -m "$(MARKS)" $(TESTS)

test-all: MARKS = $(OWN_TARGETS)
test-all: test  ## the suite with Chromium, and with what goes through every screen, table and language

browser-test: MARKS = browser
browser-test: test  ## only the tests that drive Chromium

FUZZ_EXAMPLES ?= 50
fuzz: $(DEV_STAMP)  ## make up requests to the API, to every page and every form (FUZZ_EXAMPLES per operation)
	@FUZZ_EXAMPLES=$(FUZZ_EXAMPLES) $(PYTHON) -m pytest -m fuzz tests/api tests/fuzz

FAULT_SAVES ?= 1000
fault-test: $(DEV_STAMP)  ## break everything the portal needs, and kill it while answers are saved (FAULT_SAVES of them)
	@FAULT_SAVES=$(FAULT_SAVES) $(PYTHON) -m pytest -m fault tests/faults

LOAD_MINUTES ?= 10
load-test: $(DEV_STAMP)  ## many people at once for LOAD_MINUTES, then too many (LOAD_DELEGATES, LOAD_READS_PER_SECOND, LOAD_STAFF)
	@$(foreach name,$(filter LOAD_%,$(.VARIABLES)),$(name)=$($(name))) $(PYTHON) -m pytest -m load tests/load

prod-check: $(DEV_STAMP)  ## try image, compose file, proxy and all processes (root, DATABASE_URL, REDIS_URL)
	@$(PYTHON) -m scripts.prod_check

restore-drill: $(DEV_STAMP)  ## save, restore, compare and serve, on SQLite or on DATABASE_URL
	@$(PYTHON) -m pytest -m drill -s tests/backup

upgrade-test: $(DEV_STAMP)  ## bring portals of every release forward, and measure the locks
	@$(PYTHON) -m pytest -m upgrade tests/upgrades

release-fixture: $(DEV_STAMP)  ## dump this release for the upgrade tests (NAME=0.3, DATABASE_URL of a server)
	@$(PYTHON) scripts/release_fixture.py $(NAME)

# BENCH_SIZES=200 BENCH_ROUNDS=1 BENCH_SECONDS=1 BENCH_DATABASES=sqlite BENCH_WORKS=list,detail narrow it;
# `python -m benchmarks --help` tells all of them.
bench: $(BENCH_STAMP)  ## measure against Datasette, plain DRF and constant bytes; writes benchmarks/RESULTS.md
	@$(PYTHON) -m benchmarks

lighthouse: setup  ## pages as a phone on a slow line gets them (needs npm and Chromium)
	@$(PYTHON) -m benchmarks.lighthouse

check: $(DEV_STAMP)  ## formatting, lint, types, templates, migrations, translations
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	@if [ -d templates ]; then \
		find templates -name '*.html' -print0 | xargs -0 -r $(VENV)/bin/djade --target-version 5.2 --check && \
		$(VENV)/bin/djlint --lint templates; \
	fi
	$(MANAGE) compile_catalogues
	$(MANAGE) check --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check_catalogues

secrets: $(PYTHON)  ## look for keys and passwords in the tracked files
	@$(PYTHON) scripts/find_secrets.py

AUDIT_FLAGS ?=
audit: $(DEV_STAMP)  ## ask public advisories about every locked package (ends with an error where none answers)
	@$(PYTHON) scripts/audit.py $(AUDIT_FLAGS) requirements.lock requirements-dev.lock

format: $(DEV_STAMP)  ## write code and templates the way `make check` wants them
	$(VENV)/bin/ruff check --fix-only --quiet .
	$(VENV)/bin/ruff format .
	-@find templates -name '*.html' -print0 | xargs -0 -r $(VENV)/bin/djade --target-version 5.2

messages: $(DEV_STAMP)  ## collect the strings to translate into locale/ (needs gettext)
	@command -v xgettext >/dev/null || { echo "xgettext is missing: apt-get install gettext" >&2; exit 1; }
	$(MANAGE) makemessages $(LOCALES:%=--locale %) --add-location file --no-wrap --no-obsolete \
		--ignore '.venv' --ignore tests --ignore static --ignore staticfiles
LOCALES := zh_Hans km lo my th vi

lock: pyproject.toml  ## write the locks again from pyproject.toml (needs uv)
	uv pip compile $(LOCK_FLAGS) pyproject.toml -o requirements.lock
	uv pip compile $(LOCK_FLAGS) --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	uv pip compile $(LOCK_FLAGS) --extra dev --extra bench -c requirements-dev.lock pyproject.toml -o requirements-bench.lock
LOCK_FLAGS := --quiet --universal --no-strip-extras --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header

clean:  ## remove what the tools left; the virtual environment and the data stay
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis htmlcov staticfiles
