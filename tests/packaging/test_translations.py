"""The translations are complete, up to date with the source, and keep every placeholder."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import phonenumbers
import pytest

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "resources" / "translations"
LANGUAGES = ("en", "zh_CN")
PLACEHOLDER = re.compile(r"\{\w*\}|%\d|%n")
NUMERUS_FORMS = {"en": 2, "zh_CN": 1}


def messages(language: str) -> Iterator[tuple[str, ET.Element]]:
    tree = ET.parse(FOLDER / f"chatapp_desktop_{language}.ts")  # noqa: S314  (our own file)
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def texts(message: ET.Element) -> list[str]:
    """The translation, or each of its plural forms."""
    translation = message.find("translation")
    assert translation is not None
    forms = [form.text or "" for form in translation.iter("numerusform")]
    return forms or [translation.text or ""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_is_unfinished(language: str) -> None:
    found = list(messages(language))
    assert found
    for context, message in found:
        translation = message.find("translation")
        assert translation is not None
        where = f"{context}: {message.findtext('source')}"
        assert translation.get("type") is None, where
        assert all(text.strip() for text in texts(message)), where
        if message.get("numerus"):
            assert len(texts(message)) == NUMERUS_FORMS[language], where


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_those_of_the_source(language: str) -> None:
    for context, message in messages(language):
        source = message.findtext("source", "")
        wanted = sorted(PLACEHOLDER.findall(source))
        for text in texts(message):
            assert sorted(PLACEHOLDER.findall(text)) == wanted, f"{context}: {source}"
            assert ("&" in text) == ("&" in source), f"mnemonic of {context}: {source}"


def test_chinese_is_chinese() -> None:
    """Names of the API and Latin abbreviations apart, no entry was left in English."""
    english = {"MessageId", "RequestId", "Code", "Message", "AccessKey &ID", "AccessKey &Secret"}
    english.add("Viber")
    for context, message in messages("zh_CN"):
        for text in texts(message):
            known = text in english or not re.search("[A-Za-z]{2}", text)
            assert known or re.search("[\u4e00-\u9fff]", text), f"{context}: {text}"


def test_chinese_uses_chinese_punctuation() -> None:
    # A mnemonic, `(&K)`, is written with half-width brackets everywhere.
    half = re.compile(
        "[\u4e00-\u9fff“”（）][,;:?!]|[,;:?!)][\u4e00-\u9fff]|[\u4e00-\u9fff]\\((?!&)"
    )
    for context, message in messages("zh_CN"):
        for text in texts(message):
            assert not half.search(text), f"{context}: {text}"


TOUCHING = re.compile(
    r"[\u4e00-\u9fff](\{\w+\}|%[1-9n]|[A-Za-z0-9])|(\{\w+\}|%[1-9n]|[A-Za-z0-9])[\u4e00-\u9fff]"
)


def test_a_blank_parts_chinese_from_latin_letters_digits_and_values() -> None:
    """`put_in` and `filled` take the blank back where the value is Chinese as well."""
    for context, message in messages("zh_CN"):
        for text in texts(message):
            assert not TOUCHING.search(text), f"{context}: {text}"
    errors = json.loads((PROJECT / "resources" / "errors.json").read_text("utf-8"))
    letters = re.compile("[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]")
    for place, pair in catalogue(errors):
        assert not letters.search(json.dumps(pair["zh_CN"], ensure_ascii=False)), place


def own_fillings(source: str) -> Iterator[int]:
    """Lines that put values into a sentence past `filled`, and so past the blanks of Chinese."""
    for node in ast.walk(ast.parse(source)):
        name = getattr(node.func, "attr", "") if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and (
            name == "format_map" or (name == "format" and node.keywords)
        ):
            yield node.lineno


def test_values_are_put_into_sentences_in_one_place() -> None:
    for path in sorted((PROJECT / "chatapp_desktop" / "ui").rglob("*.py")):
        assert list(own_fillings(path.read_text("utf-8"))) == [], str(path)


@pytest.mark.parametrize("filling", ['tr("{a}").format(a=b)', "tr(a).format_map(b)"])
def test_the_guard_finds_fillings_of_ones_own(filling: str) -> None:
    assert list(own_fillings(filling)) == [1]


JOINTS = (": ", ", ", " (", "(")


def own_joints(source: str) -> Iterator[int]:
    """Lines that put a sentence together with signs of their own: Chinese has others."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            pieces = [p.value for p in node.values if isinstance(p, ast.Constant)]
            if any(str(piece).startswith(JOINTS) for piece in pieces):
                yield node.lineno
        elif isinstance(node, ast.Attribute) and node.attr == "join":
            glue = node.value
            if isinstance(glue, ast.Constant) and str(glue.value).startswith(JOINTS):
                yield node.lineno


def test_sentences_are_put_together_with_the_signs_of_the_language() -> None:
    # A place on the clock in English, mnemonics, Qt's filters.
    own = {"wording.py": 1, "button_commands.py": 1, "letters.py": 1, "file_dialogs.py": 1}
    for path in sorted((PROJECT / "chatapp_desktop" / "ui").rglob("*.py")):
        lines = list(own_joints(path.read_text("utf-8")))
        assert len(lines) == own.get(path.name, 0), f"{path}: {lines}"


@pytest.mark.parametrize("joint", ['f"{a}: {b}"', '", ".join(a)', 'f"{a} ({b})"', 'f"({a})"'])
def test_the_guard_finds_signs_of_ones_own(joint: str) -> None:
    assert list(own_joints(joint)) == [1]


