"""Write what the program finds today to ``results.txt``: of all stages, or of those named."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "support"))


def main() -> None:
    from gold_stages import results_of, stages

    for folder in stages():
        if folder.name in sys.argv[1:] or not sys.argv[1:]:
            (folder / "results.txt").write_text(results_of(folder), encoding="utf-8")


if __name__ == "__main__":
    main()
