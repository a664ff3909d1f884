"""The matrix at a test's own pace."""

from __future__ import annotations

import pytest

from chatapp_desktop.app.templates import matrix_run


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix_run, "PACE_SECONDS", 0.01)
