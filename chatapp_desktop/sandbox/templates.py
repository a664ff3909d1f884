"""The sandbox's Viber templates: from `resources/sandbox/templates.json`, or made in numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from chatapp_desktop.cams.signature import hash_hex
from chatapp_desktop.resource import path
from chatapp_desktop.viber.languages import LANGUAGES
from chatapp_desktop.viber.variables import fill, find_variables

TEMPLATE_TYPE = "VIBER"
AUDIT_STATUSES = ("pass", "fail", "auditing", "unaudit")
NO_REASON = "None"
"""What the service writes where a template has no reason: a word, not an empty text."""


@dataclass(frozen=True, slots=True)
class Template:
    """One template in one language. `updated` is in milliseconds since the epoch."""

    code: str
    name: str
    language: str
    category: str
    audit_status: str
    updated: int
    components: tuple[Mapping[str, object], ...]
    example: Mapping[str, str]
    reason: str = NO_REASON
    allow_send: bool = True

    @property
    def sendable(self) -> bool:
        """Whether the service sends it."""
        return self.audit_status == "pass" and self.allow_send

    @property
    def body(self) -> str:
        """Text of the BODY component."""
        texts = (c.get("Text") for c in self.components if c.get("Type") == "BODY")
        return next((text for text in texts if isinstance(text, str)), "")

    @property
    def variables(self) -> tuple[str, ...]:
        """Names that every send must fill, in order of appearance."""
        names = (name for text in _texts(self.components) for name in find_variables(text))
        return tuple(dict.fromkeys(names))

    def filled(self, values: Mapping[str, str]) -> str:
        """The body with values in place of variables."""
        return fill(self.body, values)

    def row(self) -> dict[str, object]:
        """The template as ListChatappTemplate lists it."""
        return {
            "AuditStatus": self.audit_status,
            "Category": self.category,
            "Language": self.language,
            "LastUpdateTime": self.updated,
            "Reason": self.reason,
            "TemplateCode": self.code,
            "TemplateName": self.name,
            "TemplateType": TEMPLATE_TYPE,
        }

    def detail(self) -> dict[str, object]:
        """The template as GetChatappTemplateDetail shows it."""
        return {
            "AllowSend": self.allow_send,
            "AuditStatus": self.audit_status,
            "Category": self.category,
            "CategoryChangePaused": False,
            "Components": list(self.components),
            "Example": dict(self.example),
            "Language": self.language,
            "Name": self.name,
            "Reason": self.reason,
            "TemplateCode": self.code,
            "TemplateType": TEMPLATE_TYPE,
        }


def _texts(value: object) -> Iterator[str]:
    """Every text inside a component, buttons included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _texts(inner)


@cache
def published_templates() -> tuple[Template, ...]:
    """The templates of the data file, in its order. The file is ours, so it is trusted."""
    rows = json.loads(path("sandbox", "templates.json").read_text("utf-8"))
    return tuple(Template(**{**row, "components": tuple(row["components"])}) for row in rows)


def generated_templates(count: int) -> tuple[Template, ...]:
    """Make `count` more templates, the same ones each time, in every documented language."""
    return tuple(_generated(number) for number in range(1, count + 1))


def _generated(number: int) -> Template:
    text = f"Hello $(name), this is generated text number {number}."
    status = AUDIT_STATUSES[number % 4] if number % 10 == 0 else "pass"
    return Template(
        code=hash_hex(f"generated template {number}".encode())[:32],
        name=f"generated_{number:05}",
        language=LANGUAGES[number % len(LANGUAGES)],
        category="text",
        audit_status=status,
        updated=1_735_689_600_000 + number * 60_000,
        components=({"Type": "BODY", "Text": text},),
        example={"name": "Ann"},
        reason="The text promises too much." if status == "fail" else NO_REASON,
    )
