"""From the facts of all articles to the actors and events of the corpus."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from explorer.actors.describing_again import countries_among, describe_again
from explorer.actors.forgetting import forget_names
from explorer.actors.neighbourhood import TooMuch
from explorer.actors.updating import update
from explorer.build.collecting import without_collecting
from explorer.build.kept_names import KeptNames
from explorer.build.kept_records import forget_records
from explorer.build.merging import merge_all, merge_changed
from explorer.build.resolving_all import resolve_all
from explorer.catalogue import CatalogueWriter, Joining
from explorer.model import ActorId, ArticleKey

_FEW = 200
_SHARE = 40
"""The actors are brought up to date of so few changed articles, or one in so many of all.

Where one in twenty changed, an update takes as long as resolving all.
"""


@dataclass(frozen=True, slots=True)
class Touched:
    """What became different among the actors, for the events that rest on them.

    Nothing more is told where the ``whole`` corpus was resolved anew. Where it was updated,
    ``articles`` are those of which some referent is another actor than before, with those whose
    facts changed or went; ``actors`` are the ids of those that came, went, or have another name,
    kind or country.
    """

    whole: bool
    articles: frozenset[ArticleKey] = frozenset()
    actors: frozenset[ActorId] = frozenset()


def bring_together(writer: CatalogueWriter) -> None:
    """Resolve who is meant, merge what is told of one happening, and store what changed.

    It is one transaction: killed at any moment, it is done again from the start by the next call.
    """
    with writer.joining() as joining:
        changed = joining.changed()
        touched = bring_actors_together(joining, changed)
        _update_events(joining, changed, touched)


def bring_actors_together(joining: Joining, changed: Sequence[ArticleKey]) -> Touched:
    """Store the actors as the facts now say, and tell what became different.

    Of few changed articles only the names are looked at that these can touch.
    """
    with without_collecting():
        names = KeptNames(joining)
        few = joining.is_whole() and len(changed) <= max(_FEW, joining.article_count() // _SHARE)
        if not few:
            joining.spare()
        touched = names.file(joining.referents(changed))
        if few:
            try:
                return _updated(joining, names, touched, changed)
            except TooMuch:
                pass
        resolve_all(joining, names)
        forget_records()
        forget_names()
        return Touched(whole=True)


def _updated(
    joining: Joining, names: KeptNames, touched: Collection[str], changed: Sequence[ArticleKey]
) -> Touched:
    done = update(names, touched, changed)
    others, articles = joining.update_actors(done.actors, done.gone, done.who)
    names.keep_update(done)
    countries = countries_among(done, others)
    who = describe_again(names, done, {*changed, *articles}, countries)
    joining.store_who(who)
    return Touched(
        False, frozenset({*changed, *articles, *(article for article, _ in who)}), frozenset(others)
    )


def _update_events(joining: Joining, changed: Sequence[ArticleKey], touched: Touched) -> None:
    if touched.whole:
        merge_all(joining)
    else:
        merge_changed(joining, changed, touched.actors, touched.articles)
