"""`python -m twincities.rasa …`: the command `rasa`, in an environment that leaves out what it does not use."""

import gc
import os
import sys

from twincities import absent

if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        gc.disable()  # until a server has all that it keeps (twincities/engine/garbage.py)
    from rasa.__main__ import main

    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    absent.refuse_components()
    if sys.argv[1:2] == ["train"]:
        from twincities.engine.training import apply_to_training

        apply_to_training()
    main()
