"""``python -m explorer`` is the same as ``explorer``."""

from explorer.cli import main

main()
