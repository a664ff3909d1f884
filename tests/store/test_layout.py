"""The layout comes back as it was kept; what is damaged is left out, and said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatapp_desktop.store import layout
from chatapp_desktop.store.layout import Layout

KEPT = Layout(
    window="AdnQywAD",
    side_shown=False,
    splits={"across": (600, 400), "down": (500, 0)},
    columns={"time": 21.5, "recipient": 16},
    folded=("fallback",),
    chat="dark",
    phone="wide",
    dialogs={"settings_window": (90.25, 22)},
    tables={"matrix_grid": (18.5, 22.0)},
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
)
NAMES = (
    "window",
    "side_shown",
    "splits",
    "columns",
    "folded",
    "chat",
    "phone",
    "dialogs",
    "tables",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "layout.json"


def test_a_first_start_has_the_programs_own(path: Path) -> None:
    assert layout.load(path) == (Layout(), ())


def test_it_comes_back_whole(path: Path) -> None:
    layout.save(path, KEPT)
    assert layout.load(path) == (KEPT, ())


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '"x"', "\x00\x01", "[" * 100_000, '{"window": ' + "9" * 2_000_000 + "}"]
)
def test_a_file_that_makes_no_sense_is_ignored_and_said(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    found, (trouble,) = layout.load(path)
    assert found == Layout()
    assert "damaged" in trouble
    layout.save(path, KEPT)
    assert layout.load(path) == (KEPT, ())


def test_a_folder_in_its_place_is_said(path: Path) -> None:
    path.mkdir(parents=True)
    found, (trouble,) = layout.load(path)
    assert found == Layout()
    assert "layout" in trouble


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("window", 7),
        ("window", "x" * 20_000),
        ("side_shown", "no"),
        ("splits", {"across": [600, -1]}),
        ("splits", {"across": "600"}),
        ("columns", {"time": True}),
        ("columns", {"time": float("nan")}),
        ("columns", {"time": 1e300}),
        ("folded", [1]),
        ("dialogs", {"settings_window": [90]}),
        ("dialogs", {"settings_window": [90, float("inf")]}),
        ("dialogs", {"settings_window": [0, 20]}),
        ("dialogs", [90, 20]),
    ],
)
def test_a_value_that_makes_no_sense_is_left_out_alone(
    path: Path, name: str, value: object
) -> None:
    layout.save(path, KEPT)
    document = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**document, name: value}), "utf-8")
    found, troubles = layout.load(path)
    assert troubles == (f"the layout's {name} is damaged and is left out",)
    for other in NAMES:
        expected = getattr(Layout() if other == name else KEPT, other)
        assert getattr(found, other) == expected


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(NAMES), JSON))
def test_nothing_in_the_file_stops_a_start(path: Path, document: dict[str, object]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(document), "utf-8")
    found, _ = layout.load(path)
    layout.save(path, found)
    assert layout.load(path) == (found, ())
