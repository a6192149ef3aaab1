"""The links between the panes, gesture by gesture."""

from tui_driving import Opened, press, screen_text, settled, write

from explorer.tui.app import ExplorerApp


def titles_of_results(app: ExplorerApp) -> list[str]:
    return [row.title for row in app.main.search.results.rows]


def titles_of_events(app: ExplorerApp) -> list[str]:
    events = app.main.events.timeline.events
    return [events[at].title for at in range(len(events))]


async def go_to_event(app: ExplorerApp, pilot, words: str) -> None:
    await press(app, pilot, "4", "g", "g")
    for _ in range(20):
        if words in app.main.events.timeline.here.title:
            return
        await press(app, pilot, "j")
    raise AssertionError(titles_of_events(app))


async def test_at_the_start_every_article_is_listed_newest_first(opened: Opened) -> None:
    """Open the app."""
    async with opened() as (app, _):
        dates = [str(row.published) for row in app.main.search.results.rows]
        assert dates == sorted(dates, reverse=True) and len(dates) == 5
        assert "June 2024" in screen_text(app)


async def test_a_query_is_answered_as_it_is_typed(opened: Opened) -> None:
    """Press / and type a word, letter by letter; Enter goes to the results."""
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "qf")
        assert titles_of_results(app) == []
        await press(app, pilot, "ctrl+u")
        await write(app, pilot, "ferry")
        assert titles_of_results(app) == ["Solberg calls the president of Estonia"]
        assert "= ferry" in screen_text(app)
        await press(app, pilot, "enter")
        assert app.main.search.results.has_focus


async def test_only_the_newest_query_is_answered(opened: Opened) -> None:
    """Type fast: a stale answer is never shown."""
    async with opened() as (app, pilot):
        shown = []
        show = app.main.search.show_answer
        app.main.search.show_answer = lambda answer, cursor=0, **rest: (
            shown.append(answer.query), show(answer, cursor, **rest)
        )  # fmt: skip
        await press(app, pilot, "/")
        await pilot.press(*"harbour")
        await write(app, pilot, "")
        assert shown[-1] == "harbour"
        assert titles_of_results(app)


async def test_a_mistake_in_a_query_is_marked_at_its_place(opened: Opened) -> None:
    """Type a field that does not exist."""
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "ferry autor:dahl")
        lines = screen_text(app).splitlines()
        typed = next(line for line in lines if "autor:dahl" in line)
        caret = next(line for line in lines if "^" in line)
        assert caret.index("^") == typed.index("autor")
        assert "author" in screen_text(app)


async def test_no_match_offers_did_you_mean_and_enter_takes_it(opened: Opened) -> None:
    """Misspell a word, then press Enter."""
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "harbor")
        assert "Did you mean harbour?" in screen_text(app)
        await press(app, pilot, "enter")
        assert app.main.search.input.value == "harbour"
        assert titles_of_results(app)
        await press(app, pilot, "j")
        assert app.main.search.input.value == "harbour"


async def test_enter_takes_the_suggestion_from_the_empty_results_too(opened: Opened) -> None:
    """Misspell a word, leave the query line before anything is suggested, then press Enter."""
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "harbor")
        assert app.main.actors.list.nothing == "No actor is known in these results."
        app.main.go_to("search")
        await press(app, pilot, "enter")
        assert app.desk.query == app.main.search.input.value == "harbour"
        assert titles_of_results(app)


async def test_a_result_opens_the_article_at_its_paragraph(opened: Opened) -> None:
    """Search, then press Enter on a result; n goes from hit to hit."""
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "ambassador")
        await press(app, pilot, "enter", "enter")
        assert app.main.focused_name == "article"
        assert app.desk.article == "helsinki-visit.md"
        assert app.main.article.reader.paragraph == 1
        assert [hit.paragraph for hit in app.main.article.reader.hits] == [1]
        await press(app, pilot, "n")
        assert app.main.article.reader.hit == 0


