"""Training the model, only when something that it is made from has changed."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import yaml

from twincities.launch import stopping
from twincities.launch.errors import LaunchError
from twincities.launch.processes import Program, end, shown
from twincities.launch.project import ROOT, child_environment

RASA_TRAIN = (sys.executable, "-m", "twincities.rasa", "train")

_DATA = ("data/nlu", "data/rules.yml", "data/stories.yml")
# Not the partnership table: names are looked up in it when the model is used, and masked when it is trained.
_INGREDIENTS = ("config.yml", "domain.yml", *_DATA, "twincities/nlu")
_SUFFIXES = {".yml", ".py"}


def trained_model(root: Path = ROOT, command: Sequence[str] = RASA_TRAIN) -> Path:
    """The model for the files below `root` as they are now; trained first where there is none yet.

    Raises:
        LaunchError: when the training fails, or the model cannot be written.
        Stopped: when it was broken off.
    """
    model = root / "models" / f"{fingerprint(root)}.tar.gz"
    if not model.exists():
        try:
            model.parent.mkdir(exist_ok=True)
            with _lock(model.parent / ".lock"):
                if not model.exists():
                    _train(model, root, command)
        except OSError as error:  # a full disk; or a checkout that belongs to somebody else, who can train
            raise LaunchError(
                f"the model has to be trained first, and cannot be kept in {shown(model.parent)}: "
                f"{error.strerror}; `make train` by whoever may write there helps"
            ) from None
    return model


def fingerprint(root: Path) -> str:
    """A hash over everything that goes into the model.

    Raises:
        LaunchError: when an indispensable file is missing.
    """
    for name in ("config.yml", "domain.yml"):
        if not (root / name).is_file():
            raise LaunchError(f"{name} is missing")
    digest = hashlib.sha256()
    parts = {file.relative_to(root).as_posix(): file.read_bytes() for file in _files(root)}
    parts["domain.yml"] = _without_texts(parts["domain.yml"])
    parts["packages"] = "\n".join(_packages(root / "uv.lock")).encode()
    for name, content in sorted(parts.items()):
        for part in (name.encode(), content):
            digest.update(b"%d:" % len(part) + part)
    return digest.hexdigest()[:16]


def _files(root: Path) -> Iterator[Path]:
    for ingredient in _INGREDIENTS:
        path = root / ingredient
        if path.is_file():
            yield path
        for file in path.rglob("*"):
            if file.suffix in _SUFFIXES and file.is_file():
                yield file


def _without_texts(domain: bytes) -> bytes:
    """A domain without what its responses say, which is read when they are said; their names stay."""
    try:
        read = yaml.load(domain, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return domain
    if not isinstance(read, dict) or not isinstance(read.get("responses"), dict):
        return domain
    return json.dumps({**read, "responses": sorted(read["responses"])}, default=str).encode()


def _packages(lock: Path) -> list[str]:
    """The packages that the assistant runs with, as locked: those for tests and charts alone make no other model."""
    locked = tomllib.loads(lock.read_text(encoding="utf-8"))["package"] if lock.is_file() else []
    needed: set[str] = set()
    found = {package["name"] for package in locked if "virtual" in package["source"]}
    while found - needed:
        needed |= found
        for package in locked:
            if package["name"] in needed:
                extras = package.get("optional-dependencies", {}).values()
                dependencies = chain(package.get("dependencies", []), *extras)
                found |= {dependency["name"] for dependency in dependencies}
    return sorted(
        f"{package['name']} {package['version']}" for package in locked if package["name"] in needed
    )


def _train(model: Path, root: Path, command: Sequence[str]) -> None:
    """Train in a folder aside, so that a training broken off leaves nothing that looks like a model."""
    print("Training the model …", end=" ", file=sys.stderr, flush=True)
    started = time.monotonic()
    aside = model.parent / ".training"
    shutil.rmtree(aside, ignore_errors=True)
    data = [path for path in _DATA if (root / path).exists()]
    program = Program(
        "training",
        [
            *command,
            *("--config", "config.yml", "--domain", "domain.yml", "--data", *data),
            *("--out", str(aside), "--fixed-model-name", model.name),
            # The tests validate the data; here it would cost a quarter of the time again, for a log that few read.
            "--skip-validation",
            # No fingerprints of everything, to see what the cache has: it is off, as below.
            "--force",
        ],
        # Rasa's cache of components overlooks changes in the modules that a component imports: off.
        child_environment(RASA_MAX_CACHE_SIZE="0"),
        root / ".logs" / "train.log",
    )
    try:
        while program.exit_code is None:
            stopping.pause()
        if program.exit_code != 0 or not (aside / model.name).is_file():
            print("failed", file=sys.stderr)
            raise LaunchError(f"the training failed:\n{program.last_lines()}\nits log: {shown(program.log)}")
        os.replace(aside / model.name, model)
    except stopping.Stopped:
        print("stopped", file=sys.stderr)
        raise
    finally:
        end([program])
        shutil.rmtree(aside, ignore_errors=True)
    print(f"trained in {time.monotonic() - started:.0f} s", file=sys.stderr)


@contextlib.contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Keep a second training of the same checkout waiting; the lock ends with the process that holds it."""
    with path.open("w") as file:
        told = False
        while not _locked(file.fileno()):
            if not told:
                print("Waiting for another training to finish …", file=sys.stderr)
                told = True
            stopping.pause()
        yield


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
