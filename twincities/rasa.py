"""`python -m twincities.rasa …`: the command `rasa`, in an environment that leaves out what it does not use."""

import os

from rasa.__main__ import main

from twincities import absent

if __name__ == "__main__":
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    absent.refuse_components()
    main()
