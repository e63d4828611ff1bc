"""Parts of Rasa that repeat work with every turn and cannot be configured, put in place of its own on import.

Only servers import it: training uses all processors.
"""

from twincities.engine import action_calls, constants, garbage, graph_runs, logs, rules, threads

__all__ = ["action_calls", "constants", "garbage", "graph_runs", "logs", "rules", "threads"]
