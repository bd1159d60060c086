# The portal's commands. `make help` lists them.
PORT ?= 8000
REQUIRE ?=
CORPUS ?=
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard portal/locale*/th/LC_MESSAGES/*.po))

export PATH := $(CURDIR)/$(BIN):$(PATH)
export REQUIRE

.DEFAULT_GOAL := help
.PHONY: help setup demo seed serve elasticsearch test lint format messages bench lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/installed $(CATALOGUES) ## Make the environment and install the locked dependencies

$(VENV)/installed: requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or later is needed; PYTHON=/path/to/python3.11 chooses one.')"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv \
		&& $(BIN)/uv pip sync --quiet --require-hashes --python $(BIN)/python requirements.lock \
		|| $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(CATALOGUES): %.mo: %.po $(VENV)/installed
	@$(BIN)/python -c "import polib, sys; polib.pofile(sys.argv[1]).save_as_mofile(sys.argv[2])" $< $@

demo: setup ## Build the demonstration and serve it on 127.0.0.1:8000 (PORT= changes it)
	@PORT=$(PORT) $(BIN)/python deploy/seed.py
	@PORT=$(PORT) deploy/serve

seed: setup ## Build the demonstration's database, search index and static files
	@PORT=$(PORT) $(BIN)/python deploy/seed.py

serve: setup ## Serve what is there, with the worker, on 127.0.0.1:8000
	@PORT=$(PORT) deploy/serve

elasticsearch: setup ## Start a real search server on 127.0.0.1:9200 (ELASTICSEARCH_PORT= changes it; needs java 17 and mvn)
	@$(BIN)/python -m tests.servers elasticsearch

test: setup ## Run all tests; parts whose system program is absent are skipped by name (REQUIRE=all: fail)
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup
	@$(BIN)/python -m tests.servers postgresql -- $(BIN)/python -m pytest -n $(JOBS) --dist loadgroup --reuse-db --only-db -q tests/portal tests/home tests/service_pages tests/manuals tests/branding tests/search \
		--ignore tests/service_pages/test_rights_matrix.py --ignore tests/manuals/privacy --ignore tests/manuals/pdf --ignore tests/manuals/test_demo.py --ignore tests/home/standard/test_board_cost.py \
		--ignore tests/service_pages/reading

lint: setup ## Check style, types, templates, migrations and deployment settings
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint --lint --quiet portal/templates home/templates service_pages/templates manuals/templates branding/templates search/templates
	@$(BIN)/mypy
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(60))") BASE_URL=https://portal.example.go.th \
		FEEDBACK_KEYS=$$($(BIN)/python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())") \
		LOG_LEVEL=WARNING $(BIN)/python manage.py check --deploy --fail-level WARNING --settings portal.settings.production

format: setup ## Bring the code into the project's style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

messages: setup ## Collect the words for people into the Thai catalogue (needs gettext)
	@$(BIN)/python manage.py makemessages -l th --no-obsolete --no-wrap -d django \
		-i .venv -i var -i tests --add-location file

bench: setup ## Measure pages, search, papers, logos, the board and the survey within one run (CORPUS=: JSON lines with title and body to search among)
	@$(BIN)/python -m tests.benchmarks.run $(if $(CORPUS),--corpus "$(CORPUS)")

lock: setup ## Resolve the dependencies of pyproject.toml anew into requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --extra test --python-version 3.11 --generate-hashes --no-emit-index-url --quiet -o requirements.lock

clean: ## Remove the environment, the demonstration and what tools left behind
	rm -rf $(VENV) var .pytest_cache .ruff_cache .mypy_cache
