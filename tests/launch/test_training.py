from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from tests.launch.stand_ins import command
from tests.launch.watching import MOST_SECONDS, is_running, wait_until
from tests.launch.with_stand_ins import LAUNCH_TRAINING
from twincities.launch.errors import LaunchError
from twincities.launch.project import ROOT
from twincities.launch.training import fingerprint, trained_model

FILES = (
    "config.yml",
    "domain.yml",
    "data/nlu/dates.yml",
    "data/nlu/more/cities.yml",
    "data/rules.yml",
    "data/stories.yml",
    "twincities/nlu/masking.py",
)
LOCK = """\
[[package]]
name = "assistant"
version = "0.1.0"
source = { virtual = "." }
dependencies = [{ name = "tokens", extra = ["signed"] }]
dev-dependencies = { dev = [{ name = "tests" }] }

[[package]]
name = "tokens"
version = "2.0"
source = { registry = "https://pypi.org/simple" }
optional-dependencies = { signed = [{ name = "signatures" }] }

[[package]]
name = "signatures"
version = "4.0"
source = { registry = "https://pypi.org/simple" }

[[package]]
name = "tests"
version = "3.0"
source = { registry = "https://pypi.org/simple" }
"""
OTHER_FILES = ("data/partnerships/cities.csv", "actions/dates.py", "README.md", "twincities/nlu/notes.txt")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that go into a model, and others."""
    project = tmp_path / "project"
    for name in (*FILES, *OTHER_FILES):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(f"content of {name}")
    (project / "uv.lock").write_text(LOCK)
    (tmp_path / "notes").mkdir()
    monkeypatch.setenv("STAND_INS", str(tmp_path / "notes"))
    return project


def trainings(project: Path) -> int:
    return len(list((project.parent / "notes").glob("train-*")))


def start(project: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*LAUNCH_TRAINING, str(project), *options], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("name", FILES)
def test_a_changed_missing_or_renamed_file_asks_for_training(project: Path, name: str) -> None:
    before = fingerprint(project)
    assert fingerprint(project) == before
    file = project / name
    file.write_text("something else")
    assert fingerprint(project) != before
    file.write_text(f"content of {name}")
    assert fingerprint(project) == before
    if name in {"config.yml", "domain.yml"}:
        file.unlink()
        with pytest.raises(LaunchError, match=f"{name} is missing"):
            fingerprint(project)
        return
    if "/" in name:
        file.rename(file.with_stem("renamed"))
        assert fingerprint(project) != before
    else:
        file.unlink()
        assert fingerprint(project) != before


def test_what_a_response_says_asks_for_no_training_and_a_new_response_does(project: Path) -> None:
    def named(domain: str) -> str:
        (project / "domain.yml").write_text(domain)
        return fingerprint(project)

    before = named("intents: [greet]\nresponses:\n  utter_greet:\n    - text: Hello!\n")
    assert named("intents: [greet]\nresponses:\n  utter_greet:\n    - text: Good day!\n") == before
    assert named("intents: [greet]\nresponses:\n  utter_bye:\n    - text: Hello!\n") != before
    assert named("intents: [bye]\nresponses:\n  utter_greet:\n    - text: Hello!\n") != before


@pytest.mark.parametrize("name", OTHER_FILES)
def test_other_files_do_not(project: Path, name: str) -> None:
    before = fingerprint(project)
    (project / name).write_text("something else")
    assert fingerprint(project) == before


@pytest.mark.parametrize(
    ("version", "counts"), [("0.1.0", True), ("2.0", True), ("4.0", True), ("3.0", False)], ids=str
)
def test_only_versions_of_what_the_assistant_runs_with_ask_for_training(
    project: Path, version: str, counts: bool
) -> None:
    before = fingerprint(project)
    (project / "uv.lock").write_text(LOCK.replace(f'"{version}"', '"5.0"'))
    assert (fingerprint(project) != before) is counts


def test_it_trains_only_when_something_changed(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    model = trained_model(project, command("train"))
    assert model.read_bytes() == b"model"
    assert capfd.readouterr().err.startswith("Training the model … trained in ")
    assert trained_model(project, command("train")) == model
    assert trainings(project) == 1
    assert capfd.readouterr() == ("", "")
    (project / "domain.yml").write_text("changed")
    assert trained_model(project, command("train")) != model
    assert trainings(project) == 2


def test_a_training_that_fails_tells_why_and_leaves_no_model(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(LaunchError) as caught:
        trained_model(project, (*command("train"), "--broken"))
    assert str(caught.value) == (
        "the training failed:\n  ValueError: the rules contradict each other\n"
        f"its log: {project / '.logs' / 'train.log'}"
    )
    assert capfd.readouterr().err == "Training the model … failed\n"
    assert list((project / "models").rglob("*.tar.gz")) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_training_broken_off_leaves_no_model(project: Path, number: signal.Signals) -> None:
    training = start(project, "--slow")
    wait_until(lambda: list((project / "models" / ".training").glob("*.tar.gz")))
    training.send_signal(number)
    assert training.wait(MOST_SECONDS) != 0
    assert list((project / "models").glob("*.tar.gz")) == []
    (process,) = (int(note.read_text()) for note in (project.parent / "notes").glob("train-*"))
    wait_until(lambda: not is_running(process))
    assert trained_model(project, command("train")).exists()
    assert not (project / "models" / ".training").exists()


def test_two_trainings_at_once_train_once(project: Path) -> None:
    both = [start(project), start(project)]
    assert [training.wait(MOST_SECONDS) for training in both] == [0, 0]
    assert trainings(project) == 1
