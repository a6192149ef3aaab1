"""The commands: the only writers to stdout and stderr."""


def main() -> None:
    """Run the command line."""
