"""Where alerts are sent: the addresses of the environment and of a Prefect Secret block; in no file and no log."""

from __future__ import annotations

from diembao.alerts.channels import Channel, channels_of
from diembao.errors import SettingsInvalid
from flows.prefect_setup import prepare_environment
from flows.settings import Settings


def channels(settings: Settings) -> tuple[Channel, ...]:
    """Return the log and a channel for each address of `settings`; SettingsInvalid when one cannot be used."""
    urls = settings.alert_urls.get_secret_value()
    if settings.alert_block:
        urls = f"{urls} {_held_in(settings.alert_block)}"
    return channels_of(urls)


def _held_in(block: str) -> str:
    prepare_environment()
    from prefect.blocks.system import Secret

    try:
        held = Secret.load(block)
    except Exception as error:  # noqa: BLE001 - whatever Prefect raises, its words may not hold the secret
        raise SettingsInvalid(
            f"alert_block: Prefect has no Secret block {block} that can be read ({type(error).__name__}). "
            "Make it in Prefect's UI, or empty DIEMBAO_ALERT_BLOCK."
        ) from None
    return str(held.get())  # type: ignore[union-attr]  # without an event loop, load is no coroutine
