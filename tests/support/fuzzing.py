"""Settings and inputs that all fuzz targets share: bytes and texts that look like real files."""

import os
from collections.abc import Callable

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

NIGHTLY = int(os.environ.get("EXPLORER_FUZZ", "0"))
"""Inputs a target in the nightly length; 0 is the short length of the tests."""

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def fuzzed(short: int, share: float = 1.0) -> Callable:
    """Return the settings of a target: ``short`` inputs that never change, or the nightly ones.

    A slow target takes a ``share`` of the nightly number.
    """
    if NIGHTLY:
        most = max(1, int(NIGHTLY * share))
        return settings(
            max_examples=most, deadline=None, suppress_health_check=_SLOW, print_blob=True
        )
    return settings(
        max_examples=short,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=_SLOW,
    )


PAGE = """<!DOCTYPE html><html><head><title>Ministers open a bridge | Coast Daily</title>
<meta charset="utf-8"><meta property="article:published_time" content="2024-05-06T08:00:00Z">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ministers open a bridge",
"datePublished": "2024-05-06", "author": [{"name": "Jo Reed"}]}</script></head><body>
<nav><a href="/">Home</a></nav><article><h1>Ministers open a bridge</h1>
<p class="byline">By Jo Reed, May 6, 2024</p><p>LIMA &ndash; Foreign Minister <b>Ana Sol</b> met
Tom Vale on Monday.</p><ul><li>It is open.</li></ul><table><tr><td>1</td><td>2</td></tr></table>
<blockquote>&ldquo;We agreed,&rdquo; she said.</blockquote></article><footer>&copy; 2024</footer>
</body></html>"""
TEXT = """Ministers open a bridge

Published: 2024-05-06
By Jo Reed

LIMA (CN) – Foreign Minister Ana Sol met Tom Vale, the envoy of Peru, on Monday.
“We agreed on 3 May,” she said. On 03/05/2024 the U.S. and Iran signed a pact in Oslo.

Related: Bridges of the coast
"""
MARKDOWN = (
    f"---\ntitle: Ministers open a bridge\ndate: 2024-05-06\n---\n\n# Head\n\n{TEXT}\n* [a](b)"
)
RECORD = (
    '{"id": "n7", "title": "Ministers open a bridge", "date": "2024-05-06", "author": ["Jo Reed"],'
    ' "source": {"name": "Coast Daily"}, "text": "LIMA \\u2013 Ana Sol met Tom Vale.\\n\\nIt is."}'
)
REAL: dict[str, str] = {
    ".txt": TEXT,
    ".md": MARKDOWN,
    ".html": PAGE,
    ".json": f'{{"articles": [{RECORD}, {RECORD}]}}',
    ".jsonl": f"{RECORD}\n{RECORD}\n",
}
SCRAPS = st.sampled_from(
    ["<", ">", "</", "<!--", "-->", "<div>", "</p>", "&#x0;", "&#xd800;", "&amp", "<p ", "='", '="',
     "[", "]", "{", "}", '"', "\\", "\\u", "\\ud800", ",", ":", "1e999", "-", "9" * 400, "null",
     "\x00", "\x1b[31m", "\x9b2J", "\u202e", "\u2028", "\ufeff", "\u0301" * 12, "\U000e0041", "\r",
     "---", "# ", "**", "_", "`", "![", "](", "\n\n", "\t", "  ", "By ", "Published: ",
     "2024-02-30",
     "0000-00-00", "31/12/2024 ", "03/04/2024 ", "12:61", "Mr. ", "U.S.", "“", "”", "’s ", "(AP) ",
     "Photo: ", "© ", "A" * 40, "(" * 30, "é" * 9, "中" * 30, "🙂", "said ", "on Monday ", "the "]
)  # fmt: skip


@st.composite
def mangled(draw: st.DrawFn, text: str) -> bytes:
    """A real-looking file with parts cut, repeated, swapped or put in, in some encoding."""
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        piece = text[start:end]
        match draw(st.integers(0, 3)):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:start] + piece * draw(st.integers(2, 30)) + text[end:]
            case 2:
                text = text[:start] + draw(SCRAPS) * draw(st.integers(1, 3)) + text[end:]
            case _:
                text = text[:start] + draw(st.text(max_size=12)) + text[end:]
    encoding = draw(
        st.sampled_from(["utf-8"] * 4 + ["utf-16", "utf-16-le", "utf-32-be", "cp1252", "cp1251"])
    )
    data = text.encode(encoding, errors="surrogatepass" if encoding == "utf-8" else "replace")
    if draw(st.integers(0, 4)) == 0:
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=8)) + data[at + draw(st.integers(0, 8)) :]
    return data


LINES = st.lists(st.one_of(SCRAPS, st.text(max_size=30)), max_size=25).map("".join)
