"""Full text: the query language, what an engine must offer, and two engines.

    query = parse('actor:hajiyev "joint commission" date:>=2025')    QueryError with a position
    engine = open_engine(store.index, create=True)                   Store... errors
    with engine.writer() as writer:
        writer.add(Document(key=..., title=..., body=...))
        writer.commit(generation=7)
    engine.refresh()
    found = engine.search(query, limit=50)                           found.total, found.hits
    best_snippet(paragraphs, query, names=aliases_of_each_actor)     paragraph, text, spans
    matches(text, query, names=aliases_of_each_actor)                spans in the reader
    did_you_mean(engine, query)                                      whole queries

``names`` are the aliases of each actor and place of the article, one sequence an actor: where the
query asks for ``actor:hikmat``, every alias of the actor that has such an alias is found.
"""

from explorer.search.choice import EngineName, chosen_engine, engine_of, has_index
from explorer.search.damage import is_damaged, is_sound, is_spoilt, keep_checksums, note_damage
from explorer.search.matching import Names, matches
from explorer.search.opening import open_engine
from explorer.search.protocol import (
    Document,
    Found,
    Hit,
    IndexWriter,
    Order,
    SearchEngine,
    Spread,
    Task,
)
from explorer.search.query import Field, Query, begun, parse
from explorer.search.snippets import Snippet, best_snippet
from explorer.search.suggestions import did_you_mean, did_you_mean_name

__all__ = [
    "Document",
    "EngineName",
    "Field",
    "Found",
    "Hit",
    "IndexWriter",
    "Names",
    "Order",
    "Query",
    "SearchEngine",
    "Snippet",
    "Spread",
    "Task",
    "begun",
    "best_snippet",
    "chosen_engine",
    "did_you_mean",
    "did_you_mean_name",
    "engine_of",
    "has_index",
    "is_damaged",
    "is_sound",
    "is_spoilt",
    "keep_checksums",
    "matches",
    "note_damage",
    "open_engine",
    "parse",
]
