"""Messages in reports: the preview's own picture, in the page itself."""

from __future__ import annotations

import base64
import re

from PySide6.QtGui import QImage

from chatapp_desktop.ui.preview.report_picture import drawn_template, png_of
from chatapp_desktop.viber.preview import Preview
from chatapp_desktop.viber.report import Table, html_text
from chatapp_desktop.viber.template import Button, Component, Template
from chatapp_desktop.viber.template_preview import template_preview


def template(*parts: Component) -> Template:
    return Template("code", "en", "Name", status="pass", components=parts)


HEAD = Component("HEADER", "TEXT", "Hello $(name)", words=("Hello $(name)",))
BODY = Component("BODY", text="Your order $(number) is ready", words=("Your order $(number)",))
BUTTONS = Component("BUTTONS", buttons=(Button("URL", "Open", "https://a.invalid", ""),))
VALUES = {"name": "Ann", "number": "7"}


def test_the_page_holds_the_picture_of_the_preview(qapp: object) -> None:
    del qapp
    made = template(HEAD, BODY, BUTTONS)
    page = html_text(Table("T", (), ("Rendering",), [(drawn_template(made, VALUES),)]))
    found = re.search(r"src='data:image/png;base64,([^']+)' alt='([^']*)'", page)
    assert found is not None
    data = base64.b64decode(found[1])
    image = QImage.fromData(data)
    assert image.width() > 200
    assert image.height() > 100
    assert image == QImage.fromData(png_of(template_preview(made, VALUES)))
    assert found[2] == "Hello Ann\nYour order 7 is ready\n[Open]"


def test_a_heading_of_text_is_seen(qapp: object) -> None:
    del qapp
    preview = template_preview(template(HEAD, BODY), VALUES)
    assert preview == Preview(heading="Hello Ann", text="Your order 7 is ready")
    with_it = QImage.fromData(png_of(preview))
    without = QImage.fromData(png_of(template_preview(template(BODY), VALUES)))
    assert with_it.height() > without.height()


def test_without_a_body_the_heading_is_the_text(qapp: object) -> None:
    del qapp
    preview = template_preview(template(HEAD), VALUES)
    assert (preview.heading, preview.text) == ("", "Hello Ann")
