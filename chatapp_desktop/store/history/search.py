"""Substring search over a million attempts: what is indexed, and how a typed text becomes a query.

Every attempt has one searchable text: its fields, folded to one form, joined by a separator. The
index holds its three-character pieces ("grams"), so a piece of a phone number and two Chinese
characters are found as fast as a word. The index only proposes; `instr` on the text decides.
It is FTS5 with `detail=none`, which has no positions and is a third of the size of a full one.
A million attempts take about 310 MB of index, a fifth of the file. SQLite's own trigram tokenizer
finds nothing shorter than three characters, hence grams of our own.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from chatapp_desktop.store.history.records import Row

SEPARATOR: Final = "\n"
"""Stands between fields; folding leaves no line break inside a field."""
GRAM: Final = 3
MAX_GRAMS: Final = 24
"""More pieces of one long word than this make a query no narrower, only slower."""
_ENDING: Final = 4
"""So many pieces from the end of a number are enough to find it among a million."""
SUMMARY_LENGTH: Final = 200
MAX_TEXT: Final = 4096
"""Characters of one field that are searchable."""

# FTS5's `ascii` tokenizer breaks at ASCII characters that are no letters or digits, so these are
# moved to the private use area. A text that has such characters itself is still told apart by
# the check on the text.
_TOKEN_CHARS = {code: 0xE000 + code for code in range(128) if not chr(code).isalnum()}
_PHONE_ONLY = re.compile(r"[0-9+()./ \-]+")
_PHONE_DIGITS: Final = 5


@dataclass(frozen=True, slots=True)
class Query:
    """Alternatives, each a tuple of words that must all occur; no alternatives find everything."""

    alternatives: tuple[tuple[str, ...], ...] = ()

    def fits(self, text: str) -> bool:
        """Whether a searchable text has all words of one alternative."""
        found = (all(word in text for word in words) for words in self.alternatives)
        return not self.alternatives or any(found)

    @property
    def match(self) -> str:
        """The FTS5 expression that proposes candidates; empty without alternatives."""
        return " OR ".join(f"({_match_all(words)})" for words in self.alternatives)


def fold(text: str) -> str:
    """Bring text to the form in which it is compared: NFKC, case-folded, blanks as one space."""
    if text.isascii():  # what follows would do no more
        return " ".join(text.lower().replace("\0", " ").split())
    clean = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", clean).casefold())
    return " ".join(folded.replace("\0", " ").split())


def parse(text: str) -> Query:
    """Turn what was typed into a query. Never raises; quotes, `%` and operators are plain text.

    A text that looks like a phone number is also looked for as its digits alone, which is how
    recipients are kept: `+86 139-0000 1234` finds `8613900001234`.
    """
    folded = fold(text[:MAX_TEXT])
    words = tuple(dict.fromkeys(folded.split()))
    if not words:
        return Query()
    digits = "".join(char for char in folded if char.isdigit())
    number = digits.removeprefix("00")
    if len(number) < _PHONE_DIGITS or words == (number,) or not _PHONE_ONLY.fullmatch(folded):
        return Query((words,))
    return Query((words, (number,)))


def grams(text: str) -> str:
    """List the distinct grams of a searchable text, for the index. The text alone decides them."""
    tokens = text.translate(_TOKEN_CHARS) + _SEPARATOR_TOKEN * (GRAM - 1)
    pieces = set(map("".join, zip(tokens, tokens[1:], tokens[2:], strict=False)))
    return " ".join([piece for piece in pieces if piece[0] != _SEPARATOR_TOKEN])


_SEPARATOR_TOKEN: Final = SEPARATOR.translate(_TOKEN_CHARS)


def searchable(fields: Iterable[str]) -> str:
    """Join fields into one searchable text."""
    return SEPARATOR.join(filter(None, (fold(field[:MAX_TEXT]) for field in fields)))


def words_of(row: Row, parameters: Mapping[str, str]) -> str:
    """Make the searchable text of an attempt out of what is known of it now."""
    facts = (row.to, row.message_id, row.request_id, row.code, row.message, row.fail_reason)
    # The name of a template stands nowhere else.
    named = (row.summary,) if row.kind == "template" else ()
    return searchable((*facts, *message_texts(parameters), *named))


def message_texts(parameters: Mapping[str, str]) -> Iterator[str]:
    """Walk what a person would call the message's words: content, template, tags, file names."""
    yield from _content_texts(parameters.get("Content", ""))
    for name in ("TemplateCode", "TemplateParams", "FallBackContent", "Tag", "TaskId"):
        yield parameters.get(name, "")


def summary_of(parameters: Mapping[str, str], template: str = "") -> str:
    """Say what was sent on one line of at most 200 characters: text, template or link.

    A template is told by its name, else by its code, then its language and the variables' values.
    """
    texts = [_template_text(parameters, template), *_content_texts(parameters.get("Content", ""))]
    line = next((" ".join(text.split()) for text in texts if text.strip()), "")
    return line if len(line) <= SUMMARY_LENGTH else line[: SUMMARY_LENGTH - 1] + "…"


def _template_text(parameters: Mapping[str, str], name: str) -> str:
    if not (code := parameters.get("TemplateCode", "")).strip():
        return ""
    values = ", ".join(_values(parameters.get("TemplateParams", "")))
    parts = (name.strip() or code, parameters.get("Language", ""), values)
    return " · ".join(part for part in parts if part.strip())


def _values(template_params: str) -> Iterator[str]:
    """Walk the variables' values, in the order in which they were sent."""
    try:
        found = json.loads(template_params)
    except (ValueError, RecursionError):
        return
    if isinstance(found, dict):
        yield from (value for value in found.values() if isinstance(value, str) and value.strip())


def _content_texts(content: str) -> Iterator[str]:
    """Walk the texts of a `Content` parameter, the message's own text first, then its link."""
    try:
        fields = json.loads(content)
    except (ValueError, RecursionError):
        yield content
        return
    if not isinstance(fields, dict):
        yield content
        return
    for key in ("text", "fileName", "link", "caption", "action"):
        if isinstance(value := fields.get(key), str):
            yield value


def _match_all(words: tuple[str, ...]) -> str:
    return " AND ".join(map(_match_word, words))


def _match_word(word: str) -> str:
    """Express one word in grams; a shorter one is the beginning of grams."""
    tokens = word.translate(_TOKEN_CHARS)
    if len(tokens) >= GRAM:
        pieces = dict.fromkeys(tokens[at : at + GRAM] for at in range(len(tokens) - GRAM + 1))
        return " AND ".join(f'"{piece}"' for piece in _telling(list(pieces)))
    return f'"{tokens}" *'


def _telling(pieces: list[str]) -> list[str]:
    """Leave out what a number shares with all others: its country, its leading zeros.

    Such pieces stand in every attempt, and walking them takes longer than all else.
    """
    numeric = [piece for piece in pieces if any(map(str.isdigit, piece))]
    return numeric[-_ENDING:] if len(numeric) >= _ENDING else _spread(pieces)


def _spread(pieces: list[str]) -> list[str]:
    """Take at most MAX_GRAMS pieces, from the whole length of the word."""
    step = -(-len(pieces) // MAX_GRAMS)
    return pieces[::step]
