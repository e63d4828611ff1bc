"""`python -m twincities.rasa …`: the command `rasa`, in an environment that leaves out what it does not use."""

from rasa.__main__ import main

if __name__ == "__main__":
    main()
