"""How many questions of other fields are declined: `python -m bench.out_of_scope FILE`, one question a line.

A question counts as declined when the answer names no city and no year of the table. Each is asked in a
conversation of its own, over HTTP, of an assistant that the command starts.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.conversations.player import conversation, running_assistant
from twincities.configuration import table_path
from twincities.table import PartnershipTable, load_table


def facts_in(answer: str, table: PartnershipTable) -> list[str]:
    """The names of cities and the years of the table that an answer holds."""
    names = [city.name for city in table.cities]
    years = [str(row.since.year) for row in table.partnerships if row.since]
    return [fact for fact in dict.fromkeys(names + years) if fact in answer]


def main(file: Path) -> None:
    """Ask every line of the file and print what was not declined."""
    table = load_table(Path(table_path()))
    questions = [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    answered = 0
    with running_assistant() as url:
        for question in questions:
            texts = "\n".join(str(message.get("text", "")) for message in conversation(url)(question))
            if facts_in(texts, table):
                answered += 1
                print(f"{question}\n    {texts[:160]!r}")
    print(f"{len(questions) - answered} of {len(questions)} declined ({1 - answered / len(questions):.1%})")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
