"""Reading templates from the sandbox: the whole list, one detail, bad luck on the way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiolimiter import AsyncLimiter

from chatapp_desktop.cams.outcomes import Rejected, Unknown
from chatapp_desktop.cams.signature import Credentials
from chatapp_desktop.cams.templates import (
    CALLS_PER_SECOND,
    Detail,
    Listing,
    TemplateReader,
    _Pass,
    failure_code,
    is_denied,
    is_gone,
    template_limiter,
)
from chatapp_desktop.viber.template import Key
from tests.cams.calling import OWNER, calling
from tests.support.sandbox import SandboxProcess

ORDER = "8c566c38d91d7559ea29b5505d02d82e"
FAST = 1000


@asynccontextmanager
async def reading(
    sandbox: SandboxProcess, credentials: Credentials = OWNER, space: str = "cams-sandbox"
) -> AsyncIterator[TemplateReader]:
    async with calling(sandbox.url, credentials) as client:
        yield TemplateReader(client, space, AsyncLimiter(FAST, 1))


def pages(sandbox: SandboxProcess) -> list[str]:
    asked = [r for r in sandbox.requests() if r["operation"] == "ListChatappTemplate"]
    return [request["parameters"]["Page"] for request in asked]


async def test_the_list_is_paged_to_its_end(sandbox: SandboxProcess) -> None:
    sandbox.templates(300)
    told: list[tuple[int, int]] = []
    async with reading(sandbox) as reader:
        found = await reader.list_all(lambda read, total: told.append((read, total)))
    assert isinstance(found, Listing)
    assert found.settled
    assert len({row.key for row in found.rows}) == len(found.rows) == told[-1][1]
    assert told[0][0] == 100
    assert pages(sandbox)[0] == '{"Index":1,"Size":100}'
    assert sandbox.requests()[-1]["parameters"]["TemplateType"] == "VIBER"


async def test_a_list_that_grows_while_it_is_read_is_read_again(sandbox: SandboxProcess) -> None:
    sandbox.templates(250)

    def progress(read: int, _total: int) -> None:
        if read == 100 and len(pages(sandbox)) == 1:
            sandbox.templates(320)

    async with reading(sandbox) as reader:
        found = await reader.list_all(progress)
    assert isinstance(found, Listing)
    assert found.settled
    assert sum(row.name.startswith("generated_") for row in found.rows) == 320


async def test_a_list_that_shrinks_while_it_is_read_is_read_again(sandbox: SandboxProcess) -> None:
    sandbox.templates(350)

    def progress(read: int, _total: int) -> None:
        if read == 200:
            sandbox.templates(120)

    async with reading(sandbox) as reader:
        found = await reader.list_all(progress)
    assert isinstance(found, Listing)
    assert found.settled
    assert sum(row.name.startswith("generated_") for row in found.rows) == 120


async def test_a_list_that_never_settles_ends_and_says_so(sandbox: SandboxProcess) -> None:
    sandbox.templates(200)
    made = 200

    def progress(_read: int, _total: int) -> None:
        nonlocal made
        made += 1
        sandbox.templates(made)

    async with reading(sandbox) as reader:
        found = await reader.list_all(progress)
    assert isinstance(found, Listing)
    assert not found.settled
    assert sum(row.name.startswith("generated_") for row in found.rows) >= 200


async def test_an_unknown_component_is_read(sandbox: SandboxProcess) -> None:
    async with reading(sandbox) as reader:
        found = await reader.detail(Key("7fc1578a10d8dbdda53d3438eb17d8a2", "en"))
    assert isinstance(found, Detail)
    kinds = {part.kind: part.known for part in found.template.components}
    assert kinds == {"BODY": True, "SPINNING_WHEEL": False, "BUTTONS": True}
    assert found.template.variables == ("name",)


async def test_a_template_that_is_gone_is_told_from_one_that_is_denied(
    sandbox: SandboxProcess,
) -> None:
    async with reading(sandbox) as reader:
        found = await reader.detail(Key("0" * 32, "en"))
        assert isinstance(found, Rejected)
        assert is_gone(found)
        assert not is_denied(found)
        sandbox.fault("status", status=403, code="NoPermission")
        denied = await reader.detail(Key(ORDER, "de"))
        assert isinstance(denied, Rejected)
        assert is_denied(denied)
        assert not is_gone(denied)
        assert failure_code(denied) == "NoPermission"


async def test_a_space_of_others_is_refused(sandbox: SandboxProcess) -> None:
    async with reading(sandbox, space="cams-other") as reader:
        found = await reader.list_all()
    assert isinstance(found, Rejected)


async def test_patience_mends_a_throttle_and_a_lost_answer(sandbox: SandboxProcess) -> None:
    sandbox.fault("throttle", retry_after_ms=1)
    sandbox.fault("drop_after")
    sandbox.fault("garbage")
    async with reading(sandbox) as reader:
        found = await reader.list_all()
    assert isinstance(found, Listing)


async def test_patience_has_an_end(sandbox: SandboxProcess) -> None:
    sandbox.fault("drop_before", count=10)
    async with reading(sandbox) as reader:
        found = await reader.list_all()
    assert isinstance(found, Unknown)
    assert len(sandbox.requests()) == 4


async def test_a_clock_that_is_off_is_corrected(sandbox: SandboxProcess) -> None:
    sandbox.fault("clock", skew_seconds=7200)
    async with reading(sandbox) as reader:
        assert isinstance(await reader.list_all(), Listing)


async def test_a_smaller_page_is_asked_for_when_the_service_wants_it(
    sandbox: SandboxProcess,
) -> None:
    sandbox.fault("status", status=400, code="InvalidParameter.PageInvalid")
    async with reading(sandbox) as reader:
        found = await reader.list_all()
    assert isinstance(found, Listing)
    assert [page.split(":")[-1] for page in pages(sandbox)] == ["100}", "50}"]


async def test_no_second_has_more_calls_than_are_allowed(sandbox: SandboxProcess) -> None:
    sandbox.templates(1000)
    async with calling(sandbox.url) as client:
        reader = TemplateReader(client, "cams-sandbox", template_limiter())
        assert isinstance(await reader.list_all(), Listing)
    at = [request["received_at"] for request in sandbox.requests()]
    assert len(at) == 11
    most = max(sum(begin <= moment < begin + 1 for moment in at) for begin in at)
    assert most <= CALLS_PER_SECOND


def page(total: int, *codes: str) -> dict[str, object]:
    rows = [{"TemplateCode": code, "Language": "en"} for code in codes]
    return {"Total": total, "ListTemplate": rows}


def test_a_line_pushed_to_a_later_page_shows_though_the_total_stays() -> None:
    reading = _Pass({})
    assert reading.take(page(4, "a", "b"))
    assert reading.take(page(4, "b", "c"))
    assert not reading.settled


def test_a_line_pulled_to_an_earlier_page_shows_at_the_end() -> None:
    reading = _Pass({})
    assert reading.take(page(4, "a", "b"))
    assert reading.take(page(4, "d"))
    assert reading.settled
    assert not reading.take(page(4))
    assert not reading.settled


def test_a_service_that_repeats_one_page_for_ever_ends() -> None:
    reading = _Pass({})
    assert reading.take(page(9, "a", "b"))
    assert not reading.take(page(9, "a", "b"))


@pytest.mark.parametrize("body", [{}, {"ListTemplate": None}, {"ListTemplate": [None, 5, {}]}])
def test_a_page_without_a_template_is_the_end(body: dict[str, object]) -> None:
    reading = _Pass({})
    assert not reading.take(body)
    assert reading.settled
