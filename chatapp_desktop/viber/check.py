"""The checks: everything that is wrong with a draft, at once.

Where the sources disagree about a rule, the problem warns and does not block.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from chatapp_desktop.viber.draft import Draft, fields_in_use, required, unknown_names
from chatapp_desktop.viber.languages import LANGUAGES
from chatapp_desktop.viber.lengths import length_of
from chatapp_desktop.viber.message_types import (
    FILE_TYPES,
    IMAGE_EXTENSIONS,
    VIDEO_EXTENSIONS,
    Media,
)
from chatapp_desktop.viber.parameter import Kind, Parameter
from chatapp_desktop.viber.parameters import BY_NAME, VARIABLE_PREFIX
from chatapp_desktop.viber.problems import Problem, Severity
from chatapp_desktop.viber.recipient import is_digits, is_possible, normalise_number
from chatapp_desktop.viber.surroundings import NOWHERE, Surroundings, surrounding_problems
from chatapp_desktop.viber.variables import find_variables

if TYPE_CHECKING:
    from chatapp_desktop.viber.template import Sought, Template

Problems = Iterator[Problem]

_MAX_DIGITS = 18
_SIZE = BY_NAME["Content.fileSize"]
_MB_DECIMAL = 200_000_000  # 200 MB as disk makers count, below the table's 200 × 1024 × 1024


def check(
    draft: Draft,
    template: Template | None = None,
    around: Surroundings = NOWHERE,
    sought: Sought | None = None,
) -> tuple[Problem, ...]:
    """Return every problem of a draft, in the order of the form; an empty tuple means ready.

    `template` is what is known of the template that the draft names; without it only the draft's
    own fields are judged. `around` are the facts of the profile in force. `sought` is how far the
    reading of templates is; None where nobody reads any. Never raises, whatever a draft holds.
    """
    found = [p for name, row in fields_in_use(draft) for p in _check_field(draft, name, row)]
    found += [problem for rule in _RULES for problem in rule(draft)]
    if template is not None:
        # Imported here, as the window is: without a template the first picture does without both.
        from chatapp_desktop.viber.template_check import template_problems

        found += template_problems(draft, template)
    if sought is not None and draft["Type"] == "template":
        from chatapp_desktop.viber.template_check import reading_problems

        found += reading_problems(draft, template, sought)
    found += surrounding_problems(draft, around)
    return tuple(sorted(found, key=lambda problem: _ORDER.get(problem.field, len(_ORDER))))


_ORDER = {name: place for place, name in enumerate(BY_NAME)}


def blocks(problems: tuple[Problem, ...]) -> bool:
    """Whether any of the problems keeps the message from being sent."""
    return any(problem.severity is Severity.BLOCKS for problem in problems)


def _blocked(field: str, code: str, **facts: str | int) -> Problem:
    return Problem(field, code, Severity.BLOCKS, facts)


def _warned(field: str, code: str, **facts: str | int) -> Problem:
    return Problem(field, code, Severity.WARNS, facts)


# One field


def _check_field(draft: Draft, name: str, parameter: Parameter) -> Problems:
    text = draft[name]
    if name.startswith(VARIABLE_PREFIX):
        yield from _check_variable(name, text)
    elif not text.strip():
        if required(parameter, draft) and parameter.kind is not Kind.CONSTANT:
            yield _blocked(name, "required")
        return
    yield from _check_characters(name, text)
    yield from _check_length(name, text, parameter)
    if kind_check := _KIND_CHECKS.get(parameter.kind):
        yield from kind_check(name, text, parameter)


def _check_variable(name: str, text: str) -> Problems:
    variable = name.removeprefix(VARIABLE_PREFIX)
    if not text.strip():
        yield _blocked(name, "unfilled", variable=variable)
    elif any(char in text for char in "\n\r\u2028\u2029"):
        yield _warned(name, "line_break", variable=variable)


def _check_characters(name: str, text: str) -> Problems:
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        yield _blocked(name, "broken_character")


def _check_length(name: str, text: str, parameter: Parameter) -> Problems:
    limit = parameter.max_length
    if not limit or parameter.kind is Kind.PHONE:
        return
    length = length_of(text)
    if length.characters > limit:
        yield _blocked(
            name, "too_long", count=length.characters, limit=limit, excess=length.characters - limit
        )
    elif length.units > limit:
        yield _warned(
            name, "maybe_too_long", count=length.characters, units=length.units, limit=limit
        )


def _check_choice(name: str, text: str, parameter: Parameter) -> Problems:
    values = [choice.value for choice in parameter.choices]
    if text not in values:
        yield _blocked(name, "choice", value=text, choices=", ".join(values))


def _check_phone(name: str, text: str, parameter: Parameter) -> Problems:
    number = normalise_number(text)
    if not number:
        yield _blocked(name, "required")
    elif not is_digits(number):
        yield _blocked(name, "not_digits", extra=_non_digits(number))
    elif number.startswith("0"):
        yield _blocked(name, "leading_zero")
    elif len(number) > parameter.max_length:
        yield _blocked(name, "number_too_long", count=len(number), limit=parameter.max_length)
    elif not is_possible(number):
        yield _warned(name, "number_unlikely", value=number)


def _check_digits(name: str, text: str, _parameter: Parameter) -> Problems:
    if not is_digits(text.strip()):
        yield _blocked(name, "not_digits", extra=_non_digits(text.strip()))


def _non_digits(text: str) -> str:
    return "".join(dict.fromkeys(char for char in text if not is_digits(char)))


def _check_integer(name: str, text: str, parameter: Parameter) -> Problems:
    value = integer(text)
    if not is_digits(text.strip()):
        yield _blocked(name, "not_integer")
    elif value is None or not parameter.minimum <= value <= parameter.maximum:
        yield _blocked(name, "out_of_range", minimum=parameter.minimum, maximum=parameter.maximum)


def integer(text: str) -> int | None:
    """Read a whole number as typed; None for anything else, and for what no 64 bits hold."""
    bare = text.strip()
    return int(bare) if is_digits(bare) and len(bare) <= _MAX_DIGITS else None


def _check_url(name: str, text: str, _parameter: Parameter) -> Problems:
    bare = text.strip()
    try:
        parts = urlsplit(bare)
        host = parts.hostname
        _ = parts.port  # raises for a port that no host has
    except ValueError:
        host = None
    if host and any(map(str.isspace, bare)):
        yield _blocked(name, "blank_in_address")
    elif not host or any(unicodedata.category(char) == "Cc" for char in bare):
        yield _blocked(name, "not_an_address")
    elif parts.scheme.lower() != "https":
        if name == "Content.action":
            yield _warned(name, "https_advised")
        else:
            yield _blocked(name, "not_https", scheme=parts.scheme.lower())


def _check_language(name: str, text: str, _parameter: Parameter) -> Problems:
    if text.strip() not in LANGUAGES:
        yield _warned(name, "unknown_language", value=text.strip())


_KIND_CHECKS: dict[Kind, Callable[[str, str, Parameter], Problems]] = {
    Kind.CONSTANT: _check_choice,
    Kind.CHOICE: _check_choice,
    Kind.PHONE: _check_phone,
    Kind.DIGITS: _check_digits,
    Kind.INTEGER: _check_integer,
    Kind.URL: _check_url,
    Kind.LANGUAGE: _check_language,
}


# Rules between fields


def _forbidden(draft: Draft) -> Problems:
    row = draft.message_type
    for key in row.forbidden if row else ():
        if draft[f"Content.{key}"]:
            yield _warned(f"Content.{key}", "forbidden")


def _label_and_type(draft: Draft) -> Problems:
    """Transaction messages are plain text only ("Viber message types")."""
    if draft["Label"] != "transaction" or draft.message_type is None:
        return
    match draft.message_type.name:
        case "text":
            yield _warned("Label", "transaction_template")
        case "document":
            yield _warned("Label", "transaction_document")
        case _:
            yield _blocked("Label", "transaction_media")


def _media(draft: Draft) -> Problems:
    row = draft.message_type
    extensions = {
        Media.IMAGE: IMAGE_EXTENSIONS,
        Media.VIDEO: VIDEO_EXTENSIONS,
        Media.DOCUMENT: frozenset(FILE_TYPES),
    }.get(row.media if row else Media.NONE)
    link = draft["Content.link"].strip()
    if extensions and link and extension_of(link) not in extensions:
        yield _warned("Content.link", "extension", choices=", ".join(sorted(extensions)))
    size = integer(draft["Content.fileSize"])
    if row and "fileSize" in row.content and size and _MB_DECIMAL < size <= _SIZE.maximum:
        yield _warned("Content.fileSize", "over_200_mb")


def extension_of(link: str) -> str:
    """The lower-case extension of an address's path, or an empty string."""
    try:
        path = urlsplit(link).path
    except ValueError:
        return ""
    stem, dot, extension = path.rpartition("/")[2].rpartition(".")
    return extension.lower() if stem and dot else ""


