"""Names of one article gathered into referents: full names first, then surnames and short forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from itertools import chain, islice

from explorer.actors.bodies import (
    abbreviates,
    body,
    compare_bodies,
    initials_of,
    is_abbreviation,
)
from explorer.actors.brackets import spelt_out
from explorer.actors.compare import SAME, compare_persons, have_other_halves
from explorer.actors.context import gender_in_front, note_context
from explorer.actors.drafts import Draft
from explorer.actors.fold import plain, sound
from explorer.actors.fragments import is_agency_in_front, is_fragment, small_words
from explorer.actors.names import person_name
from explorer.actors.shorter import common_body, has_office, shorter_form, surname_score
from explorer.actors.spans import whole_names
from explorer.model import Annotation, Form, Kind, Mention

_NAMES = (Form.NAME, Form.DEMONYM)
_CROWD = 200
"""Where more have a part of their names alike, as in a directory of people, few are compared."""
_NEAREST = 40
"""How many of a crowd a name is compared with."""


def gather_names(annotation: Annotation) -> dict[int, Draft]:
    """Return for every name and demonym, by mention index, its draft; coreferent ones share it."""
    index = _Index()
    small = small_words(annotation)
    of_mention: dict[int, Draft] = {}
    whole = whole_names(annotation)
    named = [
        (i, whole.get(i, m))
        for i, m in enumerate(annotation.mentions)
        if m.form in _NAMES and not is_agency_in_front(annotation, m)
    ]
    closed = [(i, m) for i, m in named if _listed(m)]
    full = [(i, m) for i, m in named if not _listed(m) and _full(m)]
    fully = {i for i, _ in full}
    short = [(i, m) for i, m in named if not _listed(m) and i not in fully]
    for batch, find in ((closed, _same_entry), (full, _same_name), (short, _short_form)):
        for number, mention in batch:
            draft = spelt_out(annotation, number, of_mention)
            draft = draft or _find(find, mention, index.candidates(mention), annotation)
            if draft is None:
                if is_fragment(annotation, mention, small):
                    continue
                draft = Draft(Form.NAME, mention.canonical)
            draft.add(number, mention)
            index.add(draft, mention)
            of_mention[number] = draft
            note_context(annotation, mention, draft)
    return of_mention


class _Index:
    """Drafts by what a coreferent name must share with them, so that few are compared."""

    def __init__(self) -> None:
        self._drafts: dict[str, dict[Draft, None]] = defaultdict(dict)
        self._written: dict[str, dict[Draft, None]] = defaultdict(dict)

    def add(self, draft: Draft, mention: Mention) -> None:
        for key in _keys(mention):
            self._drafts[key].setdefault(draft)
        self._written[mention.text].setdefault(draft)

    def candidates(self, mention: Mention) -> list[Draft]:
        blocks = [self._drafts[key] for key in _keys(mention) if key in self._drafts]
        if sum(map(len, blocks)) > _CROWD:
            return self._nearest(mention, blocks)
        return list(dict.fromkeys(chain.from_iterable(blocks)))

    def _nearest(self, mention: Mention, blocks: list[dict[Draft, None]]) -> list[Draft]:
        """Out of a crowd those written alike, then those of the rarest keys, the latest first."""
        blocks = [self._written.get(mention.text, {}), *sorted(blocks, key=len)]
        found: dict[Draft, None] = {}
        for block in blocks:
            found.update(dict.fromkeys(islice(reversed(block), _NEAREST - len(found))))
        return list(found)


def _keys(mention: Mention) -> list[str]:
    listed = [f"={mention.canonical}"] if mention.canonical is not None else []
    return listed if _listed(mention) else [*listed, *_name_keys(mention.text)]


def _listed(mention: Mention) -> bool:
    """Countries and places of closed lists; a listed body still has its full name to find."""
    return mention.canonical is not None and mention.kind in (Kind.COUNTRY, Kind.PLACE)


@lru_cache(maxsize=16384)
def _name_keys(text: str) -> tuple[str, ...]:
    """The sound of the beginning of every part, the name run together, its initials."""
    parts = [piece for part in person_name(text).parts for piece in (part.text, *part.pieces)]
    words_of = body(text).core
    keys = {f"p:{sound(part)[:3]}" for part in (*parts, *words_of)}
    keys.add(f"j:{''.join(words_of)[:4]}")
    short = {plain(text).replace(" ", "")} if is_abbreviation(text) else initials_of(text)
    keys.update(f"a:{letters}" for letters in short)
    return tuple(sorted(keys))


Finder = Callable[[Mention, Draft], float]


def _find(
    find: Finder, mention: Mention, drafts: list[Draft], annotation: Annotation
) -> Draft | None:
    """The best draft; of several as good the one mentioned last before, unless they clash."""
    scored = [
        (find(mention, draft), draft)
        for draft in drafts
        if not _introduced_later(mention, draft, annotation)
    ]
    best = max((score for score, _ in scored), default=0.0)
    if best <= 0:
        return None
    fitting = [draft for score, draft in scored if score == best]
    if len(fitting) == 1:
        return fitting[0]
    return _choose(mention, fitting, annotation)


def _introduced_later(mention: Mention, draft: Draft, annotation: Annotation) -> bool:
    """Tell whether a titled surname comes before the full name of somebody who has no such title.

    "President Moss ... her brother Ivo Moss": he was not meant in the beginning.
    """
    if not mention.roles or _full(mention) or not person_name(draft.fullest).full:
        return False
    first = annotation.mentions[min(draft.mentions)]
    if (first.paragraph, first.start) <= (mention.paragraph, mention.start):
        return False
    return not has_office(mention, draft)


def _choose(mention: Mention, fitting: list[Draft], annotation: Annotation) -> Draft | None:
    """Several persons share the surname: the gender in front decides, then who was named last."""
    gender = gender_in_front(annotation, mention)
    if gender:
        agreeing = [draft for draft in fitting if draft.gender in (gender, None)]
        sure = [draft for draft in agreeing if draft.gender == gender]
        fitting = sure or agreeing or fitting
    offices = {plain(claim.title) for claim in mention.roles}
    if offices:
        holders = [d for d in fitting if offices & {plain(claim.title) for claim in d.roles}]
        fitting = holders or fitting

    return max(fitting, key=lambda draft: _standing(annotation, mention, draft))


def _standing(annotation: Annotation, mention: Mention, draft: Draft) -> tuple[bool, int, int]:
    """Prefer who was just named in this paragraph, else whom the article is most about."""
    at = (mention.paragraph, mention.start)
    places = [
        (annotation.mentions[i].paragraph, annotation.mentions[i].start) for i in draft.mentions
    ]
    last = max((place for place in places if place <= at), default=(-1, 0))
    here = last[0] == mention.paragraph
    return here, last[1] if here else len(places), last[0]


def _full(mention: Mention) -> bool:
    name = person_name(mention.text)
    return name.full and not is_abbreviation(mention.text)


def _same_entry(mention: Mention, draft: Draft) -> float:
    same = draft.canonical == mention.canonical and draft.proofs[mention.kind or Kind.PLACE] > 0
    return 1.0 if same else 0.0


def _same_name(mention: Mention, draft: Draft) -> float:
    if draft.canonical is not None:
        return 3.0 * (draft.canonical == mention.canonical)
    folded = plain(mention.text)
    if any(folded == plain(name) for name in draft.names):
        return 2.0
    if _clash(mention, draft):
        return 0.0
    kinds = {mention.kind, draft.kind}
    if Kind.PERSON in kinds:
        return _person_score(mention.text, draft)
    score = max(compare_bodies(mention.text, name)[0] for name in draft.names)
    return score if score >= SAME else common_body(mention, draft)


def _person_score(text: str, draft: Draft) -> float:
    """Names of one article are compared boldly, whole family names alone too."""
    own = person_name(text)
    best = max(
        0.0 if have_other_halves(own, person_name(name)) else compare_persons(text, name)[0]
        for name in draft.names
    )
    if best >= SAME:
        return best
    first = own.parts[0].text
    behind = any(first in person_name(name).particles for name in draft.names)
    if behind and first in person_name(draft.fullest).particles:
        return surname_score(text, draft.fullest)  # "Ben Sadi" for "Karim Ben Sadi"
    family = "".join(part.text for part in own.parts)
    for name in draft.names:
        surname = person_name(name).surname
        if surname and len(surname.pieces) > 1 and surname.text == family:
            return SAME
    return 0.0


def _clash(mention: Mention, draft: Draft) -> bool:
    """Both kinds are proven and they differ."""
    return mention.certain and draft.certain and mention.kind != draft.kind


def _short_form(mention: Mention, draft: Draft) -> float:
    """A surname, an abbreviation, or the same single word again."""
    if draft.canonical is not None and draft.canonical == mention.canonical:
        return 3.0
    closed = draft.canonical is not None and draft.kind in (Kind.COUNTRY, Kind.PLACE)
    if closed or _clash(mention, draft):
        return 0.0
    folded = plain(mention.text)
    if any(folded == plain(name) for name in draft.names):
        # The bare word again is no better than the surname: two may share it. A bare word that
        # nobody's full name explains comes last.
        return 1.0 if person_name(draft.fullest).full or draft.roles else 0.5
    if is_abbreviation(mention.text):
        return 1.0 if any(abbreviates(mention.text, name) for name in draft.names) else 0.0
    return shorter_form(mention, draft)
