"""A capture by the Wayback Machine, offered beside a dead link (https://archive.org/help/wayback_api.php)."""

import json
from urllib.parse import quote

from pipeline.errors import NetworkError
from pipeline.network import Client, Wish, everything

_API = "https://archive.org/wayback/available?url="
_WISH = Wish(accept="application/json", enough=65_536, exempt=everything)


async def capture(client: Client, url: str) -> str | None:
    """The URL of the capture nearest to now; None where there is none, or no answer."""
    try:
        reply = await client.get(_API + quote(url, safe=""), _WISH)
        closest = json.loads(reply.body)["archived_snapshots"]["closest"]
        address = str(closest["url"])
    except (NetworkError, ValueError, LookupError, TypeError):
        return None
    sound = closest.get("available") is True and address.startswith(
        ("http://web.archive.org/", "https://web.archive.org/")
    )
    return address.replace("http://", "https://", 1) if sound else None