async def test_an_actor_filters_results_and_events_and_x_takes_it_away(opened: Opened) -> None:
    """Press 3, choose an actor, Enter: a chip, fewer results and events; x removes it."""
    async with opened() as (app, pilot):
        await press(app, pilot, "3")
        while app.main.actors.list.here.name != "Mart Saar":
            await press(app, pilot, "j")
        await press(app, pilot, "enter")
        assert titles_of_results(app) == ["Solberg calls the president of Estonia"]
        assert titles_of_events(app) and all("Saar" in title for title in titles_of_events(app))
        assert screen_text(app).count("● Mart Saar ×") == 2
        assert app.main.actors.in_dossier
        assert "President" in screen_text(app)
        await press(app, pilot, "x")
        assert len(titles_of_results(app)) == 5 and len(titles_of_events(app)) > 5
        assert "Mart Saar ×" not in screen_text(app)


async def test_a_dossier_leads_to_companions_and_events(opened: Opened) -> None:
    """In a dossier press Enter on a companion, then on an event."""
    async with opened() as (app, pilot):
        await press(app, pilot, "a")
        await write(app, pilot, "laine")
        await press(app, pilot, "enter")
        assert app.main.actors.dossier.dossier.actor.name == "Jukka Laine"
        while not app.main.actors.dossier.link.actor:
            await press(app, pilot, "j")
        await press(app, pilot, "enter")
        assert app.main.actors.dossier.dossier.actor.name == "Kari Solberg"
        while not app.main.actors.dossier.link.event:
            await press(app, pilot, "j")
        event = app.main.actors.dossier.link.event
        await press(app, pilot, "enter")
        assert app.desk.event.id == event
        assert app.main.events.timeline.here.id == event


async def test_an_actor_is_found_by_a_name_that_is_not_spelt_right(opened: Opened) -> None:
    """Press a and misspell a name."""
    async with opened() as (app, pilot):
        await press(app, pilot, "a")
        await write(app, pilot, "sollberg")
        await press(app, pilot, "enter")
        assert app.desk.dossier and "Solberg" in app.desk.filters.actors[0].name


async def test_an_event_opens_its_source_and_n_goes_through_all_of_them(opened: Opened) -> None:
    """Press Enter on an event that two articles tell, then n, n, N."""
    async with opened() as (app, pilot):
        await go_to_event(app, pilot, "Solberg meets Laine")
        await press(app, pilot, "enter")
        event = app.desk.event
        assert len({evidence.article for evidence in event.evidence}) == 2
        seen = []
        for _ in event.evidence:
            mark = app.main.article.reader.evidence
            seen.append((app.desk.article, mark.paragraph))
            assert app.main.article.reader.paragraph == mark.paragraph
            await press(app, pilot, "n")
        assert seen == [(e.article, e.paragraph) for e in event.evidence]
        assert app.desk.source == 0
        await press(app, pilot, "N")
        assert app.desk.source == len(event.evidence) - 1


async def test_a_disputed_event_shows_each_value_with_its_source(opened: Opened) -> None:
    """Press Enter on an event that is marked as disputed."""
    async with opened() as (app, pilot):
        await go_to_event(app, pilot, "Solberg meets Laine")
        assert "≠" in screen_text(app)
        await press(app, pilot, "enter")
        await press(app, pilot, "z")
        text = screen_text(app)
        assert "sources disagree on date" in text
        for day, source in (("2024-05-13", "Northern Courier"), ("2024-05-14", "Baltic Wire")):
            assert any(day in line and source in line for line in text.splitlines())


async def test_c_keeps_only_disputed_events(opened: Opened) -> None:
    """Press c, and c again."""
    async with opened() as (app, pilot):
        await press(app, pilot, "c")
        assert titles_of_events(app) == ["Solberg meets Laine in Oslo"]
        assert "disputed ×" in screen_text(app)
        await press(app, pilot, "c")
        assert len(titles_of_events(app)) > 5


