"""Mastodon and what speaks like it, on any instance: a status with its context (https://docs.joinmastodon.org/methods/statuses/).

No list of instances: a URL of this shape is asked as a status, and is a plain page where that fails.
"""

import re

from pipeline.errors import NetworkError, Outcome
from pipeline.fetch import page
from pipeline.fetch._ask import Ask, dumped
from pipeline.fetch._files import Saved, file_name
from pipeline.fetch._urls import address

_ACCOUNT = re.compile(r"@[\w.-]{1,100}(?:@[\w.-]{1,253})?\Z")
_ANCESTORS, _REPLIES = 40, 60  # that Mastodon gives to those not logged in, by its documentation
_ID = re.compile(r"\d{5,25}\Z|[0-9A-Za-z]{18}\Z")  # Mastodon's numbers; Pleroma's eighteen letters


def _status(url: str) -> tuple[str, str] | None:
    """Host and id."""
    at = address(url)
    match at.path:
        case [account, status] if _ACCOUNT.match(account) and _ID.match(status):
            return at.host, status
        case ["users", _, "statuses", status] | ["web", "statuses", status] if _ID.match(status):
            return at.host, status
        case ["notice", status] if _ID.match(status):
            return at.host, status
        case ["deck" | "web", account, status] if _ACCOUNT.match(account) and _ID.match(status):
            return at.host, status
    return None


def matches(url: str) -> int:
    """50 for ``https://any.host/@account/1234567890`` and its older forms."""
    return 50 if _status(url) else 0


async def save(url: str, ask: Ask) -> list[Saved]:
    """``{"ancestors": […], "status": {…}, "descendants": […]}``, each as the interface gives it."""
    host, status = _status(url) or ("", "")
    api = f"https://{host}/api/v1/statuses/{status}"
    try:
        value = await ask.json(api)
        context = await ask.json(f"{api}/context")
        if not ("content" in value and "ancestors" in context and "descendants" in context):
            raise NetworkError(f"{url}: this is no status", Outcome.CONTENT)
    except (NetworkError, TypeError) as error:
        if isinstance(error, NetworkError) and error.outcome is not Outcome.CONTENT:
            raise
        return await page.save(url, ask)
    whole = {"ancestors": context["ancestors"], "status": value, "descendants": context["descendants"]}
    name = file_name("mastodon", host, "status", status, ending="json")
    cut = len(context["descendants"]) >= _REPLIES or len(context["ancestors"]) >= _ANCESTORS
    note = "the thread is longer than the instance shows to those not logged in" if cut else None
    return [Saved(name, dumped(whole), url, note)]
