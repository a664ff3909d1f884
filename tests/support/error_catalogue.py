"""The catalogue of errors, read straight from its file."""

from __future__ import annotations

import json
from typing import Any

from chatapp_desktop import resource

CATALOGUE: dict[str, dict[str, dict[str, Any]]] = json.loads(
    resource.path("errors.json").read_text(encoding="utf-8")
)
