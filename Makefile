# Every target works from nothing: packaging/setup.sh makes what is missing and is quick otherwise.

PYTHON := .venv/bin/python
OPEN ?= samples

# Checks draw without a screen, and pyright runs on the Node.js that came as a Python package.
export PYRIGHT_PYTHON_GLOBAL_NODE := off
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1
export PYTHONUTF8 := 1
offscreen := QT_QPA_PLATFORM=offscreen

.DEFAULT_GOAL := help
.PHONY: test-package help run test format bench bench-align torture screenshots gallery package clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: ## open the program on samples/ (or make run OPEN=FILE-OR-FOLDER)
	@packaging/setup.sh run
	@if [ "$$(uname -s)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY$$QT_QPA_PLATFORM" ]; then \
		echo "duidu: there is no display to open a window on (with Xvfb: xvfb-run make run)" >&2; \
		exit 1; \
	fi
	@$(PYTHON) -m reader "$(OPEN)"

test: ## every check: format, lint, types, import contracts, tests
	@packaging/setup.sh dev
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m pyright
	.venv/bin/lint-imports --no-logo
	$(offscreen) $(PYTHON) -m pytest -q -n auto --dist worksteal

format: ## put the code in the house's format, mend what can be mended
	@packaging/setup.sh dev
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

bench: ## print the figures: launch, frames, parsing, filtering, each beside its target
	@packaging/setup.sh bench
	@$(PYTHON) -m tests.benchmarks

torture: ## kill the program while it saves, and worse, and see that nothing saved is lost
	@packaging/setup.sh dev
	@$(PYTHON) -m tests.torture

bench-align: ## measure the aligner on texts aligned by hand: quality, speed, memory
	@packaging/setup.sh dev
	@$(PYTHON) -m tests.benchmarks.align

screenshots: ## render the program on samples/ to docs/screenshots/
	@packaging/setup.sh dev
	$(offscreen) $(PYTHON) -m tests.tools.screenshots

gallery: ## render every scene in every language and theme, at two scales and widths, to build/gallery/
	@packaging/setup.sh dev
	@$(PYTHON) -m tests.tools.gallery

package: ## build what this system installs (Linux: .deb, archive) and the wheel, in dist/
	@packaging/setup.sh package
	@$(PYTHON) packaging/build.py

test-package: ## try the packaged program on a screen of its own (after make package)
	@packaging/setup.sh package
	@$(PYTHON) packaging/try_package.py build/bundle/duidu/duidu

clean: ## remove everything that was made, the virtual environment too
	rm -rf .venv dist build .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find reader tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
