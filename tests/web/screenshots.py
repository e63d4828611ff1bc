"""Pictures of what tests show in the browser, each compared with the last one of the same name; reported, never failed."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

MOST_SHARE = 0.001
"""Of the pixels, how many may be others before it is reported."""
MOST_STEPS = 24
"""How far a colour may be another one, of 255: letters are smoothed in more ways than one."""

REPORTED = pytest.StashKey[list[str]]()
"""Lines for the end of a run."""
AMONG_WORKERS = "screenshots"

# A picture of another size is compared as far as both reach; what only one of them has, is another one.
_COMPARE = """async ([before, after, steps]) => {
  const [one, other] = await Promise.all([before, after].map(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    return image;
  }));
  const [width, height] = [Math.max(one.width, other.width), Math.max(one.height, other.height)];
  const [first, second] = [one, other].map((image) => {
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, width, height).data;
  });
  let count = 0;
  for (let at = 0; at < first.length; at += 4) {
    if ([0, 1, 2, 3].some((part) => Math.abs(first[at + part] - second[at + part]) > steps)) {
      count += 1;
      second.set([220, 0, 80, 255], at);
    }
  }
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d").putImageData(new ImageData(second, width, height), 0, 0);
  return [count / (width * height), canvas.toDataURL("image/png").split(",")[1]];
}"""


@dataclass(frozen=True)
class Difference:
    """How much of a picture is not as it was, from 0 to 1, and where that is marked."""

    name: str
    share: float
    marked: Path

    def __str__(self) -> str:
        return f"{self.share:7.2%}  {self.name}  ({self.marked})"


class Screenshots:
    """The pictures in a folder: the latest in it, the ones before in `before`, and where they differ in `differences`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._before, self._marked = folder / "before", folder / "differences"
        self._taken: list[str] = []
        for each in (folder, self._before, self._marked):
            each.mkdir(parents=True, exist_ok=True)

    def take(self, page: Page, name: str, full_page: bool = False) -> None:
        """Take one; the last of this name is kept to be compared with it."""
        file = self._folder / f"{name}.png"
        if name not in self._taken:
            (self._marked / file.name).unlink(missing_ok=True)
            if file.exists():
                file.replace(self._before / file.name)
            self._taken.append(name)
        page.screenshot(path=file, full_page=full_page)

    def differences(self, browser: Browser) -> Iterator[Difference]:
        """Those of the pictures taken that differ by more than is to be expected, most of all first."""
        page = browser.new_page()
        found = [
            self._compared(page, name) for name in self._taken if (self._before / f"{name}.png").exists()
        ]
        page.close()
        yield from sorted((each for each in found if each.share > MOST_SHARE), key=lambda each: -each.share)

    def _compared(self, page: Page, name: str) -> Difference:
        files = [folder / f"{name}.png" for folder in (self._before, self._folder)]
        contents = [base64.b64encode(file.read_bytes()).decode() for file in files]
        share, picture = page.evaluate(_COMPARE, [*contents, MOST_STEPS])
        marked = self._marked / f"{name}.png"
        if share > MOST_SHARE:
            marked.write_bytes(base64.b64decode(picture))
        return Difference(name, share, marked)


def report(config: pytest.Config, lines: Iterable[str]) -> None:
    """Have lines said at the end of a run, by the process that began it where several share the tests."""
    if output := getattr(config, "workeroutput", None):
        output[AMONG_WORKERS] = [*lines]
    else:
        config.stash.setdefault(REPORTED, []).extend(lines)
