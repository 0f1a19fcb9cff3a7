"""Where messages go: the log, and whatever Apprise can reach (mail, Slack, Teams, Telegram, a webhook).

The address of a channel is a secret: it is in no name, no message, no log line and no error.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from diembao.alerts.cause import Kind, Message, Urgency
from diembao.errors import SettingsInvalid

log = logging.getLogger(__name__)


class Channel(Protocol):
    """Something that takes messages. `name` may be shown to anyone."""

    @property
    def name(self) -> str:
        """Return the name of the channel: "log", "mailto-3f2a9c"."""

    def send(self, message: Message) -> bool:
        """Return whether the message went out."""


class LogChannel:
    """The log, where an operator looks first: a critical cause is an error, another a warning, a closed one is told."""

    name = "log"

    def send(self, message: Message) -> bool:
        """Write the message as one log record."""
        level = logging.ERROR if message.urgency is Urgency.CRITICAL else logging.WARNING
        level = logging.INFO if message.kind is Kind.CLOSED else level
        log.log(level, "alert %s cause=%s\n%s\n%s", message.kind, message.cause, message.headline, message.body)
        return True


class AppriseChannel:
    """One Apprise URL; `name` is its kind and six letters that tell two of a kind apart."""

    def __init__(self, url: str) -> None:
        self._service: Any = _service(url)
        self.name = f"{url.partition(':')[0].lower()}-{hashlib.sha256(url.encode()).hexdigest()[:6]}"

    def send(self, message: Message) -> bool:
        """Send the message; False when the service did not take it, or could not be reached."""
        kind = "success" if message.kind is Kind.CLOSED else _TYPES[message.urgency]
        with _hushed():
            return bool(
                self._service.notify(title=message.headline, body=message.body, notify_type=kind, body_format=_PLAIN)
            )


_PLAIN = "text"
_TYPES = {Urgency.CRITICAL: "failure", Urgency.WARNING: "warning"}


def channels_of(urls: str) -> tuple[Channel, ...]:
    """Return the log and a channel for each of the Apprise URLs in `urls`, which white space sets apart.

    SettingsInvalid, which names the place of the URL and not the URL, when Apprise does not know it.
    """
    found: list[Channel] = [LogChannel()]
    for number, url in enumerate(dict.fromkeys(urls.split()), start=1):
        try:
            found.append(AppriseChannel(url))
        except ValueError:
            raise SettingsInvalid(
                f"alert URL number {number} is none that Apprise knows. Mend DIEMBAO_ALERT_URLS."
            ) from None
    return tuple(found)


def _service(url: str) -> Any:
    """Return what sends to `url`: plain text, unless the URL names a format.

    Mail would be HTML else, in which every space of a command is one that no shell takes.
    """
    import apprise

    service = apprise.Apprise()
    with _hushed():
        if not service.add(url):
            raise ValueError("not an Apprise URL")
    if "format=" not in url:
        for one in service:
            one.notify_format = apprise.NotifyFormat(_PLAIN)
    return service


@contextmanager
def _hushed() -> Iterator[None]:
    """Keep Apprise and what it connects with from logging: their lines may hold addresses."""
    loggers = [logging.getLogger(name) for name in ("apprise", "urllib3.connectionpool")]
    before = [logger.disabled for logger in loggers]
    for logger in loggers:
        logger.disabled = True
    try:
        yield
    finally:
        for logger, was in zip(loggers, before, strict=True):
            logger.disabled = was
