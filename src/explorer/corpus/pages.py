"""Owns HTML: the body as trafilatura finds it, and what meta elements and JSON-LD tell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from explorer.corpus.fields import Header
from explorer.corpus.headerlines import header_line
from explorer.corpus.lines import Line, Style, collapse, whole_paragraphs
from explorer.corpus.mapping import header_of, text_of

# lxml comes without types.
_Element: TypeAlias = Any

DEEPEST = 400
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^>]*?(/?)>")
# Elements that need no end tag and so say nothing about depth.
_UNCLOSED = re.compile(
    r"area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|option|tr|td|"
    r"th|thead|tbody|tfoot|colgroup|html|head|body",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?([\w-]{2,30})""", re.IGNORECASE)
_HTML_MARKS = re.compile(r"</p>|<br\s*/?>|<p[\s>]|</div>", re.IGNORECASE)
_FURNITURE = ("nav", "footer", "aside", "script", "style", "form", "button", "noscript", "template")
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figcaption", "pre", "td")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "head")
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


class BadPage(ValueError):
    """A page that cannot be read; the message says why."""


def looks_like_html(text: str) -> bool:
    """Tell whether a text field holds HTML and not plain text."""
    first = text.lstrip()[:1] == "<"
    marks = sum(1 for _ in _HTML_MARKS.finditer(text[:50_000]))
    return marks >= 2 or (first and marks >= 1)


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page names in its head."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def page_article(text: str) -> tuple[Header, list[Line]]:
    """Return a page's header and the lines of its body; BadPage where it is nested too deeply."""
    tree = _tree(text)
    header = _metadata(tree)
    found = list(_extracted(tree)) or list(_blocks(tree))
    return header, whole_paragraphs(found)


def fragment_paragraphs(text: str) -> list[tuple[str, Style | None]]:
    """Return the paragraphs of a piece of HTML, all of them."""
    return list(_blocks(_tree(text)))


def _tree(text: str) -> _Element:
    from lxml import etree, html

    _check_depth(text)
    data = text.encode("utf-8", errors="replace")
    try:
        tree = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise BadPage("no HTML document in it") from error
    for comment in tree.xpath("//comment() | //processing-instruction()"):
        parent = comment.getparent()
        if parent is not None:
            comment.drop_tree()
    return tree


def _check_depth(text: str) -> None:
    """Refuse a page nested so deeply that a parser might fail on it."""
    depth = 0
    for match in _TAG.finditer(text):
        closing, name, alone = match.groups()
        if alone or _UNCLOSED.fullmatch(name):
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > DEEPEST:
            raise BadPage(f"HTML nested deeper than {DEEPEST} levels")


def _extracted(tree: _Element) -> Iterator[tuple[str, Style | None]]:
    """Yield the paragraphs of the main text as trafilatura finds it."""
    import trafilatura

    document = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, output_format="python"
    )
    body = getattr(document, "body", None)
    if body is None:
        return
    for element in body.iter("p", "head", "item", "quote", "row"):
        # A paragraph inside an item or quote speaks for itself.
        if any(inner.tag in ("p", "item", "row") for inner in element.iterdescendants()):
            continue
        parts = [" ".join(element.itertext())] if element.tag == "row" else _parts(element)
        for part in parts:
            yield part, "heading" if element.tag == "head" else None


def _parts(element: _Element) -> list[str]:
    """Return an element's text, parted at its line breaks."""
    for lb in element.iter("lb", "br"):
        lb.tail = f"\N{LINE SEPARATOR}{lb.tail or ''}"
    return "".join(element.itertext()).split("\N{LINE SEPARATOR}")


def _blocks(tree: _Element) -> Iterator[tuple[str, Style | None]]:
    """Yield the text of every block element outside the page's furniture."""
    found = False
    for element in tree.iter(*_BLOCKS):
        if _is_furniture(element) or any(True for _ in element.iterdescendants(*_BLOCKS)):
            continue
        for part in _parts(element):
            if part.strip():
                found = True
                yield part, "heading" if element.tag in _HEADINGS else None
    if not found:
        for element in tree.xpath("//script | //style"):
            element.drop_tree()
        for line in tree.text_content().splitlines():
            yield line, None


def _is_furniture(element: _Element) -> bool:
    return any(ancestor.tag in _FURNITURE for ancestor in element.iterancestors())


def _metadata(tree: _Element) -> Header:
    header = _json_ld(tree).or_else(_meta(tree)).or_else(_marked(tree))
    return header.or_else(Header(title=_heading(tree) or _page_title(tree, header.publication)))


def _meta(tree: _Element) -> Header:
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


def _json_ld(tree: _Element) -> Header:
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


def _marked(tree: _Element) -> Header:
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


def _heading(tree: _Element) -> str | None:
    headings = [collapse(h.text_content()) for h in tree.iter("h1") if not _is_furniture(h)]
    filled = [heading for heading in headings if heading]
    return filled[0] if len(filled) == 1 else None


def _page_title(tree: _Element, publication: str | None) -> str | None:
    """Return the title element without the name of the site behind it."""
    element = next(tree.iter("title"), None)
    title = collapse(element.text_content()) if element is not None else ""
    parts = re.split(r"\s+[|–—·»-]\s+", title)
    if len(parts) > 1 and (publication in parts[1:] or (" | " in title)):
        title = parts[0]
    return title or None


def json_ld_text(text: str) -> str | None:
    """Return the article text that a page gives only in its JSON-LD."""
    for script in _tree(text).iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for thing in _things(_loaded(script.text or ""), 0):
                body = text_of(thing)
                if isinstance(body, str):
                    return body
    return None
