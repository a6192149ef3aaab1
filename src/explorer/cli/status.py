"""``explorer status``: what is indexed, stale, failed and why; sizes and versions."""

from __future__ import annotations

from datetime import datetime

import click
from pydantic import BaseModel

from explorer import __version__
from explorer.amounts import counted
from explorer.build import survey
from explorer.cli.options import format_option
from explorer.cli.output import plain, write_json, write_text
from explorer.cli.places import Asked, place_options
from explorer.cli.surroundings import checked_settings
from explorer.corpus import other_kinds, told_kinds
from explorer.corpus.scan import nearest
from explorer.datewords import shown_moment
from explorer.errors import CorpusMissing
from explorer.library import Library


class FailureRecord(BaseModel):
    """A file or record that was skipped, and why."""

    article: str
    reason: str


class StatusRecord(BaseModel):
    """The state of an index; sizes are in bytes.

    ``changed_files`` are new, changed or gone since they were read; ``unfinished`` tells that work
    is left on what was read; ``changed_limits`` are settings that barred something else before.
    """

    corpus: str
    store: str
    changed: bool
    changed_files: int
    unfinished: bool
    changed_limits: list[str]
    files: int
    articles: int
    searchable: int
    with_facts: int
    pending: int
    stale: int
    mentions: int
    actors: int
    events: int
    conflicts: int
    failed: list[FailureRecord]
    other_kinds: dict[str, int]
    catalogue_bytes: int
    index_bytes: int
    engine: str | None
    index_damaged: bool
    generation: int
    refreshed: str | None
    extractor: str | None
    written_by: str
    version: str


@click.command("status")
@place_options
@format_option("table", "json", default="table")
def command(asked: Asked, fmt: str) -> None:
    """Tell what is indexed, stale or failed.

    Each skipped file is listed with its reason. Nothing is changed.
    """
    record = _record(asked)
    if fmt == "json":
        write_json(plain(record))
    else:
        write_text("\n".join(_text(record)))


def _record(asked: Asked) -> StatusRecord:
    settings = checked_settings()
    path, store = asked.found(settings.index)
    if not path.exists() and not store.read_only:
        raise CorpusMissing(
            f"There is no file or folder {path}.", hint=nearest(path) or "Check the path."
        )
    library = Library.open(path, store)
    try:
        status = library.status()
    finally:
        library.close()
    held = status.catalogue
    found = survey(path, store, settings.index) if path.exists() else None
    changed = len(found.changed) + len(found.gone) if found else 0
    return StatusRecord(
        corpus=str(path),
        store=str(store.root),
        changed=changed > 0,
        changed_files=changed,
        unfinished=found is not None and found.unfinished,
        changed_limits=list(found.limits) if found else [],
        files=held.files,
        articles=held.articles,
        searchable=status.searchable,
        with_facts=held.with_facts,
        pending=held.pending,
        stale=held.stale,
        mentions=held.mentions,
        actors=held.actors,
        events=held.events,
        conflicts=held.conflicts,
        other_kinds=other_kinds(path),
        failed=[FailureRecord(article=row.key, reason=row.reason) for row in held.failed],
        catalogue_bytes=held.size,
        index_bytes=status.index_size,
        engine=status.engine,
        index_damaged=status.damaged,
        generation=held.generation,
        refreshed=held.refreshed.isoformat() if held.refreshed else None,
        extractor=held.extractor,
        written_by=held.program,
        version=__version__,
    )


def _text(record: StatusRecord) -> list[str]:
    lines = [
        f"corpus      {record.corpus}",
        f"            {_state(record)}",
        f"articles    {record.articles:,} in {counted(record.files, 'file')}, "
        f"{record.searchable:,} searchable",
        f"facts       {counted(record.with_facts, 'article')}, {record.pending:,} waiting, "
        f"{record.stale:,} by an older extractor",
        f"found       {counted(record.mentions, 'mention')}, {counted(record.actors, 'actor')}, "
        f"{counted(record.events, 'event')}, {counted(record.conflicts, 'disagreement')}",
        f"size        {_size(record.catalogue_bytes)} catalogue, "
        f"{_size(record.index_bytes)} search index ({record.engine or 'not there yet'})",
        f"store       {record.store}",
        f"refreshed   {_local(record.refreshed)}, generation {record.generation}",
        f"extractor   {record.extractor or 'none yet'}",
        f"versions    explorer {record.version}, index written by"
        f" {f'explorer {record.written_by}' if record.written_by else 'a run that did not finish'}",
        f"skipped     {len(record.failed):,}",
    ]
    lines += [f"  {failure.article}: {failure.reason}" for failure in record.failed]
    others = told_kinds(record.other_kinds)
    return [*lines, f"not read    {others}"] if others else lines


def _state(record: StatusRecord) -> str:
    """Say whether all is done; where it is not, how far it is and how it goes on."""
    if record.index_damaged:
        return "search index damaged; `explorer index` makes it again, no facts are lost"
    files = counted(record.changed_files, "file")
    if record.changed and record.refreshed is None:
        return f"not all is read yet: {files} to go; `explorer index` goes on"
    if record.changed:
        return f"changed since it was indexed: {files}; `explorer index` takes that in"
    if record.pending or record.stale:
        done = record.articles - record.pending - record.stale
        return (
            f"the text can be searched, facts of {done:,} of {counted(record.articles, 'article')}"
            " are found; `explorer index` goes on"
        )
    return _unfinished(record) if record.unfinished else "up to date"


def _unfinished(record: StatusRecord) -> str:
    if record.changed_limits:
        return (
            f"read with another limit: {', '.join(record.changed_limits)}, under [index] in"
            " config.toml; `explorer index` tries again what it barred"
        )
    return (
        "all is read, but not finished, or finished by other settings or another version;"
        " `explorer index` goes on"
    )


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1000:.0f} kB"


def _local(moment: str | None) -> str:
    if moment is None:
        return "not to its end yet"
    return shown_moment(datetime.fromisoformat(moment))
