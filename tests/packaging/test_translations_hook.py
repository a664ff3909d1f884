"""The build hook finds Qt's translation compiler wherever an installation keeps it."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SOURCE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN"><context><name>Form</name>
<message><source>Send</source><translation>发送</translation></message>
</context></TS>
"""


@pytest.fixture
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_hook", PROJECT / ".ci" / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def program(folder: Path, name: str) -> str:
    """An executable file of that name, as this system wants it."""
    path = folder / (f"{name}.exe" if sys.platform == "win32" else name)
    shutil.copy(sys.executable, path)
    return str(path)


def run(hook: ModuleType, root: Path) -> None:
    build = hook.TranslationsHook(str(root), {}, None, None, str(root), "wheel")
    build.initialize("standard", {})


def test_compiles_each_source(hook: ModuleType, tmp_path: Path) -> None:
    folder = tmp_path / "resources" / "translations"
    folder.mkdir(parents=True)
    (folder / "form_zh_CN.ts").write_text(SOURCE, encoding="utf-8")
    run(hook, tmp_path)
    from PySide6.QtCore import QTranslator

    translator = QTranslator()
    assert translator.load(str(folder / "form_zh_CN.qm"))
    assert translator.translate("Form", "Send") == "发送"


def test_nothing_to_compile_needs_no_compiler(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LRELEASE", str(tmp_path / "nowhere"))
    run(hook, tmp_path)


def test_compiler_of_the_installed_pyside(hook: ModuleType) -> None:
    assert Path(hook.find_lrelease()).stem == "lrelease"
    assert "PySide6" in Path(hook.find_lrelease()).parts


def test_named_compiler_comes_first(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LRELEASE", "/usr/lib/qt6/bin/lrelease")
    assert hook.find_lrelease() == "/usr/lib/qt6/bin/lrelease"


@pytest.mark.parametrize("name", ["pyside6-lrelease", "lrelease6", "lrelease-qt6", "lrelease"])
def test_compiler_on_the_path_where_pyside_has_none(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(hook, "pyside_folders", lambda: [tmp_path / "none"])
    monkeypatch.setenv("PATH", str(tmp_path))
    found = program(tmp_path, name)
    assert hook.find_lrelease() == found


def test_no_compiler_is_said_plainly(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hook, "pyside_folders", list)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="install PySide6-Essentials, or set LRELEASE"):
        hook.find_lrelease()
