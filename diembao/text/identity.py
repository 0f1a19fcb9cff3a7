"""What names an article and a version of its words: the canonical address, and two short digests."""

from __future__ import annotations

import hashlib
import re
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_TRACKING: Final = re.compile(r"utm_\w+|fbclid|gclid|zarsrc|_ga|mc_[ce]id|igshid|spm|fb_\w+|xtor|gidzl", re.IGNORECASE)
_PORTS: Final = {"http": ":80", "https": ":443"}
_SAFE: Final = "/:@!$&'()*+,;=~-._"


def canonical_url(url: str | None) -> str | None:
    """Return the one address for all the ways to write it, None for what is no web address.

    "HTTPS://m.VnExpress.net/bao-so-3-4712.html?utm_source=zalo#box" is "https://vnexpress.net/bao-so-3-4712.html".
    http and https are the same article; www. and m. are the same house.
    """
    try:
        parts = urlsplit((url or "").strip())
        host = (parts.hostname or "").rstrip(".").lower()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or "." not in host or " " in host:
        return None
    bare = strip_host(host)
    port = "" if port in _PORTS.values() else port
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    path = quote(unquote(parts.path), safe=_SAFE).rstrip("/")
    return f"https://{bare}{port}{path}" + (f"?{urlencode(query)}" if query else "")


def strip_host(host: str) -> str:
    """Return `host` without the labels of its mobile and www faces: "www.tienphong.vn" is "tienphong.vn"."""
    labels = host.lower().split(".")
    while len(labels) > 2 and labels[0] in ("www", "m", "mobile", "amp"):
        labels = labels[1:]
    return ".".join(labels)


def host_of(url: str | None) -> str | None:
    """Return the host of a web address in its plain form, None if there is none."""
    canonical = canonical_url(url)
    return urlsplit(canonical).hostname if canonical else None


def content_hash(text: str) -> str:
    """Return 16 hex digits for the words of `text`; white space does not count."""
    return _digest("".join(text.split()))


def article_id(url: str | None, outlet_id: str | None, external_id: str | None, text: str) -> str:
    """Return 16 hex digits that name an article over all its versions.

    From its canonical address if it has one; else from its outlet and its record's own id; else from its words.
    """
    canonical = canonical_url(url)
    if canonical is not None:
        return _digest(f"url {canonical}")
    if external_id:
        return _digest(f"id {outlet_id or ''} {external_id}")
    return _digest("words " + "".join(text.split()))


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", errors="surrogatepass")).hexdigest()[:16]
