"""By what is noticed that the files of a table have changed."""

from __future__ import annotations

from pathlib import Path

Stamp = tuple[tuple[str, int, int, int], ...]


def stamp_of(folder: Path) -> Stamp:
    """The files with the times of their latest changes, also of rights, and their sizes; nothing where the folder cannot be looked into just now."""
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".csv")
        return tuple(
            (file.name, (stat := file.stat()).st_mtime_ns, stat.st_ctime_ns, stat.st_size) for file in files
        )
    except OSError:
        return ()