def _document(draft: Draft) -> Problems:
    row = draft.message_type
    typed = draft["Content.fileType"].strip()
    if row is None or "fileType" not in row.content or not typed:
        return
    file_type = bare_file_type(typed)
    if file_type not in FILE_TYPES:
        yield _blocked("Content.fileType", "file_type", value=typed, choices=", ".join(FILE_TYPES))
    name = draft["Content.fileName"].strip()
    if name and not name.lower().endswith("." + file_type):
        yield _warned("Content.fileName", "file_name_extension", value=file_type)


def bare_file_type(text: str) -> str:
    """A file type as it is sent: lower case, without a dot."""
    return text.strip().lower().removeprefix(".")


def _unfilled_text(draft: Draft) -> Problems:
    row = draft.message_type
    for key in row.content if row else ():
        if names := find_variables(draft[f"Content.{key}"]):
            yield _warned(f"Content.{key}", "unfilled_text", variable=", ".join(names))


def _fallback(draft: Draft) -> Problems:
    others = ("FallBackContent", "FallBackDuration", "FallBackRule")
    if not draft["FallBackId"].strip() and any(draft[name].strip() for name in others):
        yield _blocked("FallBackId", "needs_fallback_id")
    ttl, after = integer(draft["Ttl"]), integer(draft["FallBackDuration"])
    if ttl is not None and after is not None and after > ttl:
        yield _warned("FallBackDuration", "fallback_after_ttl", ttl=ttl)


def _unset(draft: Draft) -> Problems:
    if not draft["Ttl"].strip():
        yield _warned("Ttl", "ttl_unset")
    if not draft["CustSpaceId"].strip():
        yield _warned("CustSpaceId", "space_unset")


def _unknown_keys(draft: Draft) -> Problems:
    for key in unknown_names(draft):
        yield _warned(key, "unknown_key", key=key)


_RULES: tuple[Callable[[Draft], Problems], ...] = (
    _forbidden,
    _label_and_type,
    _media,
    _document,
    _unfilled_text,
    _fallback,
    _unset,
    _unknown_keys,
)
