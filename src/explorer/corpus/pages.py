"""Owns HTML: a page parsed within limits, and its main text as trafilatura finds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from explorer.corpus.fields import Header
from explorer.corpus.lines import BLANK, Line, Style, text_lines, whole_paragraphs
from explorer.corpus.pagemeta import FURNITURE, Element, page_header

DEEPEST = 200
_TOO_DEEP = f"HTML nested deeper than {DEEPEST} levels; save the article alone, or as text"
_MOST_TAGS = 100_000
# How much longer a page may be than its main text to be taken whole.
_LITTLE_ELSE = 1.25
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*+)[^<>]*?(/?)>")
# Elements that need no end tag and so say nothing about depth.
_UNCLOSED = re.compile(
    r"area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|option|tr|td|"
    r"th|thead|tbody|tfoot|colgroup|html|head|body",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?([\w-]{2,30})""", re.IGNORECASE)
_BLOCK_TAGS = re.compile(
    r"</?(?:p|div|table|t[dr]|figure|ul|ol|li|h[1-6]|blockquote|section|article)(?:\s[^<>]*)?/?>"
    r"|<(?:br|hr)\b[^<>]*>",
    re.IGNORECASE,
)
_INLINE_TAGS = re.compile(
    r"</?(?:a|b|i|u|em|strong|span|sup|sub|small|mark|cite|q|img|font)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"a|abbr|b|bdi|bdo|big|cite|code|del|em|font|i|img|ins|kbd|mark|q|s|small|span|strike|strong|"
    r"sub|sup|time|tt|u|wbr|td|th"
)
# The cells of a row are one paragraph.
_CELLS = ("td", "th")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "head")


# What stands behind "<p" up to ">", as browsers part it; anything goes into a name.
_SPACE = r"[\t\n\f\r ]"
_ATTRIBUTE = re.compile(
    rf"""(?:{_SPACE}|/)*+=?+[^\t\n\f\r />=]*+(?<![\t\n\f\r />])"""
    rf"""(?:{_SPACE}*+={_SPACE}*+(?:"[^"]*+"|'[^']*+'|[^\t\n\f\r >]++))?+"""
)
_MOST_ATTRIBUTES = 1_000
_TAG_START = re.compile(r"<[a-zA-Z][^\t\n\f\r />]*+")
_ATTRIBUTES = re.compile(rf"(?:{_ATTRIBUTE.pattern}){{0,{_MOST_ATTRIBUTES + 1}}}+")
_PATIENCE = 20
"""How often each character may on average be looked at as part of another tag."""


class BadPage(ValueError):
    """A page that cannot be read; the message says why."""


def looks_like_html(text: str) -> bool:
    """Tell whether a text field holds HTML and not plain text."""
    return "<" in text and bool(_BLOCK_TAGS.search(text) or _INLINE_TAGS.search(text))


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page names in its head."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def page_article(text: str) -> tuple[Header, list[Line]]:
    """Return a page's header and the lines of its body; BadPage where it is nested too deeply."""
    tree = _tree(text)
    header = page_header(tree)
    return header, whole_paragraphs(_body(tree))


def _body(tree: Element) -> list[tuple[str, Style | None]]:
    """Return the main text as trafilatura finds it, or the whole page where little else is on it.

    trafilatura joins the paragraphs of very short pages and drops some lists; a page without much
    furniture loses nothing when all of it is taken.
    """
    body = tree.find("body")
    everything = list(_blocks(tree if body is None else body))
    extracted = list(_extracted(tree))
    if _size(everything) <= _LITTLE_ELSE * _size(extracted):
        return everything
    return extracted or everything


def _size(paragraphs: list[tuple[str, Style | None]]) -> int:
    return sum(len("".join(text.split())) for text, _ in paragraphs)


def fragment_lines(text: str) -> list[Line]:
    """Return the lines of a text field that holds HTML, all of it or between plain paragraphs."""
    lines: list[Line] = []
    for piece in re.split(r"\n\s*\n", text):
        if _BLOCK_TAGS.search(piece):
            lines += whole_paragraphs(_blocks(_tree(piece)))
        else:
            lines += [*text_lines(unescape(_INLINE_TAGS.sub("", piece))), BLANK]
    return lines


def _tree(text: str) -> Element:
    from lxml import etree, html

    _check_depth(text)
    _check_attributes(text)
    data = text.encode("utf-8", errors="replace")
    try:
        # Left out while parsing: to take comments out of the tree one by one is slow where there
        # are thousands.
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise BadPage("no HTML document in it") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise BadPage(_TOO_DEEP)  # the parser leaves out what lies deeper
    return tree


def _check_depth(text: str) -> None:
    """Refuse a page so deep or so large that a parser might fail or linger on it."""
    depth = 0
    for count, match in enumerate(_TAG.finditer(text)):
        if count > _MOST_TAGS:
            raise BadPage(
                f"too many HTML elements: the limit is {_MOST_TAGS // 2:,}; part the page"
            )
        closing, name, alone = match.groups()
        if alone or _UNCLOSED.fullmatch(name):
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > DEEPEST:
            raise BadPage(_TOO_DEEP)


def _check_attributes(text: str) -> None:
    """Refuse an element of very many attributes: the parser's time grows by their square.

    A tag may begin inside what only looks like a value or a comment, so each one is looked at.
    """
    looked_at = 0
    for start in _TAG_START.finditer(text):
        end = _end_of_attributes(text, start.end())
        looked_at += end - start.end()
        if looked_at > _PATIENCE * len(text):
            raise BadPage("HTML of tags inside tags; save the article alone, or as text")


def _end_of_attributes(text: str, start: int) -> int:
    match = _ATTRIBUTES.match(text, start)
    end = match.end() if match else start
    if end - start > _MOST_ATTRIBUTES and (
        sum(1 for each in _ATTRIBUTE.finditer(text, start, end) if each[0]) > _MOST_ATTRIBUTES
    ):
        raise BadPage(
            f"an HTML element of more than {_MOST_ATTRIBUTES:,} attributes; save the article"
            " alone, or as text"
        )
    return end


def _extracted(tree: Element) -> Iterator[tuple[str, Style | None]]:
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


def _parts(element: Element) -> list[str]:
    """Return an element's text, parted at its line breaks."""
    for lb in element.iter("lb", "br"):
        lb.tail = f"\N{LINE SEPARATOR}{lb.tail or ''}"
    return "".join(element.itertext()).split("\N{LINE SEPARATOR}")


def _blocks(tree: Element) -> Iterator[tuple[str, Style | None]]:
    """Yield all the text outside the page's furniture, parted wherever a block begins or ends."""
    from lxml import etree

    words: list[str] = []
    style: Style | None = None
    outside = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        starts, tag = event == "start", element.tag
        if tag in FURNITURE:
            outside += 1 if starts else -1
        if (tag in FURNITURE or not _INLINE.fullmatch(tag)) and words:
            yield "".join(words), style
            words = []
        if tag in _CELLS and words:
            words.append(" ")
        if tag in _HEADINGS:
            style = "heading" if starts else None
        text = element.text if starts else element.tail
        if text and not outside:
            words.append(text)
    if words:
        yield "".join(words), style
