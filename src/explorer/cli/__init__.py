"""The commands: the only writers to stdout and stderr."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its status."""
    from explorer.cli.run import run

    sys.exit(run(sys.argv[1:]))
