"""What became of an accepted message, in one word that moves forward only."""

from __future__ import annotations

from typing import Final

_RANKS: Final = {"": 0, "submitted": 1, "sent": 2, "failed": 4, "delivered": 5, "read": 6}
# A word that this program does not know is news after `sent`, but tells no end.
_UNKNOWN_RANK: Final = 3
MAX_WORD: Final = 64


def rank(word: str) -> int:
    """How far a message with this delivery is; a word that is not known is between two others."""
    return _RANKS.get(word, _UNKNOWN_RANK)


def advanced(current: str, news: str) -> str:
    """Choose between what is shown and what has been heard, never stepping back.

    `failed` may still be followed by `delivered` (a late report of what did happen), never the
    reverse. An unknown word is shown as it came, cut to 64 characters.
    """
    word = " ".join(news.split())[:MAX_WORD]
    known = word.lower()
    word = known if known in _RANKS else word
    ours, theirs = rank(current), rank(word)
    return word if theirs > ours or theirs == ours == _UNKNOWN_RANK else current
