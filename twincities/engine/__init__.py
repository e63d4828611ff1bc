"""Parts of Rasa that servers replace, because they cannot be configured: `apply()` puts all of them in place.

Only servers call it: training uses all processors.
"""

from twincities.engine.replaced import apply

__all__ = ["apply"]
