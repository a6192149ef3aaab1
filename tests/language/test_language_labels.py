"""Labels of speakers: who speaks may be somebody, who asks is nobody."""

from collections.abc import Callable

from explorer.language.labels import label_ends
from explorer.model import Annotation, Form, Kind

Annotate = Callable[..., Annotation]

_BRIEFING = (
    "MS. HOLLIS: Good afternoon. Secretary Dana Hollis is glad to see you all.",
    "Q Thanks, Dana. But can you say when the President leaves for Lisbon?",
    "MS. HOLLIS: He leaves on Tuesday. Petra.",
    "Q But why so late?",
    "MODERATOR: The last question, please.",
    "SENIOR PORT OFFICIAL: The port is open.",
)


def people(annotation: Annotation) -> list[str]:
    return [m.text for m in annotation.mentions if m.kind is Kind.PERSON and m.form is Form.NAME]


def test_a_label_ends_where_the_words_begin() -> None:
    assert label_ends(_BRIEFING) == [12, 2, 12, 2, 11, 22]
    assert label_ends(("((Ola Berg)) Yes.", "((NT)) Why?", "He left.")) == [13, 7, 0]


def test_one_label_alone_may_be_a_dateline() -> None:
    assert label_ends(("GENEVA: The talks began.", "They went on.")) == [0, 0]


def test_an_agent_of_one_letter_is_no_label_where_nobody_else_has_one() -> None:
    assert label_ends(("A Berlin court met.", "A Paris court met.", "They ruled.")) == [0, 0, 0]


def test_who_asks_is_nobody_and_who_speaks_is_the_person_of_the_title(annotate: Annotate) -> None:
    assert people(annotate(*_BRIEFING)) == ["HOLLIS", "Dana Hollis", "Dana", "HOLLIS"]