def entries(path: Path) -> list[tuple[str, str | None, str | None]]:
    """What there is to translate; versions of lupdate differ in the order only."""
    contexts = ET.parse(path).getroot().iter("context")  # noqa: S314  (our own file)
    return sorted(
        (context.findtext("name", ""), message.findtext("source"), message.get("numerus"))
        for context in contexts
        for message in context.iter("message")
    )


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_files_are_up_to_date_with_the_source(tmp_path: Path) -> None:
    """What .ci/translate would write is what is there."""
    for name in ("chatapp_desktop", ".ci"):
        shutil.copytree(
            PROJECT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    copied = tmp_path / "resources" / "translations"
    shutil.copytree(FOLDER, copied, ignore=shutil.ignore_patterns("*.qm"))
    (tmp_path / ".venv").symlink_to(PROJECT / ".venv")
    for command in (["git", "init", "-q"], ["git", "add", "chatapp_desktop"], [".ci/translate"]):
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=100)
    for language in LANGUAGES:
        name = f"chatapp_desktop_{language}.ts"
        assert entries(copied / name) == entries(FOLDER / name)


def sources() -> list[Path]:
    return sorted((PROJECT / "chatapp_desktop").rglob("*.py"))


CALLS = {"tr", "translate", "QT_TRANSLATE_NOOP", "QT_TR_NOOP"}


def wrong_calls(source: str) -> Iterator[int]:
    """Lines where what is to be translated is put together first: it would never be found."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
        if name in CALLS and any(isinstance(a, ast.JoinedStr | ast.BinOp) for a in node.args):
            yield node.lineno


def test_nothing_is_put_together_before_it_is_translated() -> None:
    for path in sources():
        assert list(wrong_calls(path.read_text("utf-8"))) == [], str(path)


def said(source: str) -> Iterator[str]:
    """Every text that the source gives to be translated."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
            text = node.args[0] if name == "tr" else node.args[-1 if len(node.args) < 2 else 1]
            if name in CALLS and isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value


def test_every_text_is_found_by_the_translators_tool() -> None:
    """It overlooks those that stand inside an f-string; they would stay English for ever."""
    known = {message.findtext("source") for _, message in messages("zh_CN")}
    for path in sources():
        assert set(said(path.read_text("utf-8"))) - known == set(), str(path)


@pytest.mark.parametrize(
    "call", ['self.tr(f"a {b}")', 'tr("a" + b)', 'QT_TRANSLATE_NOOP("c", f"{b}")']
)
def test_the_guard_finds_texts_put_together(call: str) -> None:
    assert list(wrong_calls(call)) == [1]


def test_every_country_has_a_chinese_name() -> None:
    names = json.loads((PROJECT / "resources" / "countries.zh_CN.json").read_text("utf-8"))
    assert set(names) == set(phonenumbers.SUPPORTED_REGIONS)
    assert all(re.fullmatch("[\u4e00-\u9fff（）-]+", name) for name in names.values())
    assert len(set(names.values())) == len(names)


def catalogue(value: object, place: str = "") -> Iterator[tuple[str, dict[str, object]]]:
    """Every pair of `en` and `zh_CN` in the error catalogue."""
    if not isinstance(value, dict):
        return
    if "en" in value or "zh_CN" in value:
        yield place, value
        return
    for key, inner in value.items():
        yield from catalogue(inner, f"{place}/{key}")


def test_error_advice_is_complete_in_both_languages() -> None:
    pairs = list(catalogue(json.loads((PROJECT / "resources" / "errors.json").read_text("utf-8"))))
    assert len(pairs) > 50
    for place, pair in pairs:
        english, chinese = json.dumps(pair.get("en")), json.dumps(pair.get("zh_CN"))
        assert "null" not in (english, chinese), place
        assert '""' not in (english, chinese), place
        named = re.compile(r"\{\w+\}")
        assert set(named.findall(english)) == set(named.findall(chinese)), place


GLOSSARY = (
    # What must not be said, and what is said in its place: the words of the service's documents
    # and console where they have one, else those of the form.
    ("收件人", "接收方"),
    ("答复|应答", "响应"),
    ("(这台电脑|本计算机)", "本机"),
    ("有效期", "有效时长"),
    ("(?<!访问)凭证", "访问凭证"),
    ("追踪", "跟踪"),
    ("国家码|区号", "国家代码"),
    ("模板编码|模板代码", "模板 Code"),
    ("正文", "文本"),
    ("选择类型", "选择消息类型, 选择消息类别"),
    ("(?<!这)种类", "类型"),
    ("\\bEnter\\b", "回车"),
    ("详细信息", "详情"),
    ("护栏", "发送保护"),
    ("(?<!安全)令牌|（Token）|Security Token", "安全令牌"),
    ("再次发送|重发", "重新发送"),
    ("重新打开为", "作为草稿重新打开"),
    ("(?<!短)横线", "短横线"),
    ("阿里云支持|阿里云客服", "阿里云技术支持"),
    ("你", "您"),
    ("[。！？] ", "no blank"),
)


@pytest.mark.parametrize(("wrong", "right"), GLOSSARY)
def test_one_thing_has_one_chinese_name(wrong: str, right: str) -> None:
    said = {text.replace("&", "") for _, message in messages("zh_CN") for text in texts(message)}
    errors = json.loads((PROJECT / "resources" / "errors.json").read_text("utf-8"))
    said |= {json.dumps(pair["zh_CN"], ensure_ascii=False) for _, pair in catalogue(errors)}
    assert [text for text in said if re.search(wrong, text)] == [], right
