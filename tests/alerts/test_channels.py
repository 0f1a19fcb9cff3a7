"""Alerts over a real SMTP server, a real HTTP endpoint and the log; their addresses are secrets."""

from __future__ import annotations

import email
import email.policy
import http.server
import json
import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from diembao.alerts.cause import Message
from diembao.alerts.channels import Channel, channels_of
from diembao.errors import SettingsInvalid
from tests.alerts.made import Memory, cause

SECRET = "m4tKhauRatBiMat"


class Mailbox:
    """What the SMTP server took."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, str]] = []
        self.kinds: list[list[str]] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  its name in aiosmtpd
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        body = mail.get_body(("plain", "html"))
        assert body is not None
        self.mails.append((str(mail["subject"]), body.get_content()))
        self.kinds.append([part.get_content_type() for part in mail.walk() if not part.is_multipart()])
        return "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def smtp_server() -> Iterator[tuple[str, Mailbox]]:
    mailbox = Mailbox()
    port = free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield f"mailto://127.0.0.1:{port}/?from=diembao@example.org&to=truc@example.org&mode=insecure", mailbox
    finally:
        controller.stop()


@contextmanager
def webhook() -> Iterator[tuple[str, list[dict[str, str]]]]:
    taken: list[dict[str, str]] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            taken.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"json://truc:{SECRET}@127.0.0.1:{server.server_port}/{SECRET}", taken
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def one_after_another(channel: Channel) -> list[Message]:
    """Send what four runs owe to `channel`: the cause is new, still there, still there, gone."""
    memory = Memory(channel.name)
    due = [
        m
        for hours, causes in ((0, [cause()]), (1, [cause()]), (2, [cause()]), (3, []))
        for m in memory.run(hours, causes)
    ]
    assert all(channel.send(message) for message in due)
    return due


def test_mail_is_opened_once_and_closed_once() -> None:
    with smtp_server() as (url, mailbox):
        _, mail = channels_of(url)
        due = one_after_another(mail)
    assert [subject for subject, _ in mailbox.mails] == [
        "diembao WARNING outlet_silent: tienphong",
        "diembao CLOSED outlet_silent: tienphong",
    ]
    words = mailbox.mails[0][1].replace("\r\n", "\n").rstrip("\n")
    assert words == due[0].body, "line by line, and every space"
    assert "\nNext:  diembao status\n" in words
    assert mailbox.kinds == [["text/plain"]] * 2


def test_mail_for_which_a_format_was_asked_has_it_and_its_lines() -> None:
    with smtp_server() as (url, mailbox):
        _, mail = channels_of(f"{url}&format=html")
        one_after_another(mail)
    assert mailbox.kinds == [["text/plain", "text/html"]] * 2
    lines = mailbox.mails[0][1].splitlines()
    assert "Next: diembao status" in lines
    assert "What to do: Xem lại bộ thu thập." in lines


def test_a_webhook_is_opened_once_and_closed_once() -> None:
    with webhook() as (url, taken):
        _, hook = channels_of(url)
        one_after_another(hook)
    assert [(t["title"], t["type"]) for t in taken] == [
        ("diembao WARNING outlet_silent: tienphong", "warning"),
        ("diembao CLOSED outlet_silent: tienphong", "success"),
    ]
    assert "last_day 2026-11-17, days_silent 3" in taken[0]["message"]


def test_a_service_that_is_not_there_fails_without_a_word_of_its_address(caplog: pytest.LogCaptureFixture) -> None:
    with webhook() as (url, _):
        pass  # it is gone now, and nothing listens there
    _, hook = channels_of(url)
    (message,) = Memory(hook.name).run(0, [cause()])
    with caplog.at_level(logging.DEBUG):
        assert hook.send(message) is False
    assert SECRET not in caplog.text
    assert SECRET not in hook.name


def test_an_address_that_cannot_be_used_is_named_by_its_place_only(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(SettingsInvalid, match="number 2") as caught:
        channels_of(f"json://127.0.0.1/ nonsense://{SECRET}")
    assert SECRET not in str(caught.value)
    assert SECRET not in caplog.text
    assert caught.value.__cause__ is None


def test_two_services_of_a_kind_have_two_names_and_one_given_twice_is_one() -> None:
    names = [c.name for c in channels_of("json://a.example/ json://b.example/ json://a.example/")]
    assert len(names) == len(set(names)) == 3
    assert names[0] == "log"
    assert all(name.startswith("json-") for name in names[1:])


def test_without_addresses_there_is_the_log(caplog: pytest.LogCaptureFixture) -> None:
    (only,) = channels_of("")
    with caplog.at_level(logging.INFO):
        one_after_another(only)
    levels = [(r.levelname, r.message.splitlines()[0]) for r in caplog.records if r.name == "diembao.alerts.channels"]
    assert levels == [
        ("WARNING", "alert opened cause=outlet_silent/tienphong"),
        ("INFO", "alert closed cause=outlet_silent/tienphong"),
    ]
