"""What looks like a header and is none stays: headlines with days, headings, old photos."""

from datetime import date
from pathlib import Path

import pytest

from explorer.corpus import read_path
from explorer.corpus.credits import author_line, is_credit
from explorer.corpus.looselines import date_line
from explorer.corpus.pagewords import is_page_name
from explorer.model import Article

LEAD = "The ministers of Chile and Peru met in Lima and spoke about the border for two hours."
WIRE = f"LIMA, March 5 (Reuters) - {LEAD}"


def read(tmp_path: Path, *lines: str) -> Article:
    path = tmp_path / "a.txt"
    path.write_text("\n\n".join(lines), encoding="utf-8")
    (article,) = read_path(path)
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    "title",
    [
        "Quake hits Lima at 14:22 on March 5, 2024",
        "Daily briefing, March 5, 2024",
        "War in Abkhazia",
        "Politics of Peru",
        "Hikmet Hajiyev",
        "Peru talks stall",
    ],
)
def test_a_line_above_the_body_is_the_title_where_no_headline_follows(
    tmp_path: Path, title: str
) -> None:
    assert read(tmp_path, title, LEAD, LEAD).title == title


def test_a_short_headline_above_a_standfirst_stays_the_title(tmp_path: Path) -> None:
    standfirst = "Ministers leave Lima without an accord on the border"
    article = read(tmp_path, "Peru talks stall", standfirst, "March 5, 2024", LEAD)
    assert (article.title, article.published) == ("Peru talks stall", date(2024, 3, 5))
    assert article.paragraphs[0].text == standfirst


@pytest.mark.parametrize(
    "heading", ["Peru", "Peru - Chile", "Key points", "East Room", "2024", "Background"]
)
def test_a_heading_or_a_room_above_the_first_paragraph_stays(tmp_path: Path, heading: str) -> None:
    article = read(tmp_path, "Agreements signed on the border", heading, LEAD, LEAD)
    assert article.paragraphs[0].text == heading


@pytest.mark.parametrize(
    "lines",
    [
        ("On March 5, 2024, the ministers signed an accord in Lima.", LEAD),
        (LEAD, "The accord was signed on March 5, 2024."),
        (WIRE, "They praised the accord of 4 March 1998."),
        ("FILE PHOTO: A minister in Lima, June 3, 2019. REUTERS/Ana Poe/File Photo", WIRE),
        ("A minister in Lima on June 3, 2019. (AFP Photo)", LEAD, "He has ruled since 2022."),
        ("A minister in Lima on June 3, 2019. (AFP Photo)", LEAD, "She came on May 1, 2021."),
    ],
)
def test_a_day_that_the_report_tells_of_is_not_its_own(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    assert read(tmp_path, "Peru talks stall", *lines).published is None


def test_the_dateline_has_the_year_on_which_two_days_of_the_text_agree(tmp_path: Path) -> None:
    lines = (WIRE, "They had met on March 1, 2024.", "She spoke on March 4, 2024.")
    assert read(tmp_path, "Peru talks stall", *lines).published == date(2024, 3, 5)


def test_the_dateline_has_its_day_in_the_year_before_an_update_in_january(tmp_path: Path) -> None:
    wire = WIRE.replace("March 5", "December 30")
    article = read(tmp_path, "Peru talks stall", "Updated: January 2, 2025", wire, LEAD)
    assert (article.published, article.updated) == (date(2024, 12, 30), date(2025, 1, 2))


@pytest.mark.parametrize(
    "last",
    [
        "The ministry put the text on its website and asked for comments by e-mail.",
        '"Subscribe to our newsletter," he told the website.',
        "He thanked them.",
        "JOSE ROJAS",
    ],
)
def test_a_last_paragraph_of_the_report_stays(tmp_path: Path, last: str) -> None:
    assert read(tmp_path, "Peru talks stall", LEAD, LEAD, last).paragraphs[-1].text == last


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Roe, CNN", "Jane Roe"),
        ("ByJANE ROE Associated Press", "JANE ROE"),
        ("Jane Roe in Lima and agencies", "Jane Roe"),
        ("By RFE/RL's Andean Service", "RFE/RL's Andean Service"),
        ("(By Jane Roe and Karim Doe)", "Jane Roe and Karim Doe"),
        ("Jane Roe @janeroe", "Jane Roe"),
        ("Border Talks", None),
        ("South Lawn", None),
        ("By the end of the year", None),
        ("Jane Roe was in Lima for two days.", None),
    ],
)
def test_an_author_is_known_by_name_post_and_newsroom(line: str, author: str | None) -> None:
    assert author_line(line) == author


@pytest.mark.parametrize(
    "line",
    [
        "The quake struck at 14:22 on March 5, 2024, and lasted a minute, the institute said.",
        "Ministers of the two states signed it on March 5, 2024 in the old town hall of Lima",
        "Accord of March 5, 2024",
    ],
)
def test_a_sentence_with_a_day_is_no_date_line(line: str) -> None:
    assert date_line(line, titled=False) is None


def test_sentences_and_headlines_are_no_furniture() -> None:
    for line in ("Iran strikes Israel", "UK sanctions Russia", "Talks resume in Vienna"):
        assert not is_page_name(line)
    assert not is_credit("The inspectors reported by telephone on Monday.")
    assert not is_credit("He contributed to the fund.")
