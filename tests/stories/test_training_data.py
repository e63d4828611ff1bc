"""The training data is consistent, and the stories of this folder are predicted as they stand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from twincities.launch.processes import ESCAPE_SEQUENCE
from twincities.launch.project import ROOT, child_environment
from twincities.launch.training import trained_model

STORIES = Path(__file__).parent


def rasa(*arguments: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "rasa", *arguments],
        cwd=ROOT,
        env=child_environment(RASA_MAX_CACHE_SIZE="0"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert run.returncode == 0, "\n" + ESCAPE_SEQUENCE.sub("", run.stdout)


def test_training_data_is_consistent() -> None:
    rasa("data", "validate", "--fail-on-warnings", "--domain", "domain.yml", "--data", "data")


def test_stories_are_predicted(tmp_path: Path) -> None:
    rasa(
        *("test", "core", "--fail-on-prediction-errors", "--model", str(trained_model())),
        *("--stories", str(STORIES), "--out", str(tmp_path)),
    )
