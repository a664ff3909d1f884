"""Lets `python -m chatapp_desktop` do what the command `chatapp-desktop` does."""

import sys

from chatapp_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
