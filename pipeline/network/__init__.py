"""The one guarded HTTP client: rates, retries, limits, no private addresses. Only this folder imports httpx."""

from pipeline.network.client import MAX_REDIRECTS, Client
from pipeline.network.reach import Reach
from pipeline.network.reply import Hop, Reply
from pipeline.network.run import run
from pipeline.network.urls import askable, bare, host, redirected
from pipeline.network.wish import Wish, everything

__all__ = [
    "MAX_REDIRECTS",
    "Client",
    "Hop",
    "Reach",
    "Reply",
    "Wish",
    "askable",
    "bare",
    "everything",
    "host",
    "redirected",
    "run",
]
