"""The one table: every parameter of SendChatappMessage that Viber uses, and every content field.

The form, the checks, the wire encoding and the draft file are read from it. Names are the API's
own; a field of `Content` is named `Content.<key>`, a template variable `TemplateParams.<name>`.

Sources: SendChatappMessage for Viber, request parameters (document of 2025-01-16); "Viber message
types" and "Viber API error codes" for the limits that the first does not give.
"""

from __future__ import annotations

from chatapp_desktop.viber.parameter import Choice, Group, Kind, Parameter, Unit, Use
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP

MEGABYTE = 1024 * 1024

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        "ChannelType",
        Kind.CONSTANT,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "Channel"),
        QT_TRANSLATE_NOOP("Parameter", "Always viber."),
        required=True,
        choices=(Choice("viber", "Viber"),),
    ),
    Parameter(
        "To",
        Kind.PHONE,
        Group.RECIPIENT,
        QT_TRANSLATE_NOOP("Parameter", "To"),
        QT_TRANSLATE_NOOP(
            "Parameter",
            "The recipient's phone number with its country code. Paste it as you have it: "
            "spaces, dashes, + and a leading 00 are removed.",
        ),
        required=True,
        max_length=15,
        example="+86 139-0000 1234",
    ),
    Parameter(
        "From",
        Kind.DIGITS,
        Group.RECIPIENT,
        QT_TRANSLATE_NOOP("Parameter", "From (Service ID)"),
        QT_TRANSLATE_NOOP(
            "Parameter", "The Viber Service ID that sends, digits only, as the console shows it."
        ),
        required=True,
        example="2909",
    ),
    Parameter(
        "CustSpaceId",
        Kind.LINE,
        Group.RECIPIENT,
        QT_TRANSLATE_NOOP("Parameter", "Space ID"),
        QT_TRANSLATE_NOOP(
            "Parameter",
            "The instance or sub-account space that owns the Service ID, such as cams-….",
        ),
        example="cams-8c8xxxxxxxx",
    ),
    Parameter(
        "Type",
        Kind.CHOICE,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "Type"),
        QT_TRANSLATE_NOOP(
            "Parameter", "A message that you write here, or a template that was approved before."
        ),
        required=True,
        choices=(
            Choice("message", QT_TRANSLATE_NOOP("Choice", "Message")),
            Choice("template", QT_TRANSLATE_NOOP("Choice", "Template")),
        ),
    ),
    Parameter(
        "MessageType",
        Kind.CHOICE,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "Message type"),
        QT_TRANSLATE_NOOP("Parameter", "What the message consists of. The form follows it."),
        use=Use.MESSAGE,
        required=True,
        choices=(
            Choice("text", QT_TRANSLATE_NOOP("Choice", "Text")),
            Choice("image", QT_TRANSLATE_NOOP("Choice", "Picture")),
            Choice("video", QT_TRANSLATE_NOOP("Choice", "Video")),
            Choice("document", QT_TRANSLATE_NOOP("Choice", "File")),
            Choice("text_button", QT_TRANSLATE_NOOP("Choice", "Text + button")),
            Choice("text_image_button", QT_TRANSLATE_NOOP("Choice", "Text + picture + button")),
            Choice("text_video", QT_TRANSLATE_NOOP("Choice", "Text + video")),
            Choice("text_video_button", QT_TRANSLATE_NOOP("Choice", "Text + video + button")),
            Choice("text_image", QT_TRANSLATE_NOOP("Choice", "Text + picture")),
        ),
    ),
    Parameter(
        "Label",
        Kind.CHOICE,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "Label"),
        QT_TRANSLATE_NOOP(
            "Parameter",
            "Promotion may carry pictures, videos, files and buttons. "
            "Transaction is plain text about something the recipient ordered or asked for.",
        ),
        required=True,
        choices=(
            Choice("promotion", QT_TRANSLATE_NOOP("Choice", "Promotion")),
            Choice("transaction", QT_TRANSLATE_NOOP("Choice", "Transaction")),
        ),
    ),
    Parameter(
        "TemplateCode",
        Kind.LINE,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "Template code"),
        QT_TRANSLATE_NOOP("Parameter", "The code of an approved Viber template."),
        use=Use.TEMPLATE,
        required=True,
        example="744c4b5c79c9432497a075bdfca3xxxx",
    ),
    Parameter(
        "Language",
        Kind.LANGUAGE,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "Template language"),
        QT_TRANSLATE_NOOP("Parameter", "A language in which this template exists, such as en."),
        use=Use.TEMPLATE,
        required=True,
        example="en",
    ),
    Parameter(
        "TemplateParams",
        Kind.VARIABLES,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "Template variables"),
        QT_TRANSLATE_NOOP(
            "Parameter", "A value for each variable of the template, without line breaks."
        ),
        use=Use.TEMPLATE,
    ),
    Parameter(
        "Content",
        Kind.CONTENT,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "Content"),
        QT_TRANSLATE_NOOP("Parameter", "The fields that the message type asks for."),
        use=Use.MESSAGE,
    ),
    Parameter(
        "Content.text",
        Kind.PARAGRAPH,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "Text"),
        QT_TRANSLATE_NOOP(
            "Parameter",
            "Up to 1000 characters. Viber shows *bold*, _italic_, ~strike~ and ```code```.",
        ),
        use=Use.CONTENT,
        max_length=1000,
    ),
    Parameter(
        "Content.link",
        Kind.URL,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "Address"),
        QT_TRANSLATE_NOOP(
            "Parameter",
            "A public https address that Viber can download without signing in; "
            "the path should end in the file's extension.",
        ),
        use=Use.CONTENT,
        max_length=1000,
        example="https://…",
    ),
    Parameter(
        "Content.thumbnail",
        Kind.URL,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "Thumbnail address"),
        QT_TRANSLATE_NOOP(
            "Parameter", "A public https address of a still picture, 400 × 400 recommended."
        ),
        use=Use.CONTENT,
        max_length=1000,
        example="https://…",
    ),
    Parameter(
        "Content.fileSize",
        Kind.INTEGER,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "Video size"),
        QT_TRANSLATE_NOOP("Parameter", "Size of the video in bytes, at most 200 MB."),
        use=Use.CONTENT,
        minimum=1,
        maximum=200 * MEGABYTE,
        unit=Unit.BYTES,
    ),
    Parameter(
        "Content.duration",
        Kind.INTEGER,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "Video length"),
        QT_TRANSLATE_NOOP("Parameter", "Length of the video in seconds, 1 to 600."),
        use=Use.CONTENT,
        minimum=1,
        maximum=600,
        unit=Unit.SECONDS,
    ),
    Parameter(
        "Content.fileName",
        Kind.LINE,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "File name"),
        QT_TRANSLATE_NOOP(
            "Parameter", "The name that the recipient sees, at most 25 characters with extension."
        ),
        use=Use.CONTENT,
        max_length=25,
        example="invoice.pdf",
    ),
    Parameter(
        "Content.fileType",
        Kind.LINE,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "File type"),
        QT_TRANSLATE_NOOP("Parameter", "The file's extension without the dot, such as pdf."),
        use=Use.CONTENT,
        example="pdf",
    ),
    Parameter(
        "Content.caption",
        Kind.LINE,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "Button text"),
        QT_TRANSLATE_NOOP("Parameter", "What stands on the button, at most 30 characters."),
        use=Use.CONTENT,
        max_length=30,
    ),
    Parameter(
        "Content.action",
        Kind.URL,
        Group.MESSAGE,
        QT_TRANSLATE_NOOP("Parameter", "Button address"),
        QT_TRANSLATE_NOOP("Parameter", "The address that the button opens; https is advised."),
        use=Use.CONTENT,
        max_length=1000,
        example="https://…",
    ),
    Parameter(
        "Ttl",
        Kind.INTEGER,
        Group.DELIVERY,
        QT_TRANSLATE_NOOP("Parameter", "Time to live"),
        QT_TRANSLATE_NOOP(
            "Parameter",
            "How long Viber tries to deliver: 30 to 1209600 seconds (14 days). "
            "Empty leaves it to the service, which may give up after two minutes.",
        ),
        minimum=30,
        maximum=1_209_600,
        unit=Unit.SECONDS,
        example="86400",
    ),
    Parameter(
        "FallBackId",
        Kind.LINE,
        Group.FALLBACK,
        QT_TRANSLATE_NOOP("Parameter", "Fallback strategy"),
        QT_TRANSLATE_NOOP(
            "Parameter",
            "The console's strategy for sending an SMS when Viber fails, such as S_000001.",
        ),
        example="S_000001",
    ),
    Parameter(
        "FallBackContent",
        Kind.PARAGRAPH,
        Group.FALLBACK,
        QT_TRANSLATE_NOOP("Parameter", "Fallback text"),
        QT_TRANSLATE_NOOP("Parameter", "The text of the SMS; empty takes the strategy's own."),
    ),
    Parameter(
        "FallBackDuration",
        Kind.INTEGER,
        Group.FALLBACK,
        QT_TRANSLATE_NOOP("Parameter", "Fall back after"),
        QT_TRANSLATE_NOOP(
            "Parameter",
            "60 to 43200 seconds without a delivery receipt. "
            "Empty falls back only when sending fails.",
        ),
        minimum=60,
        maximum=43_200,
        unit=Unit.SECONDS,
        example="120",
    ),
    Parameter(
        "FallBackRule",
        Kind.CHOICE,
        Group.FALLBACK,
        QT_TRANSLATE_NOOP("Parameter", "Fallback rule"),
        QT_TRANSLATE_NOOP(
            "Parameter",
            "Undelivered: when the message cannot reach the phone (the default). "
            "Send failed: also when the template or its values are refused.",
        ),
        choices=(
            Choice("undelivered", QT_TRANSLATE_NOOP("Choice", "Undelivered")),
            Choice("sentFailed", QT_TRANSLATE_NOOP("Choice", "Send failed")),
        ),
    ),
    Parameter(
        "TrackingData",
        Kind.LINE,
        Group.TRACKING,
        QT_TRANSLATE_NOOP("Parameter", "Tracking data"),
        QT_TRANSLATE_NOOP("Parameter", "Free text that Viber hands back with receipts."),
        example="tracking_id:123456",
    ),
    Parameter(
        "Tag",
        Kind.LINE,
        Group.TRACKING,
        QT_TRANSLATE_NOOP("Parameter", "Tag"),
        QT_TRANSLATE_NOOP("Parameter", "Free text by which reports can be grouped."),
        example="tag",
    ),
    Parameter(
        "TaskId",
        Kind.LINE,
        Group.TRACKING,
        QT_TRANSLATE_NOOP("Parameter", "Task ID"),
        QT_TRANSLATE_NOOP(
            "Parameter",
            "Your own number for this send; receipts repeat it. Empty gets a new one each time.",
        ),
        example="100000001",
    ),
)

BY_NAME: dict[str, Parameter] = {parameter.name: parameter for parameter in PARAMETERS}

CONTENT_KEYS: tuple[str, ...] = tuple(p.content_key for p in PARAMETERS if p.content_key)

VARIABLE_PREFIX = "TemplateParams."


def parameter_of(name: str) -> Parameter:
    """Return the row for a field's name; a template variable belongs to `TemplateParams`.

    Raises KeyError for a name that the table does not know.
    """
    return BY_NAME["TemplateParams" if name.startswith(VARIABLE_PREFIX) else name]
