"""Write what the extractor finds today to ``results.txt`` of each set; run as a script."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "support"))


def main() -> None:
    from gold_scoring import extracted, load, report

    for folder in sorted(path.parent for path in HERE.glob("*/gold.json")):
        results = report(load(folder), extracted(folder / "articles"))
        (folder / "results.txt").write_text(results, encoding="utf-8")


if __name__ == "__main__":
    main()
