"""Each kind of record with its columns and its Markdown."""

from __future__ import annotations

from explorer.export import columns
from explorer.export.answers import Shape
from explorer.export.articles import article
from explorer.export.people import dossier, people
from explorer.export.results import results
from explorer.export.timeline import timeline

EVENTS = Shape(columns.EVENTS, timeline, columns.MORE_OF_EVENTS)
HITS = Shape(columns.HITS, results, columns.MORE_OF_HITS)
ACTORS = Shape(columns.ACTORS, people, columns.MORE_OF_ACTORS)
ARTICLE = Shape(
    columns.PARAGRAPHS, article, columns.MORE_OF_PARAGRAPHS, rows=columns.paragraph_rows
)
DOSSIER = Shape(columns.FACTS, dossier, columns.MORE_OF_FACTS, rows=columns.fact_rows)
