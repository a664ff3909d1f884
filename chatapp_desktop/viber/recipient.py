"""Phone numbers as people paste them, and the country that they belong to.

The service takes digits only, country code first, without `+` (`InvalidParameter.ToOnlyNumeric`).
A country code is never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Zs and Cf cover the no-break spaces and the invisible direction marks that web pages put around
# phone numbers; Pd covers every kind of dash.
_DROPPED_CATEGORIES = frozenset({"Zs", "Cf", "Pd", "Cc"})
_DROPPED = frozenset("()[]./·•")
_PREFIX = re.compile(r"tel:|\+|00", re.IGNORECASE)


def normalise_number(text: str) -> str:
    """Reduce a pasted number to what is sent; anything that is no part of a number stays visible.

    `+86 139-0000 1234` and `0086 139 0000 1234` both become `8613900001234`. Digits of other
    scripts become ASCII digits. A text with letters keeps them, so that the check can name it.
    """
    folded = unicodedata.normalize("NFKC", text)
    visible = (c for c in folded if unicodedata.category(c) not in _DROPPED_CATEGORIES)
    spaced = "".join(_ascii_digit(char) for char in visible)
    bare = _without_marks(spaced)
    if _without_prefix(bare) != bare:
        # "+44 (0)20 …": the national zero, which is not dialled from abroad.
        bare = _without_marks(spaced.replace("(0)", ""))
    return _without_prefix(bare)


def _without_marks(text: str) -> str:
    # What stood apart may combine now; composed at once, a second pass changes nothing.
    return unicodedata.normalize("NFKC", "".join(char for char in text if char not in _DROPPED))


def _without_prefix(bare: str) -> str:
    """Take off `tel:` and the signs of an international number, however often they stand there."""
    while match := _PREFIX.match(bare):
        bare = bare[match.end() :]
    return bare


def _ascii_digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def is_digits(text: str) -> bool:
    """Whether a text is ASCII digits and nothing else."""
    return text.isascii() and text.isdigit()


def region_of(digits: str) -> str:
    """The ISO code of the country that a normalised number belongs to, or an empty string.

    Numbers of a shared numbering plan give the region that owns the number, else the plan's main
    region; `001` (no country: satellite and service numbers) gives an empty string.
    """
    # Loaded on first use: 70 ms that the start does not have.
    import phonenumbers

    try:
        number = phonenumbers.parse("+" + digits)
    except phonenumbers.NumberParseException:
        return ""
    region = phonenumbers.region_code_for_number(number) or (
        phonenumbers.region_code_for_country_code(number.country_code or 0)
    )
    return region if region and region.isalpha() and region != "ZZ" else ""


@lru_cache(maxsize=64)  # asked with every key, wherever it is typed
def is_possible(digits: str) -> bool:
    """Whether the number has a known country code and a length that occurs in that country."""
    import phonenumbers

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse("+" + digits))
    except phonenumbers.NumberParseException:
        return False
