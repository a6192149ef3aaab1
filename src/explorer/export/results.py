"""The results of a search as Markdown: the paragraph that answers best, and its citation."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.contract.records import HitRecord
from explorer.export.escaping import at_line_start, escaped
from explorer.export.sources import Sources, in_batches


def results(hits: Iterator[HitRecord], sources: Sources) -> Iterator[str]:
    """Yield a quotation a hit, what was found in bold."""
    for batch in in_batches(hits):
        sources.fetch(hit.article for hit in batch)
        for hit in batch:
            cited = sources.markdown(hit.article, hit.paragraph)
            yield f"> {_marked(hit)}\n>\n> — {cited}\n\n"


def _marked(hit: HitRecord) -> str:
    parts, at = [], 0
    for start, end in hit.spans:
        parts += [escaped(hit.snippet[at:start]), _bold(hit.snippet[start:end])]
        at = end
    parts.append(escaped(hit.snippet[at:]))
    return "".join([at_line_start(parts[0]), *parts[1:]])


def _bold(found: str) -> str:
    words = found.strip()  # no bold type begins or ends with a blank
    before, after = found.partition(words)[::2] if words else (found, "")
    return f"{before}**{escaped(words)}**{after}" if words else found
