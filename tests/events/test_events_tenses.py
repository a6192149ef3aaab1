"""The tense of a clause, by its helping verbs."""

import pytest

from explorer.events.tenses import in_past_perfect, in_present_perfect, in_simple_past

HAS, HAD, DID = in_present_perfect, in_past_perfect, in_simple_past


@pytest.mark.parametrize(
    ("text", "verb", "tense"),
    [
        ("Ruritania has closed its border.", "closed", HAS),
        ("They have closed the border.", "closed", HAS),
        ('"We\'ve closed the border," he said.', "closed", HAS),
        ('"They’ve closed the border," he said.', "closed", HAS),
        ("The border has been closed by the army.", "closed", HAS),
        ("Ruritania had closed its border.", "closed", HAD),
        ("The border had been closed by the army.", "closed", HAD),
        ("Ruritania closed its border.", "closed", DID),
        ("The border was closed by the army.", "closed", DID),
        ("The border is closed by the army.", "closed", None),
        ("Ruritania has been closing its border.", "closing", None),
        ('"He\'s closing the border," she said.', "closing", None),
        ("Ruritania will close its border.", "close", None),
        ("Ruritania has to close its border.", "close", None),
    ],
)
def test_a_clause_is_in_one_tense_or_in_none_of_these(parse, text, verb, tense):
    parsed = parse(text)
    at = next(i for i, token in enumerate(parsed.tokens) if token.text == verb)
    assert [t for t in (HAS, HAD, DID) if t(parsed, at)] == ([tense] if tense else [])
