"""Going on from article to article of the results: hits, names of the filter, articles."""

from tui_driving import Opened, press, screen_text, write

from explorer.tui.app import ExplorerApp


def keys_of_results(app: ExplorerApp) -> list[str]:
    results = app.main.search.results
    return [results.article_at(number)[0] for number in range(len(results.rows))]


async def ask(app: ExplorerApp, pilot, words: str) -> None:
    await press(app, pilot, "/")
    await write(app, pilot, words)
    await press(app, pilot, "enter")


async def test_n_goes_through_the_hits_of_all_results_and_back(opened: Opened) -> None:
    """Search, open the first result, press n to the last hit, then N to the first."""
    async with opened((120, 36)) as (app, pilot):
        await ask(app, pilot, "harbour")
        await press(app, pilot, "enter")
        expected = keys_of_results(app)
        reader, seen = app.main.article.reader, []
        for _ in range(30):
            await press(app, pilot, "n")
            seen.append((app.desk.article, reader.chosen and reader.chosen.number))
            if "that was the last hit of the results" in screen_text(app):
                break
        assert list(dict.fromkeys(key for key, _ in seen)) == expected
        assert app.main.search.results.cursor == len(expected) - 1
        for _ in range(len(seen) + 1):
            await press(app, pilot, "N")
        assert "that was the first hit of the results" in screen_text(app)
        assert app.desk.article == expected[0] and app.main.search.results.cursor == 0


async def test_a_count_before_n_leads_into_the_next_articles(opened: Opened) -> None:
    """Search, open the first result, press 0 4 n: the fourth hit of the results."""
    async with opened((120, 36)) as (app, pilot):
        await ask(app, pilot, "harbour")
        await press(app, pilot, "enter", "g", "g")
        places = []
        for _ in range(4):
            await press(app, pilot, "n")
            chosen = app.main.article.reader.chosen
            places.append((app.desk.article, chosen.number))
        await press(app, pilot, "1")
        app.main.search.results.move_to(0)
        await press(app, pilot, "enter", "g", "g", "0", "4", "n")
        chosen = app.main.article.reader.chosen
        assert (app.desk.article, chosen.number) == places[-1]


async def test_n_goes_through_the_names_of_the_filtered_actor(opened: Opened) -> None:
    """Filter by an actor, open a result, press n: only names of the actor, in all articles."""
    async with opened((120, 36)) as (app, pilot):
        await press(app, pilot, "a")
        await write(app, pilot, "laine")
        await press(app, pilot, "enter", "1", "enter")
        seen = set()
        for _ in range(12):
            await press(app, pilot, "n")
            mention = app.main.article.reader.mention
            assert mention is None or "Jukka Laine" in [name for _, name in mention.actors]
            seen.add(app.desk.article)
        assert seen == {"harbour-talks.md", "two-ministers.md"}
        assert "that was the last name of the results" in screen_text(app)


async def test_parentheses_open_the_next_and_previous_article(opened: Opened) -> None:
    """Open the first of all articles, press ) twice, ( once, and past both ends."""
    async with opened((120, 36)) as (app, pilot):
        await press(app, pilot, "g", "g", "enter")
        keys = keys_of_results(app)
        await press(app, pilot, "(")
        assert "this is the first article of the results" in screen_text(app)
        await press(app, pilot, ")", ")")
        assert app.desk.article == keys[2] and app.main.search.results.cursor == 2
        assert "article 3 of 5" in screen_text(app)
        await press(app, pilot, "(")
        assert app.desk.article == keys[1]
        await press(app, pilot, "0", "9", ")", ")")
        assert app.desk.article == keys[-1]
        assert "this is the last article of the results" in screen_text(app)
        await press(app, pilot, "<")
        assert app.desk.article == keys[1]


async def test_an_article_beyond_the_results_that_are_there_is_fetched(opened: Opened) -> None:
    """Press ) at the last of the results fetched: further ones are fetched first."""
    async with opened((120, 36)) as (app, pilot):
        await ask(app, pilot, "harbour")
        pane = app.main.search
        keys = keys_of_results(app)
        pane.results.rows = pane.results.rows[:1]
        pane.results.renew(0)
        pane.results.on_listing_moved = lambda: None
        await press(app, pilot, "enter", ")")
        assert app.desk.article == keys[1]
        assert keys_of_results(app) == keys


async def test_an_article_that_is_no_result_keeps_its_hits_to_itself(opened: Opened) -> None:
    """Search, open an event of an article that was not found, press n."""
    async with opened((120, 36)) as (app, pilot):
        await ask(app, pilot, "ferry")
        await press(app, pilot, "4", "g", "g", "enter", "escape", "2", "n")
        assert app.desk.article in ("harbour-talks.md", "two-ministers.md")
        assert "no word of the query stands in its text" in screen_text(app)
