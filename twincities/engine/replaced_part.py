"""A part of Rasa, or of what Rasa stands on, and what takes its place."""

from __future__ import annotations

import hashlib
import inspect
import pkgutil
import textwrap
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ReplacedPart:
    """An attribute of somebody else's class or module, and what stands in its place."""

    target: str
    """The dotted path of the attribute."""
    replacement: object
    reason: str
    fingerprint: str
    """Of the source that the replacement was written for."""
    written_for: str = ""
    """The dotted path of that source, where it is not the target's own."""
    _source: object = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Look the source up while Rasa's own part is still in place."""
        object.__setattr__(self, "_source", pkgutil.resolve_name(self.written_for or self.target))

    def put_in_place(self) -> None:
        """Replace the part; doing it again changes nothing."""
        setattr(self._owner, self._name, self.replacement)

    def is_in_place(self) -> bool:
        """Whether it is what Rasa uses now."""
        return inspect.getattr_static(self._owner, self._name) is self.replacement

    def current_fingerprint(self) -> str:
        """The fingerprint of the source as it is installed; the same with every version of Python."""
        lines = textwrap.dedent(inspect.getsource(self._source)).splitlines()  # type: ignore[arg-type]
        return hashlib.sha256("\n".join(line.rstrip() for line in lines).encode()).hexdigest()[:16]

    @property
    def _owner(self) -> object:
        return pkgutil.resolve_name(self.target.rpartition(".")[0])

    @property
    def _name(self) -> str:
        return self.target.rpartition(".")[2]
