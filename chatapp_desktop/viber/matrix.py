"""The language matrix: one template in several languages for several recipients, planned in full.

A plan is a value: what each cell would send, how it reads, and what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chatapp_desktop.viber.check import blocks, check
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.lengths import Length, length_of
from chatapp_desktop.viber.parameters import VARIABLE_PREFIX
from chatapp_desktop.viber.problems import Problem
from chatapp_desktop.viber.recipient import normalise_number
from chatapp_desktop.viber.surroundings import NOWHERE, Surroundings
from chatapp_desktop.viber.template import Template


@dataclass(frozen=True, slots=True)
class Values:
    """The variables' values: for every language, and where one differs, for that language."""

    shared: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By language and name; an empty text means the shared value."""

    def of(self, template: Template) -> dict[str, str]:
        """The values of one language's variables, empty where there is none."""
        return {
            name: self.own.get((template.language, name)) or self.shared.get(name, "")
            for name in template.variables
        }


@dataclass(frozen=True, slots=True)
class Cell:
    """One message of the matrix: a language and a recipient."""

    draft: Draft
    problems: tuple[Problem, ...]
    text: str = ""
    """How the message reads."""

    @property
    def language(self) -> str:
        return self.draft["Language"]

    @property
    def recipient(self) -> str:
        return self.draft["To"]

    @property
    def key(self) -> frozenset[tuple[str, str]]:
        """Everything that would be sent: a cell whose message changes is another one."""
        return frozenset(self.draft.values.items())

    @property
    def sendable(self) -> bool:
        return not blocks(self.problems)


@dataclass(frozen=True, slots=True)
class Line:
    """One language: how the template reads in it, and a cell for each recipient."""

    template: Template
    values: Mapping[str, str] = field(hash=False)
    text: str
    length: Length
    problems: tuple[Problem, ...]
    """Of the language itself, whoever receives it."""
    cells: tuple[Cell, ...]


def recipients_of(text: str) -> tuple[str, ...]:
    """Numbers as typed, one a line or parted by commas or semicolons; each one once."""
    parts = text.replace(",", "\n").replace(";", "\n").splitlines()
    found = {normalise_number(part): part.strip() for part in parts if part.strip()}
    return tuple(found.values())


def plan(
    base: Draft,
    templates: Sequence[Template],
    recipients: Sequence[str],
    values: Values,
    around: Surroundings = NOWHERE,
) -> tuple[Line, ...]:
    """Plan one message for each language and recipient.

    `base` gives the rest: sender, label, time to live, fallback. Its TaskId is not used, because
    receipts must tell the messages apart. `around` are the facts of the profile that will send.
    """
    return tuple(
        _line(base, template, recipients, values.of(template), around) for template in templates
    )


def _line(
    base: Draft,
    template: Template,
    recipients: Sequence[str],
    values: Mapping[str, str],
    around: Surroundings,
) -> Line:
    text = template.filled(values)
    named = _draft(base, template, "", values)
    problems = tuple(p for p in check(named, template) if _of_language(p))
    cells = []
    for recipient in recipients:
        draft = _draft(base, template, recipient, values)
        cells.append(Cell(draft, check(draft, template, around), text))
    return Line(template, values, text, length_of(text), problems, tuple(cells))


def _of_language(problem: Problem) -> bool:
    return problem.field.startswith((VARIABLE_PREFIX, "Template", "Language"))


def _draft(base: Draft, template: Template, recipient: str, values: Mapping[str, str]) -> Draft:
    kept = {
        name: text
        for name, text in base.values.items()
        if not name.startswith((VARIABLE_PREFIX, "Content."))
    }
    kept |= {
        "Type": "template",
        "MessageType": "",
        "TaskId": "",
        "To": recipient,
        "TemplateCode": template.code,
        "Language": template.language,
    }
    return Draft({**kept, **{VARIABLE_PREFIX + name: text for name, text in values.items()}})


def example_values(templates: Sequence[Template], values: Values) -> Values:
    """Fill what is empty with the templates' examples.

    An example that all languages share goes to the shared value, one that differs to its language.
    """
    shared, own = dict(values.shared), dict(values.own)
    for name in variables_of(templates):
        if shared.get(name):
            continue
        examples = {t.language: t.example[name] for t in templates if t.example.get(name)}
        if len(set(examples.values())) == 1:
            shared[name] = next(iter(examples.values()))
            continue
        for language, example in examples.items():
            own[language, name] = own.get((language, name)) or example
    return Values(shared, own)


def variables_of(templates: Sequence[Template]) -> tuple[str, ...]:
    """The names that occur in any of the templates, in order of appearance."""
    return tuple(dict.fromkeys(name for template in templates for name in template.variables))