async def test_from_a_paragraph_e_goes_to_its_events(opened: Opened) -> None:
    """In an article press } and e: only the events of that paragraph are kept."""
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "ambassador")
        await press(app, pilot, "enter", "enter", "{", "e")
        assert app.main.focused_name == "events"
        assert sorted(titles_of_events(app)) == [
            "Solberg meets Virta in Helsinki",
            "Solberg visits Helsinki",
        ]
        assert "¶1 of Solberg visits Helsinki ×" in screen_text(app)
        await press(app, pilot, "escape")
        assert len(titles_of_events(app)) > 5


async def test_from_a_name_a_goes_to_its_actor(opened: Opened) -> None:
    """In an article press l until a name is under the cursor, then a."""
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "ambassador")
        await press(app, pilot, "enter", "enter", "l")
        assert app.main.article.reader.mention.text == "Solberg"
        assert "Kari Solberg  person" in screen_text(app)
        await press(app, pilot, "a")
        assert app.main.actors.dossier.dossier.actor.name == "Kari Solberg"
        assert app.main.focused_name == "actors"


async def test_the_brackets_go_through_the_events_of_an_article(opened: Opened) -> None:
    """In an article press ] twice, then [."""
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "ambassador")
        await press(app, pilot, "enter", "enter", "]")
        first = app.desk.event.id
        assert app.main.events.timeline.here.id == first
        await press(app, pilot, "]")
        assert app.desk.event.id != first
        await press(app, pilot, "[")
        assert app.desk.event.id == first
        assert app.desk.article == "helsinki-visit.md"


async def test_back_and_forward_retrace_every_jump(opened: Opened) -> None:
    """Open a result, an actor, an event; press < and > to go through them."""
    async with opened() as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "ambassador")
        await press(app, pilot, "enter", "enter", "l", "a")
        at_actor = app.desk.here()
        await press(app, pilot, "4", "enter")
        at_event = app.desk.here()
        await press(app, pilot, "<")
        assert app.desk.here().filters == at_actor.filters and app.desk.event is None
        await press(app, pilot, "<")
        assert app.desk.here().filters.actor is None and app.desk.article
        await press(app, pilot, "backspace")
        assert app.desk.here().query == "ambassador" and app.main.focused_name == "search"
        await press(app, pilot, ">", ">", ">")
        assert app.desk.event.id == at_event.event


async def test_the_timeline_keeps_a_span_and_d_moves_it_by_a_day(opened: Opened) -> None:
    """Press t, write a day, then d and D."""
    async with opened() as (app, pilot):
        await press(app, pilot, "t")
        await write(app, pilot, "2024-06-02")
        await press(app, pilot, "enter")
        assert titles_of_events(app) == ["Solberg speaks with Saar"]
        await press(app, pilot, "d")
        assert app.desk.filters.time == "2024-06-03"
        assert "No event fits" in screen_text(app)
        await press(app, pilot, "D")
        assert titles_of_events(app) == ["Solberg speaks with Saar"]
        await press(app, pilot, "t", *["backspace"] * 10)
        await write(app, pilot, "2024-05..2024-06")
        await press(app, pilot, "enter")
        assert len(titles_of_events(app)) == 4


async def test_a_time_that_cannot_be_read_is_said(opened: Opened) -> None:
    """Press t and write nonsense."""
    async with opened() as (app, pilot):
        await press(app, pilot, "t")
        await write(app, pilot, "soon")
        await press(app, pilot, "enter")
        assert "soon is no time" in screen_text(app)
        line = app.main.bottom.prompt.input
        assert app.focused is line and line.value == "soon"
        await press(app, pilot, *["backspace"] * 4)
        await write(app, pilot, "2024-06")
        await press(app, pilot, "enter")
        assert app.desk.filters.time == "2024-06" and "is no time" not in screen_text(app)
        await press(app, pilot, "t")
        await write(app, pilot, "2024-05")
        assert line.value == "2024-05"
        await press(app, pilot, "escape")
        assert app.desk.filters.time == "2024-06"


