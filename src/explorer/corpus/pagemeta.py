"""Owns what a page says about itself: JSON-LD, meta elements, and the date and byline shown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from explorer.corpus.fields import Header
from explorer.corpus.headerlines import header_line
from explorer.corpus.lines import collapse
from explorer.corpus.mapping import header_of

# lxml comes without types.
Element: TypeAlias = Any

FURNITURE = ("nav", "footer", "aside", "script", "style", "form", "button", "noscript", "template")
_DATE_CLASS = re.compile(
    r"date|time|publish|posted|byline|author|updated|article-?info", re.IGNORECASE
)
_META: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("title", ("headline", "og:title", "twitter:title", "dc.title")),
    (
        "published",
        (
            "article:published_time", "og:published_time", "datepublished", "date.published",
            "pubdate", "publishdate", "publish-date", "publish_date", "parsely-pub-date",
            "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created",
            "article.published", "published", "date",
        ),
    ),
    (
        "updated",
        (
            "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
            "lastmod", "last-modified", "article.updated", "dc.date.modified",
        ),
    ),
    ("author", ("author", "article:author", "byl", "parsely-author", "dc.creator")),
    ("publication", ("og:site_name", "publisher", "dc.publisher", "application-name", "source")),
)  # fmt: skip
_ARTICLE_TYPE = re.compile(r"article|posting|report|story", re.IGNORECASE)


def page_header(tree: Element) -> Header:
    """Return the header of a page; only dates that the page states are taken, none guessed."""
    header = _json_ld(tree).or_else(_meta(tree)).or_else(_marked(tree))
    return header.or_else(Header(title=_heading(tree) or _page_title(tree, header.publication)))


def _meta(tree: Element) -> Header:
    content: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content.setdefault(name.strip().lower(), (element.get("content") or "").strip())
    record: dict[str, object] = {}
    for field, several in _META:
        values = [content[name] for name in several if content.get(name)]
        if field in ("published", "updated"):
            values = [value for value in values if header_of({field: value}) != Header()]
        if values:
            record[field] = values if field != "author" else values[0]
    return header_of({k: v[0] if isinstance(v, list) else v for k, v in record.items()})


def _json_ld(tree: Element) -> Header:
    header = Header()
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for thing in _things(_loaded(script.text or ""), 0):
                header = header.or_else(header_of(thing))
    return header


def _loaded(text: str) -> object:
    if text.count("[") + text.count("{") > 5_000:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None  # a page's broken metadata is no reason to lose the page


def _things(value: object, depth: int) -> Iterator[dict[str, object]]:
    """Yield the objects of JSON-LD that are an article."""
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value[:50]:
            yield from _things(item, depth + 1)
    elif isinstance(value, dict):
        if _ARTICLE_TYPE.search(str(value.get("@type", ""))[:200]):
            yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(value.get(name), depth + 1)


def _marked(tree: Element) -> Header:
    """Read the date and byline that are shown: time elements, then short texts classed so."""
    times = [
        element.get("datetime")
        for element in tree.iter("time")
        if element.get("datetime") and not _is_furniture(element)
    ]
    header = Header()
    for element in tree.iter("div", "span", "p", "time", "li", "address", "a"):
        marks = f"{element.get('class', '')} {element.get('id', '')} {element.get('rel', '')}"
        if (element.tag == "time" or _DATE_CLASS.search(marks)) and not _is_furniture(element):
            said = header_line(collapse(element.text_content()[:400]))
            header = header.or_else(said) if said else header
    return header.or_else(header_of({"published": times[0]}) if times else Header())


def _heading(tree: Element) -> str | None:
    headings = [collapse(h.text_content()) for h in tree.iter("h1") if not _is_furniture(h)]
    filled = [heading for heading in headings if heading]
    return filled[0] if len(filled) == 1 else None


def _page_title(tree: Element, publication: str | None) -> str | None:
    """Return the title element without the name of the site behind it."""
    element = next(tree.iter("title"), None)
    title = collapse(element.text_content()) if element is not None else ""
    parts = re.split(r"\s+[|–—·»-]\s+", title)
    if len(parts) > 1 and (publication in parts[1:] or (" | " in title)):
        title = parts[0]
    return title or None


def _is_furniture(element: Element) -> bool:
    return any(ancestor.tag in FURNITURE for ancestor in element.iterancestors())
