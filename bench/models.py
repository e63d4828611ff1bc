"""The models that are compared: trained once, found again by what they are made from."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.rasa_command import OURS, STOCK, rasa
from twincities.launch.project import ROOT
from twincities.launch.training import fingerprint

_STOCK = ROOT / "bench" / "stock"
_DATA = ("data/nlu", "data/rules.yml")


@dataclass(frozen=True)
class TrainedModel:
    """A model, and how long its training took in seconds, where that is known."""

    path: Path
    seconds: float | None


def our_model(folder: Path) -> TrainedModel:
    """The model of config.yml."""
    return _trained(folder, f"ours-{fingerprint(ROOT)}", ROOT / "config.yml", OURS)


def stock_model(folder: Path, trained: Path | None, seconds: float | None) -> TrainedModel:
    """The model of bench/stock/config.yml: the one that is given, or else trained now, which takes an hour or more."""
    if trained is not None:
        return TrainedModel(Path(trained).absolute(), seconds)
    digest = hashlib.sha256(fingerprint(ROOT).encode())
    for file in (_STOCK / "config.yml", _STOCK / "uv.lock"):
        digest.update(file.read_bytes())
    return _trained(folder, f"stock-{digest.hexdigest()[:16]}", _STOCK / "config.yml", STOCK)


def _trained(folder: Path, name: str, config: Path, command: Sequence[str]) -> TrainedModel:
    folder = folder.absolute()
    model, note = folder / f"{name}.tar.gz", folder / f"{name}.json"
    if not (model.exists() and note.exists()):
        print(f"Training {name} …", flush=True)
        started = time.monotonic()
        rasa(
            "train", "--config", str(config), "--domain", "domain.yml", "--data", *_DATA,
            "--out", str(folder), "--fixed-model-name", name,
            log=folder / f"{name}.log", command=command,
        )  # fmt: skip
        note.write_text(json.dumps({"training_seconds": time.monotonic() - started}), encoding="utf-8")
    return TrainedModel(model, json.loads(note.read_text(encoding="utf-8"))["training_seconds"])
