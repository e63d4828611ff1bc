# `make help` lists the commands. Variables go behind them: make serve PORT=6006

PORT = 5005
# Not taken from the environment: some shells and tools put the machine's own name into HOST.
HOST = 127.0.0.1
# Empty: a free port.
ACTIONS_PORT =
PARTNERSHIP_TABLE ?= data/partnerships

export PARTNERSHIP_TABLE
unexport PYTHONHOME PYTHONPATH

python := .venv/bin/python
launch := exec $(python) -m twincities.launch

.DEFAULT_GOAL := help
.PHONY: help chat serve telegram train test check nlu-report environment

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  Variables: PORT=$(PORT) HOST=$(HOST) ACTIONS_PORT=<a free one> PARTNERSHIP_TABLE=$(PARTNERSHIP_TABLE)"

chat: environment ## talk to the assistant in this terminal
	@$(launch) chat $(if $(ACTIONS_PORT),--actions-port '$(ACTIONS_PORT)')

serve: environment ## serve the assistant over HTTP at HOST:PORT
	@$(launch) serve --host '$(HOST)' --port '$(PORT)' $(if $(ACTIONS_PORT),--actions-port '$(ACTIONS_PORT)')

# PORT only where it is given: by long polling nobody needs to reach it.
telegram: environment ## answer on Telegram; TELEGRAM_BOT_TOKEN=… in front of it
	@$(launch) telegram --host '$(HOST)' $(if $(filter command line,$(origin PORT)),--port '$(PORT)') $(if $(ACTIONS_PORT),--actions-port '$(ACTIONS_PORT)')

train: environment ## train the model, if anything it is made from has changed
	@$(launch) train

test: environment ## run all tests: units, training data, stories, conversations over HTTP
	@$(python) -m pytest

check: environment ## check style, types and the partnership table
	@$(python) -m ruff check --extend-exclude .tools .
	@$(python) -m ruff format --check --extend-exclude .tools .
	@$(python) -m mypy
	@$(python) -m twincities.table '$(PARTNERSHIP_TABLE)'

environment:
	@sh scripts/environment.sh
