"""How large a query may be, so that no line of text can stall or break the program."""

MAX_LENGTH = 4_000
"""Characters, of the typed and of the parsed form."""

MAX_WORDS = 100
"""Words, phrases counted word by word."""

MAX_WORD_LENGTH = 100
MAX_DEPTH = 20
MAX_SLOP = 100
MAX_PLACINGS = 500
"""Ways in which the words of one phrase may stand, by the others that may stand between them."""

MAX_DISTANCE = 2

MIN_PREFIX = 2
"""Letters before the first wildcard: fewer would stand for a good part of all words."""

MIN_FUZZY = 3
"""Letters of a word that may have one letter wrong; each further wrong letter needs one more."""