async def test_without_a_filter_d_goes_to_the_next_day_with_an_event(opened: Opened) -> None:
    """In the events press d, then D."""
    async with opened() as (app, pilot):
        await press(app, pilot, "4", "g", "g")
        first = app.main.events.timeline.here.date
        await press(app, pilot, "d")
        assert app.main.events.timeline.here.date > first
        await press(app, pilot, "D")
        assert app.main.events.timeline.here.date == first


async def test_o_shows_the_actors_of_the_article_or_of_the_results(opened: Opened) -> None:
    """Open an article; the actors are its own; press o."""
    async with opened() as (app, pilot):
        everybody = len(app.main.actors.list.rows)
        await press(app, pilot, "/")
        await write(app, pilot, "ferry")
        await press(app, pilot, "enter", "enter")
        of_article = len(app.main.actors.list.rows)
        assert of_article < everybody
        await press(app, pilot, "1", "escape", "3", "o")
        assert "3 Actors  in all" in screen_text(app)
        assert len(app.main.actors.list.rows) == everybody
        await press(app, pilot, "o")
        assert len(app.main.actors.list.rows) == of_article


async def test_text_of_articles_never_reaches_the_terminal_as_codes(opened: Opened) -> None:
    """Open an article full of codes and markup."""
    async with opened() as (app, pilot):
        await press(app, pilot, "g", "g", "enter")
        text = screen_text(app)
        assert app.desk.article == "hostile.txt"
        assert "\x1b" not in text and "\x07" not in text and "\u202e" not in text
        assert "[bold]headline[/bold]" in text and "[red]nothing[/red]" in text


async def test_escape_in_the_events_keeps_the_query(opened: Opened) -> None:
    """Write a query, go to the events, press Esc; then press it in the search pane, and <."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "/")
        await write(app, pilot, "ferry")
        await press(app, pilot, "enter", "4", "escape")
        assert app.desk.query == app.main.search.input.value == "ferry"
        assert "cleared from the search pane (1)" in screen_text(app)
        await press(app, pilot, "1", "escape")
        assert app.desk.query == app.main.search.input.value == ""
        assert "took away “ferry”; < brings it back" in screen_text(app)
        await press(app, pilot, "<")
        assert app.desk.query == app.main.search.input.value == "ferry"


async def test_escape_says_which_filter_it_takes_away(opened: Opened) -> None:
    """Filter by a month, press Esc in the events, then <."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "t")
        await write(app, pilot, "2024-06")
        await press(app, pilot, "enter", "escape")
        assert not app.desk.filters
        assert "took away in Jun 2024; < brings it back" in screen_text(app)
        await press(app, pilot, "<")
        assert app.desk.filters.time == "2024-06"


async def test_an_event_is_opened_in_the_article_that_is_read(opened: Opened) -> None:
    """Open an article whose event others tell too, press e, Enter; n goes on to the others."""
    async with opened() as (app, pilot):
        timeline = app.main.events.timeline
        events = [app.library.events.event(row.id) for _, row in timeline.events.known()]
        event = next(e for e in events if len({each.article for each in e.evidence}) > 1)
        first = event.evidence[0].article
        other = next(each for each in event.evidence if each.article != first)
        for filtered in (True, False):
            app.desk.open_article(other.article, other.paragraph)
            await settled(app, pilot)
            if filtered:
                await press(app, pilot, "e")
            app.desk.open_event(event.id)
            await settled(app, pilot)
            assert (app.desk.article, app.main.article.reader.paragraph) == (
                other.article, other.paragraph,
            )  # fmt: skip
            await press(app, pilot, "n")
            assert app.desk.event.id == event.id and app.desk.article != other.article
            await press(app, pilot, "escape", "escape")
