# `make help` lists the commands. Variables go behind them: make serve PORT=6006

PORT = 5005
# Not taken from the environment: some shells and tools put the machine's own name into HOST.
HOST = 127.0.0.1
# Where `make actions` listens; the others start an action server there. Empty: actions run inside Rasa.
ACTIONS_PORT =
# The Python of the environment: a version (3.12) or a path; empty: one that is there. Not from the environment either.
PYTHON =
# How many tests `make test` runs at once, with servers of their own and about 1.5 GB each.
WORKERS = 3
# Options of `make bench`.
BENCH =
# Of `make load`: the address, users at once, for how long, and questions a second (empty: each asks when answered).
ADDRESS = http://127.0.0.1:$(PORT)
USERS = 16
SECONDS = 20
RATE =
# Of `make import`: the list, the town whose partners it names where it does not say so, and which of several sheets.
FILE =
TOWN =
SHEET =
TABLE =
PARTNERSHIP_TABLE ?= data/partnerships

export PARTNERSHIP_TABLE
unexport PYTHONHOME PYTHONPATH

python := .venv/bin/python
launch := exec $(python) -m twincities.launch

.DEFAULT_GOAL := help
.PHONY: help chat serve telegram actions import new table forget feedback train test check audit facts nlu-report bench load environment development charts

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  Variables: PORT=$(PORT) HOST=$(HOST) ACTIONS_PORT=<none> PARTNERSHIP_TABLE=$(PARTNERSHIP_TABLE) PYTHON=<3.11, 3.12 or 3.13>"

chat: environment ## talk to the assistant in this terminal
	@$(launch) chat $(if $(ACTIONS_PORT),--actions-port '$(ACTIONS_PORT)')

serve: environment ## serve the assistant over HTTP at HOST:PORT
	@$(launch) serve --host '$(HOST)' --port '$(PORT)' $(if $(ACTIONS_PORT),--actions-port '$(ACTIONS_PORT)')

# PORT only where it is given: by long polling nobody needs to reach it.
telegram: environment ## answer on Telegram; TELEGRAM_BOT_TOKEN=… in front of it
	@$(launch) telegram --host '$(HOST)' $(if $(filter command line,$(origin PORT)),--port '$(PORT)') $(if $(ACTIONS_PORT),--actions-port '$(ACTIONS_PORT)')

actions: environment ## serve the actions alone, for ACTION_ENDPOINT_URL=http://HOST:5055/webhook
	@$(launch) actions --host '$(HOST)' $(if $(ACTIONS_PORT),--port '$(ACTIONS_PORT)')

# In the environment, where a name may hold anything.
import: export FILE := $(FILE)
import: export TABLE := $(TABLE)
import: export TOWN := $(TOWN)
import: export SHEET := $(SHEET)
import: environment ## make a table of a list: FILE=list.xlsx TABLE=new/folder
	@$(python) -m twincities.importing "$$FILE" "$$TABLE" --town "$$TOWN" --sheet "$$SHEET"

new: environment ## make an empty table to fill in: TABLE=new/folder
	@$(python) -m twincities.importing.template '$(TABLE)'

table: environment ## check the table PARTNERSHIP_TABLE alone, and show what it holds
	@$(python) -m twincities.table "$$PARTNERSHIP_TABLE"

# In the environment, where a name may hold anything.
forget: export WHO := $(WHO)
forget: environment ## erase a conversation, WHO=<its name>; without a name: list the latest
	@$(python) -m twincities.forgetting "$$WHO"

feedback: environment ## count what users said of answers: helpful or not, by what was asked
	@$(python) -m twincities.feedback

train: environment ## train the model, if anything it is made from has changed
	@$(launch) train

test: development ## run all tests: units, stories, conversations over HTTP, the chat in a browser
	@sh scripts/programs_for_tests.sh
	@$(python) -m twincities.launch train
	@$(python) -m pytest -n '$(WORKERS)' --dist worksteal

check: development ## check style, types and the partnership table
	@$(python) -m ruff check --extend-exclude .tools .
	@$(python) -m ruff format --check --extend-exclude .tools .
	@$(python) -m mypy
	@$(python) -m twincities.table '$(PARTNERSHIP_TABLE)'

language: environment ## begin another language, CODE=de (docs/languages.md)
	@$(python) -m twincities.languages new '$(CODE)'

language-check: environment ## say what languages lack, key by key; CODE=fr: only that one
	@$(python) -m twincities.languages check '$(CODE)'

audit: ## ask for known vulnerabilities of the packages in uv.lock
	@sh scripts/audit.sh

facts: environment ## write every claim of the table with its verdict and source to results/facts.md
	@$(python) -m twincities.table.fact_sheet '$(PARTNERSHIP_TABLE)' results/facts.md

nlu-report: charts ## cross-validate, and write to results/nlu where the understanding hurts
	@$(python) -m bench.nlu_report

bench: charts ## compare speed and memory with a stock Rasa assistant (BENCH='--help' lists options)
	@$(if $(filter --help --only-sizes,$(BENCH)),:,sh scripts/environment.sh bench/stock)
	@$(python) -m bench $(BENCH)

load: charts ## ask a running server the questions of the tests, and plot what it takes: USERS=16 SECONDS=20 RATE=<none>
	@$(python) -m bench.load '$(ADDRESS)' --users '$(USERS)' --seconds '$(SECONDS)' $(if $(RATE),--rate '$(RATE)')

# With the packages of traces where the settings of OpenTelemetry name a collector.
environment:
	@PYTHON='$(PYTHON)' sh scripts/environment.sh $(if $(OTEL_EXPORTER_OTLP_ENDPOINT)$(OTEL_EXPORTER_OTLP_TRACES_ENDPOINT),. tracing)

development:
	@PYTHON='$(PYTHON)' sh scripts/environment.sh . dev

charts:
	@PYTHON='$(PYTHON)' sh scripts/environment.sh . charts
