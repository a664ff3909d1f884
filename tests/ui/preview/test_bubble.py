"""The renderer: what it draws of each kind of message, on each width, in the light and the dark."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.preview import bubble, bubble_text, shapes
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.message_types import MESSAGE_TYPES, Media
from chatapp_desktop.viber.preview import Picture, PictureState, Preview, ShownButton, preview_of
from tests.support.contents import CONTENT

WORDS = bubble.Words("Aurora", picture="not fetched", facts="0:32")
RED = "#c01020"
ACCENT = QColor(theme.LIGHT.accent)


def look(width: float = 320, colours: theme.Colours = theme.LIGHT) -> shapes.Look:
    return shapes.Look(width, QFont(), colours)


def text_look(width: float) -> bubble_text.TextLook:
    return bubble_text.TextLook(width, QFont(), theme.LIGHT)


def drawn(preview: Preview, how: shapes.Look | None = None) -> QImage:
    return bubble.picture(bubble.scene(preview, WORDS, how or look()), 1.0)


def red_picture(width: int, height: int) -> Picture:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(RED))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return Picture("https://x.example/p.png", PictureState.READY, bytes(data.data()))


def share(image: QImage, colour: str) -> float:
    """Which share of a picture has exactly that colour."""
    wanted = QColor(colour).rgb()
    inside = [image.pixel(x, y) for x in range(image.width()) for y in range(image.height())]
    return inside.count(wanted) / len(inside)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("width", [240, 320, 420])
@pytest.mark.parametrize("kind", MESSAGE_TYPES)
def test_each_kind_is_drawn(kind: str, width: int, colours: theme.Colours) -> None:
    draft = Draft({"Type": "message", "MessageType": kind, **CONTENT})
    image = drawn(preview_of(draft), look(width, colours))
    assert image.width() == width
    assert share(image, colours.bubble) > 0.02
    has_button = "caption" in MESSAGE_TYPES[kind].content
    without = drawn(replace(preview_of(draft), buttons=()), look(width, colours))
    assert (without.height() < image.height()) == has_button


@pytest.mark.usefixtures("qapp")
def test_a_picture_stands_below_the_text() -> None:
    image = drawn(Preview(text="Hello", media=Media.IMAGE, picture=red_picture(40, 20)))
    middle = image.width() // 3
    rows = [y for y in range(image.height()) if image.pixelColor(middle, y) == QColor(RED)]
    alone = drawn(Preview(text="", media=Media.IMAGE, picture=red_picture(40, 20)))
    rows_alone = [y for y in range(alone.height()) if alone.pixelColor(middle, y) == QColor(RED)]
    assert rows[0] > rows_alone[0]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [(1, 1), (4000, 10), (10, 4000)])
def test_pictures_of_any_shape_fit(size: tuple[int, int]) -> None:
    image = drawn(Preview(media=Media.IMAGE, picture=red_picture(*size)))
    assert share(image, RED) > 0.1
    assert image.height() < 2.5 * image.width()


@pytest.mark.usefixtures("qapp")
def test_what_is_no_picture_has_words_in_its_place() -> None:
    broken = Picture("https://x.example/p.png", PictureState.READY, b"<html>")
    for picture in (broken, Picture()):
        preview = Preview(media=Media.IMAGE, picture=picture)
        mute = bubble.scene(preview, replace(WORDS, picture=""), look())
        assert drawn(preview) != bubble.picture(mute, 1.0)
        assert ink(preview, theme.LIGHT.chat) > 1000


@pytest.mark.usefixtures("qapp")
def test_a_video_has_a_play_mark_in_its_middle() -> None:
    film, still = (
        drawn(Preview(media=media, picture=red_picture(40, 20)))
        for media in (Media.VIDEO, Media.IMAGE)
    )
    size = film.width(), film.height()
    assert size == (still.width(), still.height())
    box = [
        (x, y)
        for x in range(size[0])
        for y in range(size[1])
        if still.pixelColor(x, y) == QColor(RED)
    ]
    across, down = ((min(each) + max(each)) // 2 for each in zip(*box, strict=True))
    assert film.pixelColor(across, down) == QColor("white")
    shade = film.pixelColor(across - int(1.6 * look().unit), down)
    assert shade.red() < QColor(RED).red() / 2


ADDRESS = "https://cdn.example.com/winter/{}/boots-in-red.jpg"


def absent(words: bubble.Words, how: shapes.Look, media: Media = Media.VIDEO) -> QImage:
    """A message with nothing but a picture that is not there."""
    return bubble.picture(bubble.scene(Preview(media=media), words, how), 1.0)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", [240, 320, 420])
@pytest.mark.parametrize("address", ["", ADDRESS, ADDRESS.format("x" * 900)])
def test_what_is_said_of_a_video_stands_above_its_play_mark(width: int, address: str) -> None:
    words = replace(WORDS, picture="The server answers with status 404. " * 2, address=address)
    image, unit = absent(words, look(width)), look().unit
    shaded = QColor(theme.LIGHT.chat).lightnessF() * (1 - 170 / 255)
    beside = image.width() // 2 - int(1.6 * unit)  # the triangle
    body = range(int(6 * unit), image.height())
    dark = {y for y in body if abs(image.pixelColor(beside, y).lightnessF() - shaded) < 0.01}
    marked = [y for y in dark if {y + 1, y + 2, y + 3} <= dark]  # not the edge of a letter
    ink = QColor(theme.LIGHT.text).rgb()
    written = [y for y in body if any(image.pixel(x, y) == ink for x in range(width))]
    assert len(marked) > unit
    assert written
    assert max(written) < min(marked)
    assert image.height() < 1.6 * width


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("media", [Media.IMAGE, Media.VIDEO])
def test_an_address_reads_whole_and_a_long_one_at_both_ends(media: Media) -> None:
    def shown(address: str) -> QImage:
        return absent(replace(WORDS, address=address), look(), media)

    assert shown(ADDRESS.format("a")) != shown(ADDRESS.format("b"))
    long = ADDRESS.format("x" * 400)
    for piece in ("cdn", "red.jpg"):
        assert shown(long) != shown(long.replace(piece, piece.upper()))
    assert shown(long) == shown(ADDRESS.format("x" * 200 + "y" + "x" * 199))


@pytest.mark.usefixtures("qapp")
def test_buttons_stand_below_each_other_with_what_they_do() -> None:
    captions = ("Open", "Call", "Copy")
    heights = []
    for count in range(4):
        buttons = tuple(ShownButton(each) for each in captions[:count])
        heights.append(drawn(Preview(text="ok", buttons=buttons)).height())
    assert heights == sorted(set(heights))
    one = Preview(text="ok", buttons=(ShownButton("Open"),))
    said = bubble.picture(bubble.scene(one, replace(WORDS, kinds=("opens",)), look()), 1.0)
    assert said.height() > drawn(one).height()
    two = Preview(text="ok", buttons=(ShownButton("Call"), ShownButton("Open")))
    assert drawn(two) != drawn(replace(two, buttons=two.buttons[::-1]))


@pytest.mark.usefixtures("qapp")
def test_a_file_has_a_sheet_beside_its_name() -> None:
    made = bubble.scene(Preview(media=Media.DOCUMENT, file_name="a.pdf"), WORDS, look())
    corner = made.bubble_box().topLeft().toPoint()
    unit = int(look().unit)
    sheet = bubble.picture(made, 1.0).copy(corner.x() + unit - 1, corner.y(), 4 * unit, 6 * unit)
    assert share(sheet, theme.LIGHT.chat) > 0.1
    assert share(sheet, theme.LIGHT.accent) > 0.01


@pytest.mark.usefixtures("qapp")
def test_the_sender_has_a_badge_behind_the_name() -> None:
    image = drawn(Preview(text="ok"))
    unit = int(look().unit)
    head = image.copy(6 * unit, 0, image.width() - 6 * unit, int(4 * unit))
    assert share(head, theme.LIGHT.accent) * head.width() * head.height() > unit


@pytest.mark.usefixtures("qapp")
def test_a_text_without_marks_keeps_its_line_breaks() -> None:
    plain = bubble_text.plain("name: Ann\norder: A-1042\n\nend", 600, QFont(), theme.LIGHT.text)
    tops = [line.top for paragraph in plain.paragraphs for line in paragraph.lines]
    assert len(set(tops)) == 4


def test_every_mark_changes_what_is_drawn() -> None:
    plain = drawn(Preview(text="word"))
    seen = [plain]
    for text in ("*word*", "_word_", "~word~", "```word```"):
        image = drawn(Preview(text=text))
        assert all(image != other for other in seen)
        seen.append(image)


def columns(image: QImage) -> list[int]:
    """Where across a light picture something dark stands."""
    across, rows = range(image.width()), range(image.height())
    return [x for x in across if any(image.pixelColor(x, y).lightnessF() < 0.6 for y in rows)]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", ["שלום עולם", "مرحبا بك"])
@pytest.mark.parametrize("marks", [True, False])
def test_right_to_left_lines_begin_at_the_right_edge(text: str, *, marks: bool) -> None:
    plain = bubble_text.plain(text, 300, QFont(), theme.LIGHT.text)
    block = bubble_text.lay_out(text, (), text_look(300)) if marks else plain
    for width in (block.width, 200, 300):
        image = QImage(320, 60, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        block.paint(painter, QPointF(10, 10), width)
        painter.end()
        across = columns(image)
        assert max(across) == pytest.approx(10 + width, abs=5)
        assert min(across) == pytest.approx(10 + width - block.width, abs=5)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", ["שלום עולם", "مرحبا بك"])
@pytest.mark.parametrize("media", [Media.IMAGE, Media.NONE])
def test_a_bubble_widened_by_its_button_has_them_at_its_own_edge(media: Media, text: str) -> None:
    button = ShownButton("A caption that is rather long")
    made = bubble.scene(Preview(text=text, media=media, buttons=(button,)), WORDS, look())
    box = made.bubble_box().toRect()
    line = bubble.picture(made, 1.0).copy(box.left(), box.top(), box.width(), int(3 * look().unit))
    across = columns(line)
    assert max(across) == pytest.approx(box.width() - look().unit, abs=5)
    assert min(across) > box.width() / 3


HEBREW_AND_ARABIC = ("שלום עולם", "مشاهدة الآن")


def strays(preview: Preview) -> int:
    """How many pixels of the conversation are coloured beside the bubble."""
    made = bubble.scene(preview, WORDS, look())
    image, box = bubble.picture(made, 1.0), made.bubble_box().toAlignedRect()
    chat = QColor(theme.LIGHT.chat).rgb()
    beside = range(box.right() + 2, image.width() - 12)
    return sum(image.pixel(x, y) != chat for y in range(box.top(), box.bottom()) for x in beside)


def ink(preview: Preview, colour: str) -> int:
    """How many pixels of a colour there are inside the bubble."""
    made = bubble.scene(preview, WORDS, look())
    inside = bubble.picture(made, 1.0).copy(made.bubble_box().toAlignedRect())
    return round(share(inside, colour) * inside.width() * inside.height())


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", HEBREW_AND_ARABIC)
def test_right_to_left_names_and_headings_stay_in_the_bubble(text: str) -> None:
    for preview in (
        Preview(heading=text, text="ok"),
        Preview(media=Media.DOCUMENT, file_name=f"{text}.pdf"),
    ):
        blank = replace(preview, heading="", file_name="")
        assert strays(preview) == 0
        assert ink(preview, theme.LIGHT.text) > ink(blank, theme.LIGHT.text) + 10


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", [*HEBREW_AND_ARABIC, "Open"])
def test_a_caption_stands_on_its_button(text: str) -> None:
    made = bubble.scene(Preview(text="ok", buttons=(ShownButton(text),)), WORDS, look())
    assert strays(Preview(text="ok", buttons=(ShownButton(text),))) == 0
    image, box = bubble.picture(made, 1.0), made.bubble_box().toAlignedRect()
    row = box.bottom() - int(3 * look().unit)  # through the middle of the button
    button = [x for x in range(image.width()) if image.pixelColor(x, row) == ACCENT]
    other = [x for x in range(button[0], button[-1]) if image.pixelColor(x, row) != ACCENT]
    assert other, "nothing is written on it"
    # In the middle of it.
    assert (other[0] - button[0]) == pytest.approx(button[-1] - other[-1], abs=8)


@pytest.mark.usefixtures("qapp")
def test_ranges_are_pointed_out_behind_emoji() -> None:
    text = "😀😀 Hi {{name}}"
    start = text.index("{{")
    pointed = drawn(Preview(text=text, marked=((start, len(text)),)))
    assert share(pointed, theme.LIGHT.warning) > 0
    assert share(drawn(Preview(text=text)), theme.LIGHT.warning) == 0


def test_the_longest_texts_stay_inside(qapp: QApplication) -> None:
    del qapp
    for text in ("x" * 1000, "中" * 1000, "😀" * 500, "\n" * 50, "https://a.example/" + "y" * 900):
        block = bubble_text.lay_out(text, (), text_look(200))
        assert block.width <= 201


PIECES = st.sampled_from(
    (
        "Hello Ann ",
        "*bold* ",
        "*",
        "_",
        "a",
        " ",
        "\n",
        "שלום ",
        "您的订单",
        "👍🏽",
        "https://a.example/b ",
    )
)


_WIDE = "W" * 80 + " "


@pytest.mark.usefixtures("qapp")
@settings(max_examples=80, deadline=None)
@given(
    st.lists(PIECES, max_size=40),
    st.lists(PIECES, max_size=3),
    st.sampled_from((0, 2000)),
    st.data(),
)
def test_what_is_said_to_look_as_before_does(
    kept: list[str], new: list[str], least_height: int, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(kept)))
    # As wide as there is room, whatever follows.
    texts = [_WIDE + "".join(kept), _WIDE + "".join([*kept[:place], *new, *kept[place:]])]
    if data.draw(st.booleans()):
        texts.reverse()
    base = Preview(business="Aurora", buttons=(ShownButton("Open"),))
    how = replace(look(), least_height=least_height)
    before = bubble.scene(replace(base, text=texts[0]), WORDS, how)
    after = bubble.scene(replace(base, text=texts[1]), WORDS, how, before)
    changed = after.changed(before).toAlignedRect()
    pictures = [bubble.picture(made, 1.0) for made in (before, after)]
    common = pictures[0].rect() & pictures[1].rect()
    for image in pictures:
        painter = QPainter(image)
        painter.fillRect(changed, QColor(RED))
        painter.end()
    assert pictures[0].copy(common) == pictures[1].copy(common)


@pytest.mark.usefixtures("qapp")
def test_a_line_more_leaves_what_is_above() -> None:
    text = "Hello *Ann*, your order is ready. " * 12
    before = bubble.scene(Preview(text=text), WORDS, look())
    after = bubble.scene(Preview(text=text + "W" * 20), WORDS, look(), before)
    assert after.size.height() > before.size.height()
    assert after.changed(before).top() > 100
    assert after.changed(before).bottom() == after.size.height()


LONG = (
    "Hello *Ann*, your _winter_ order of 24 boots is ready at www.shop.example/track today. "
    "Incomprehensibilities and ~other~ matters of some weight are in ```the box```, 😀👍🏽 too. "
)
TWO_WAYS = "Order 12 של (34) חורף, you see, is 56 - שלום and 78 مرحبا بك (90) for Ann, 1 - 2. " * 2


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "text",
    [LONG, TWO_WAYS, "您的订单已发货，请查收，谢谢。" * 8, "W" * 150, LONG.replace(" ", "\n", 9)],
)
@pytest.mark.parametrize(
    ("gone", "come"), [(1, ""), (6, ""), (0, "W"), (0, " *"), (0, "\n"), (1, "ש")]
)
def test_a_text_laid_out_key_by_key_looks_as_one_laid_out_at_once(
    text: str, gone: int, come: str
) -> None:
    base = bubble.scene(Preview(text=text), WORDS, look())
    for place in range(0, len(text), 3):
        new = Preview(text=text[:place] + come + text[place + gone :])
        kept, fresh = (bubble.scene(new, WORDS, look(), before) for before in (base, None))
        assert kept.size == fresh.size, place
        assert bubble.picture(kept, 1.0) == bubble.picture(fresh, 1.0), place


@pytest.mark.usefixtures("qapp")
def test_a_letter_at_the_end_leaves_what_is_above() -> None:
    text = "Hello *Ann*, your order is ready.\n" * 12
    base = replace(look(), least_height=2000)
    before = bubble.scene(Preview(text=text + "a"), WORDS, base)
    after = bubble.scene(Preview(text=text + "ab"), WORDS, base, before)
    changed = after.changed(before)
    assert changed.top() > 200
    assert 0 < changed.height() < 5 * look().unit


@pytest.mark.usefixtures("qapp")
def test_a_letter_in_a_long_paragraph_lays_out_its_last_lines_only() -> None:
    text = "Hello *Ann*, your order is ready. " * 30
    before = bubble_text.lay_out(text, (), text_look(300))
    after = bubble_text.lay_out(text + "a", (), text_look(300), before)
    lines = after.paragraphs[0].lines
    new = [
        line
        for line, old in zip(lines, before.paragraphs[0].lines, strict=False)
        if line is not old
    ]
    assert len(lines) > 10
    assert len(new) <= 3
