"""A message as a program: for those who send the same from a script, or show it to a developer.

Keys are never in it; each form takes them from where its users keep them.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping

from chatapp_desktop.cams.signature import API_VERSION

REGION = "ap-southeast-1"
_CLI_NAMES = {"Language": "biz-language"}
"""What the command line names otherwise, because it has an option of that name itself."""
_NUMBERS = frozenset({"Ttl", "FallBackDuration"})
_FIELD_NAMES = {"From": "from_"}


def json_text(parameters: Mapping[str, str]) -> str:
    """The parameters as a JSON object, such as API explorers take."""
    return json.dumps(dict(parameters), ensure_ascii=False, indent=2)


def shell_command(parameters: Mapping[str, str], endpoint: str) -> str:
    """A command for the aliyun command line in a POSIX shell; keys come from its own profile.

    `--force`, because that program knows the service's name but not its operations.
    """
    words = ["aliyun", "cams", "SendChatappMessage", "--force", "--version", API_VERSION]
    words += ["--region", REGION, "--endpoint", _bare(endpoint)]
    lines = [shlex.join(words)]
    for name, value in parameters.items():
        lines.append(f"  --{_CLI_NAMES.get(name, name)} {shlex.quote(value)}")
    return " \\\n".join(lines)


def python_program(parameters: Mapping[str, str], endpoint_url: str) -> str:
    """A program for the official SDK; keys come from the environment."""
    fields = "\n".join(
        f"    {field_name(name)}={_literal(name, value)}," for name, value in parameters.items()
    )
    protocol = endpoint_url.partition("://")[0]
    return f"""\
# pip install alibabacloud-cams20200606
import os

from alibabacloud_cams20200606.client import Client
from alibabacloud_cams20200606.models import SendChatappMessageRequest
from alibabacloud_tea_openapi.models import Config

client = Client(
    Config(
        access_key_id=os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
        access_key_secret=os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
        security_token=os.environ.get("ALIBABA_CLOUD_SECURITY_TOKEN"),
        protocol={protocol!r},
        endpoint={_bare(endpoint_url)!r},
    )
)
request = SendChatappMessageRequest(
{fields}
)
# Never repeat this call because no answer came: the message may be on its way.
answer = client.send_chatapp_message(request).body
print(answer.code, answer.message, answer.message_id)
"""


def field_name(parameter: str) -> str:
    """What the SDK calls a parameter: `FallBackId` becomes `fall_back_id`."""
    if parameter in _FIELD_NAMES:
        return _FIELD_NAMES[parameter]
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in parameter)[1:]


def _literal(name: str, value: str) -> str:
    if name in _NUMBERS and value.isdecimal():
        return str(int(value))
    if name == "TemplateParams":
        return repr(json.loads(value))
    return repr(value)


def _bare(endpoint_url: str) -> str:
    return endpoint_url.partition("://")[2] or endpoint_url
