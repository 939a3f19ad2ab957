# Two commands matter: `make demo` and `make test`. On Windows: `py tools\setup_env.py demo` and `py tools\setup_env.py test`.
# Any Python finds or installs the right one: tools/setup_env.py says what it does.
SHELL = /bin/sh
HAVE = $(firstword $(foreach p,python3 python3.13 python3.12 python3.11 python,$(if $(shell command -v $(p) 2>/dev/null),$(p))))
SETUP = $(HAVE) tools/setup_env.py
ARGS =

.PHONY: help python setup demo test lint format gallery bench package clean

help:
	@echo 'make demo      a demo community on this machine, with the workstation on it'
	@echo 'make test      the static checks and the tests (ARGS="-k name" goes to pytest)'
	@echo 'make lint      the static checks and the pre-commit hooks'
	@echo 'make format    let ruff write the code its way'
	@echo 'make gallery   renew the pictures in docs/screenshots'
	@echo 'make bench     measure, each figure beside its limit'
	@echo 'make package   the frozen programs, in dist/moderator'

# On the barest Debian there is no Python at all: root gets it, everybody else gets the line to run, with what Qt needs
# (tools/setup_env.py says the same where only some of it is missing).
python:
	@if [ -z "$(HAVE)" ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3 python3-venv; } >&2; \
	  else echo 'Python 3.11 or newer is needed. On Debian or Ubuntu run this line, then try again:'; echo; \
    echo '    sudo apt-get install -y --no-install-recommends python3 python3-venv libglib2.0-0 libdbus-1-3 libegl1 libgl1 libfontconfig1 libxkbcommon0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0'; \
    exit 1; fi; fi

setup: python
	@$(or $(HAVE),python3) tools/setup_env.py setup

demo: python
	@$(or $(HAVE),python3) tools/setup_env.py demo $(ARGS)

test: python
	@$(or $(HAVE),python3) tools/setup_env.py test $(ARGS)

lint: setup
	@$(SETUP) run ruff check .
	@$(SETUP) run ruff format --check .
	@$(SETUP) run mypy
	@$(SETUP) run lint-imports
	@$(SETUP) run codespell

format: setup
	@$(SETUP) run ruff check --fix .
	@$(SETUP) run ruff format .

gallery: setup
	@$(SETUP) run python -m tools.gallery $(ARGS)

bench: setup
	@$(SETUP) run python -m bench $(ARGS)

package: python
	@$(or $(HAVE),python3) tools/setup_env.py package $(ARGS)

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .coverage.* htmlcov
