"""What can go wrong, as a tree.

ThreadCatalogueError           says what, where and what to do
├── UsageError                 exit 2: the call, the configuration or RAW itself is wrong
│   ├── ConfigError            a key or value of config.yaml, with its line
│   ├── RawError               RAW is missing or no folder
│   ├── TooLittleMemory        merging needs more than `engine.memory`
│   └── AnotherRun             a run is at work on the same files
├── ResultError                exit 1: the run ended, the result is not to be trusted
│   ├── EmptyRaw               RAW holds no file
│   └── TooManyGone            more than half of the known files have vanished
├── UnreadableSource           one saved file cannot be read: its row says why, the others go on
└── NetworkError               one URL could not be asked; `outcome` says how
    └── Forbidden              an address or scheme that is never asked
"""

from enum import StrEnum


class Outcome(StrEnum):
    """In which way a URL could not be asked."""

    GONE = "gone"  # the name does not exist
    UNREACHABLE = "unreachable"  # no address known just now, or nobody listens there
    TIMEOUT = "timeout"
    DROPPED = "dropped"  # the connection ended before the answer did
    TLS = "tls"
    PROTOCOL = "protocol"  # no HTTP, a wrong encoding, a redirect to nowhere
    REDIRECTS = "redirects"  # too many, or in a circle
    TOO_LARGE = "too-large"
    CONTENT = "content"  # an answer, but not of the kind that was asked for
    ROBOTS = "robots"  # robots.txt forbids it
    LATER = "later"  # the host wants to be left alone for longer than this run waits
    FORBIDDEN = "forbidden"  # an address, port or scheme that is never asked
    LOGIN = "login"  # only for those logged in


class ThreadCatalogueError(Exception):
    """The root; `exit_code` is what the command line ends with."""

    exit_code = 1


class UsageError(ThreadCatalogueError):
    """The call, the configuration or RAW itself is wrong."""

    exit_code = 2


class ConfigError(UsageError):
    """A key or value of the configuration is wrong; the message begins with file and line."""


class RawError(UsageError):
    """RAW is missing or is no folder."""


class TooLittleMemory(UsageError):
    """Merging needs more memory than the configuration grants."""


class AnotherRun(UsageError):
    """A run is at work on the same files."""


class ResultError(ThreadCatalogueError):
    """The run ended, but its result is not to be trusted; nothing was replaced."""


class EmptyRaw(ResultError):
    """RAW holds no file."""


class TooManyGone(ResultError):
    """More than half of the files known from the last run have vanished."""


class UnreadableSource(ThreadCatalogueError):
    """One saved file cannot be read."""


class NetworkError(ThreadCatalogueError):
    """One URL could not be asked."""

    def __init__(self, message: str, outcome: Outcome = Outcome.UNREACHABLE, reached: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.outcome = outcome
        self.reached = reached  # where redirects led before, the last one being what failed


class Forbidden(NetworkError):
    """An address, port or scheme that is never asked."""

    def __init__(self, message: str) -> None:
        super().__init__(message, Outcome.FORBIDDEN)
