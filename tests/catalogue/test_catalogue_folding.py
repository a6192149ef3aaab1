"""Names meet without regard to case, accents and marks."""

import pytest

from explorer.catalogue.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zoë MARLUND", "zoe marlund"),
        ("Əli Əsədov", "ali asadov"),
        ("al-Thani", "al thani"),
        ("O’Brien's", "o brien s"),
        ("  Straße ", "strasse"),
        ("...", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
