"""httpx's and httpcore's many errors -> NetworkError with one outcome, and which are worth another try."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import httpcore
import httpx
from h2.exceptions import H2Error

from pipeline.errors import NetworkError, Outcome
from pipeline.network.reply import Reply

# A second look may find these mended.
_PASSING = frozenset({Outcome.DROPPED, Outcome.TIMEOUT, Outcome.UNREACHABLE})

_OUTCOMES: tuple[tuple[type[Exception], Outcome], ...] = (  # the first that fits
    (TimeoutError, Outcome.TIMEOUT),
    (httpcore.TimeoutException, Outcome.TIMEOUT),
    (httpcore.ConnectError, Outcome.UNREACHABLE),
    (httpcore.NetworkError, Outcome.DROPPED),
    (httpcore.RemoteProtocolError, Outcome.DROPPED),
    (httpcore.ProtocolError, Outcome.PROTOCOL),
    (httpcore.UnsupportedProtocol, Outcome.PROTOCOL),
    (httpx.InvalidURL, Outcome.PROTOCOL),
    (httpx.HTTPError, Outcome.PROTOCOL),
    (H2Error, Outcome.PROTOCOL),  # in the middle of a body httpcore lets it through
    (UnicodeError, Outcome.PROTOCOL),  # a host or path that no encoding takes
    (OSError, Outcome.DROPPED),
)


class Busy(Exception):
    """The host answers that it cannot answer now."""

    def __init__(self, reply: Reply, *, worth: bool) -> None:
        super().__init__(reply.status)
        self.reply = reply
        self.worth = worth  # another try within this run


def worth_retrying(error: Exception) -> bool:
    """True for what may pass by itself within seconds."""
    if isinstance(error, Busy):
        return error.worth
    return isinstance(error, NetworkError) and error.outcome in _PASSING


@contextmanager
def named(url: str) -> Iterator[None]:
    """Turns what goes wrong inside into a NetworkError that names `url`."""
    try:
        yield
    except NetworkError as error:
        error.args = (str(error) if url in str(error) else f"{url}: {error}",)
        raise
    except tuple(kind for kind, _ in _OUTCOMES) as error:
        outcome = Outcome.TLS if _tls(error) else next(o for kind, o in _OUTCOMES if isinstance(error, kind))
        raise NetworkError(f"{url}: {str(error) or outcome.value}", outcome) from error


def _tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
