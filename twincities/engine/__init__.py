"""Parts of Rasa that servers and trainings replace, because they cannot be configured: `apply()` puts those of servers in place.

Only servers call it: a training uses all processors, and has parts of its own (`training.py`).
"""

from twincities.engine.replaced import apply

__all__ = ["apply"]
