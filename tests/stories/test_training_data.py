"""The training data is consistent, and the stories of this folder are predicted as they stand."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from twincities.launch.processes import ESCAPE_SEQUENCE
from twincities.launch.project import ROOT, child_environment
from twincities.launch.training import trained_model

STORIES = Path(__file__).parent


# Rasa does not see what the actions say.
SAID_BY_ACTIONS = re.compile(r"The utterance '\w+' is not used in any story or rule\.")
# What is read by cues alone, and never by the classifier (twincities/nlu/question_reader.py).
READ_BY_CUES = re.compile(
    r"The intent 'choose_language' is listed in the domain file, but is not found in the NLU training data\."
)


def rasa(*arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "twincities.rasa", *arguments],
        cwd=ROOT,
        env=child_environment(RASA_MAX_CACHE_SIZE="0"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    output = ESCAPE_SEQUENCE.sub("", run.stdout)
    assert run.returncode == 0, "\n" + output
    return output


def test_training_data_is_consistent() -> None:
    output = rasa(
        "data",
        "validate",
        "--fail-on-warnings",
        "--domain",
        "domain.yml",
        "--data",
        "data/nlu",
        "data/rules.yml",
    )
    # That option lets pass several warnings, such as that of an intent without examples.
    warnings = re.findall(r": UserWarning: (.*)", output)
    expected = (SAID_BY_ACTIONS, READ_BY_CUES)
    assert [one for one in warnings if not any(each.fullmatch(one) for each in expected)] == []


def test_stories_are_predicted(tmp_path: Path) -> None:
    rasa(
        *("test", "core", "--no-plot", "--fail-on-prediction-errors", "--model", str(trained_model())),
        *("--stories", str(STORIES), "--out", str(tmp_path)),
    )
