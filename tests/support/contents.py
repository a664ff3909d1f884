"""A value for every content field."""

from __future__ import annotations

CONTENT = {
    "Content.text": "Hello *Ann*, your order is _ready_ 😀",
    "Content.link": "https://cdn.example.com/winter/boots.mp4",
    "Content.thumbnail": "https://cdn.example.com/winter/boots.jpg",
    "Content.fileSize": "10485760",
    "Content.duration": "32",
    "Content.fileName": "invoice.pdf",
    "Content.fileType": "pdf",
    "Content.caption": "Open the order",
    "Content.action": "https://shop.example.com/orders/42",
}
