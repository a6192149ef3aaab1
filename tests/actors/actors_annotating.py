"""Annotations written by hand: marked text instead of a parser.

``[Leyla Oruj|person!|nsubj|Foreign Minister/Norland]`` is a mention: words, kind or form (``!`` for
certain), dependency label, title and country. A word with ``*`` behind it is its sentence's root.
"""

import re
from datetime import date

from explorer.gazetteer import lookup
from explorer.model import Annotation, Form, Kind, Mention, Parse, Quote, RoleClaim, Token

_MARK = re.compile(r"\[([^\]|]+)\|([^\]|]*)(?:\|([^\]|]*))?(?:\|([^\]]*))?\]")
_WORD = re.compile(r"\w+(?:[-.]\w+)*\.?(?<=\b[A-Z]\.)|\w+(?:-\w+)*|[^\w\s]")
_FORMS = {"he": Form.PRONOUN, "they": Form.PRONOUN, "group": Form.GROUP, "the": Form.DESCRIPTION}
_KINDS = {
    "person": Kind.PERSON,
    "org": Kind.ORGANIZATION,
    "place": Kind.PLACE,
    "country": Kind.COUNTRY,
    "the": Kind.PERSON,
    "the-org": Kind.ORGANIZATION,
    "he": Kind.PERSON,
    "": None,
}


def annotation(*paragraphs: str, key: str = "a.txt", published: date | None = None) -> Annotation:
    """Build the annotation of an article of these marked paragraphs."""
    parses, mentions, quotes = [], [], []
    for index, marked in enumerate(paragraphs):
        parse, own = _paragraph(index, marked)
        parses.append(parse)
        mentions += own
        for found in re.finditer("“[^”]*”", parse.text):
            speaker = len(mentions) - len(own) if own else None
            quotes.append(Quote(index, found.start(), found.end(), speaker, "said"))
    return Annotation(key, published, tuple(parses), tuple(mentions), tuple(quotes))


def _paragraph(index: int, marked: str) -> tuple[Parse, list[Mention]]:
    text, roots, spans = "", set(), []
    at = 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        spans.append(
            (len(text), len(text) + len(found[1]), *(found[g] or "" for g in (1, 2, 3, 4)))
        )
        text += found[1]
        at = found.end()
    text += marked[at:]
    while "*" in text:
        where = text.index("*")
        text = text[:where] + text[where + 1 :]
        spans = [(s - (s > where), e - (e > where), *rest) for s, e, *rest in spans]
        roots.add(where)
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    sentences = _sentences(text, words)
    heads = _heads(words, sentences, roots)
    deps = {_last(words, end): label for _, end, _, _, label, _ in spans if label}
    tokens = tuple(
        Token(
            start,
            end,
            text[start:end],
            text[start:end].lower(),
            "VERB" if heads[i] == i else "NOUN",
            "NN",
            "ROOT" if heads[i] == i else deps.get(i, "dep"),
            heads[i],
            "",
        )
        for i, (start, end) in enumerate(words)
    )
    mentions = [_mention(index, words, *span) for span in spans]
    return Parse(text, tokens, tuple(sentences)), mentions


def _sentences(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    ends = [i + 1 for i, (s, e) in enumerate(words) if text[s:e] in (".", "!", "?")]
    if not ends or ends[-1] != len(words):
        ends.append(len(words))
    return list(zip([0, *ends], ends, strict=False))


def _heads(
    words: list[tuple[int, int]], sentences: list[tuple[int, int]], roots: set[int]
) -> list[int]:
    heads = []
    for first, after in sentences:
        root = next((i for i in range(first, after) if words[i][1] in roots), first)
        heads += [root] * (after - first)
    return heads


def _last(words: list[tuple[int, int]], end: int) -> int:
    return max(i for i, (start, _) in enumerate(words) if start < end)


def _mention(
    paragraph: int,
    words: list[tuple[int, int]],
    start: int,
    end: int,
    text: str,
    code: str,
    dep: str,
    role: str,
) -> Mention:
    certain = code.endswith("!")
    code = code.rstrip("!")
    entry = lookup(text) if code in ("country", "demonym", "place") else None
    roles = ()
    if role:
        title, _, of = role.partition("/")
        roles = (RoleClaim(title, of or None, paragraph, start, end),)
    form = _FORMS.get(code, Form.DESCRIPTION if code == "the-org" else Form.NAME)
    if entry and entry.form == "demonym":
        form = Form.DEMONYM
    return Mention(
        paragraph,
        start,
        end,
        text,
        _last(words, end),
        form,
        entry.kind if entry else _KINDS.get(code),
        certain or entry is not None,
        entry.name if entry else None,
        code in ("they", "group"),
        roles,
    )
