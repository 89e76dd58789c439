"""Web pages and feeds by their address (extra: fetch). Off unless asked for; public addresses only, also after a redirect."""

import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from dragoman.errors import InputError, UsageError
from dragoman.intake.entries import Entry
from dragoman.intake.feeds import is_feed, items_in
from dragoman.intake.files import MOST_BYTES
from dragoman.intake.metadata import Metadata

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

MOST_REDIRECTS = 5
CONNECT, READ = 10.0, 30.0
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address; `url` is where it was in the end."""

    url: str
    content: bytes
    encoding: str | None = None


def is_address(source: str) -> bool:
    """Whether a source is a web address."""
    return source.lower().startswith(("http://", "https://"))


def entries_at(url: str) -> Iterator[Entry]:
    """The page at an address; or, if a feed is there, the pages that it links to. What cannot be fetched says why."""
    if find_spec("feedparser") is None or find_spec("urllib3") is None:
        raise UsageError('fetching needs an extra: pip install "dragoman[fetch]"')
    try:
        found = fetch(url)
    except InputError as problem:
        yield Entry(url, given=Metadata(url=url), problem=str(problem))
        return
    if is_feed(found.content):
        yield from _entries_in_feed(found)
    else:
        yield Entry(url, found.content, given=Metadata(url=found.url), encoding=found.encoding)


def fetch(url: str) -> Fetched:
    """What is at an address; raises InputError if it cannot be had."""
    for _ in range(MOST_REDIRECTS + 1):
        response = _requested(url)
        try:
            target = response.get_redirect_location()
            if not target:
                return _taken(url, response)
            url = urljoin(url, target)
        finally:
            response.close()
    raise InputError(f"it redirects more than {MOST_REDIRECTS} times")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet: nothing on this machine or its network is ever fetched.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("169.254.169.254")
    (True, False, False, False)
    """
    known = ip_address(address)
    mapped = getattr(known, "ipv4_mapped", None)
    return (mapped or known).is_global


def _requested(url: str) -> "BaseHTTPResponse":
    """The answer of the one address that was checked: the name is looked up once, so that it cannot change in between."""
    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Retry, Timeout
    from urllib3.exceptions import HTTPError

    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or parts.username:
        raise InputError("it is no plain http or https address")
    port = parts.port or PORTS[parts.scheme]
    settings: dict[str, Any] = {
        "timeout": Timeout(connect=CONNECT, read=READ),
        "retries": Retry(0, redirect=0, raise_on_redirect=False),
    }
    address = _address_of(parts.hostname, port)
    if parts.scheme == "https":
        pool: HTTPConnectionPool = HTTPSConnectionPool(
            address, port, server_hostname=parts.hostname, assert_hostname=parts.hostname, **settings
        )
    else:
        pool = HTTPConnectionPool(address, port, **settings)
    headers = {"Host": parts.netloc, "User-Agent": "dragoman", "Accept-Encoding": "gzip"}
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        return pool.urlopen("GET", path, headers=headers, redirect=False, preload_content=False)
    except HTTPError as problem:
        raise InputError(f"it cannot be fetched: {problem}") from problem


def _address_of(host: str, port: int) -> str:
    try:
        found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except OSError as problem:
        raise InputError(f"there is no host {host!r}") from problem
    if not all(map(is_public, found)):
        raise InputError(f"{host!r} is not on the public internet; save the page as a file")
    return found[0]


def _taken(url: str, response: "BaseHTTPResponse") -> Fetched:
    from urllib3.exceptions import HTTPError

    if response.status != 200:
        raise InputError(f"the server answered {response.status}")
    if "," in response.headers.get("Content-Encoding", ""):
        raise InputError("it is packed more than once")
    content = bytearray()
    try:
        for part in response.stream(65_536, decode_content=True):
            content += part
            if len(content) > MOST_BYTES:
                raise InputError(f"it is larger than {MOST_BYTES // 1_000_000} MB, too much for one report")
    except HTTPError as problem:
        raise InputError(f"it broke off: {problem}") from problem
    named = re.search(r"charset=[\"']?([\w-]+)", response.headers.get("Content-Type", ""))
    return Fetched(url, bytes(content), None if named is None or named[1].lower() in ("utf-8", "utf8") else named[1])


def _entries_in_feed(feed: Fetched) -> Iterator[Entry]:
    for item in items_in(feed.content):
        link = urljoin(feed.url, item.given.url or "")
        known = replace(item.given, url=link)
        for entry in entries_at(link) if is_address(link) and link != feed.url else ():
            yield replace(entry, given=known.filled_by(entry.given))
