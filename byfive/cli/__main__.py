"""``python -m byfive.cli``: the same as ``byfive``."""

from byfive.cli import main

main()
