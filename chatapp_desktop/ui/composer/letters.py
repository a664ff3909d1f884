"""Alt and a letter for the form: which letter leads to which field, the same in every language.

A field's label also stands in sentences about it, so its letter is kept here and not in its text.
The window has 26 letters, five of them are the menus', and nothing else may have a letter that a
field has which can be seen with it. So the fields that every message is written in come first.
The groups that are put away at first, Fallback and Tracking, have none for their fields: Fallback
as a whole has one, which opens it. Nothing that sends has a letter, because Alt and a wrong key
must never send: Send, Send again, and the yes of a question.
"""

from __future__ import annotations

from typing import Final

from chatapp_desktop.viber.parameter import Group

LETTERS: Final = {
    "To": "T",
    "From": "O",
    "CustSpaceId": "D",
    "Type": "Y",
    "MessageType": "S",
    "Label": "L",
    "TemplateCode": "A",
    "Language": "N",
    "TemplateParams": "B",
    "Content.text": "X",
    "Content.link": "A",
    "Content.thumbnail": "U",
    "Content.fileSize": "Z",
    # No message has two of these three.
    "Content.duration": "N",
    "Content.fileName": "N",
    "Content.action": "N",
    "Content.fileType": "E",
    "Content.caption": "B",
    "Ttl": "I",
}
"""By the parameter's name."""
GROUP_LETTERS: Final = {Group.FALLBACK: "K"}


def lettered(text: str, letter: str) -> str:
    """Mark the letter in a text: where a word begins with it, else within one, else behind it.

    Behind it in brackets always where the text is Chinese, as is the custom there. `&` in the text
    stays what it is. An empty letter marks nothing.
    """
    plain = text.replace("&", "&&")
    if not letter:
        return plain
    begins = f" {plain}".upper().find(f" {letter}")
    place = begins if begins >= 0 else plain.upper().find(letter)
    if place < 0 or max(plain) >= _IDEOGRAPHS:
        return f"{plain}(&{letter})"
    return f"{plain[:place]}&{plain[place:]}"


_IDEOGRAPHS = "\u2e80"
