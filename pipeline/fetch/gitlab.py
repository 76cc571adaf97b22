"""GitLab, the company's and others': a project's README in its own format, or one file (https://docs.gitlab.com/api/projects)."""

from urllib.parse import quote

from pipeline.errors import NetworkError, Outcome
from pipeline.fetch._ask import Ask
from pipeline.fetch._files import Saved
from pipeline.fetch._readme import named
from pipeline.fetch._urls import Address, address

# First parts of paths that are GitLab's own pages.
_PAGES = frozenset({"explore", "help", "users", "groups", "dashboard", "admin", "search", "api", "-"})


def _ours(at: Address) -> bool:
    return at.host == "gitlab.com" or at.host.startswith("gitlab.")


def _place(at: Address) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The project's path, and what stands behind ``/-/``."""
    if not _ours(at) or not at.path or at.path[0] in _PAGES:
        return None
    if "-" not in at.path:
        return (at.path, ()) if len(at.path) >= 2 else None
    cut = at.path.index("-")
    project, rest = at.path[:cut], at.path[cut + 1 :]
    wanted = rest[:1] in (("blob",), ("raw",), ("tree",)) and len(rest) >= 2
    return (project, rest) if wanted and len(project) >= 2 else None


def matches(url: str) -> int:
    """90 for a project or a file of it on ``gitlab.com`` or a host named ``gitlab.…``."""
    return 90 if _place(address(url)) else 0


async def save(url: str, ask: Ask) -> list[Saved]:
    """The bytes of the README or file."""
    at = address(url)
    project, rest = _place(at) or ((), ())
    home = f"https://{at.host}/{'/'.join(project)}"
    if rest[:1] in (("blob",), ("raw",)) and len(rest) >= 3:
        branch, path = rest[1], "/".join(rest[2:])
    else:
        branch, path = await _readme(ask, at.host, project, url)
    body = (await ask.get(f"{home}/-/raw/{quote(branch)}/{quote(path)}", interface=True)).body
    forge = "gitlab" if at.host == "gitlab.com" else at.host
    return [Saved(named(forge, project, path), body, f"{home}/-/blob/{branch}/{path}" if rest else home)]


async def _readme(ask: Ask, host: str, project: tuple[str, ...], url: str) -> tuple[str, str]:
    """Branch and path."""
    value = await ask.json(f"https://{host}/api/v4/projects/{quote('/'.join(project), safe='')}")
    branch, place = value.get("default_branch"), value.get("readme_url") or ""
    _, found, path = place.partition(f"/-/blob/{branch}/")
    if not found:
        raise NetworkError(f"{url}: this project has no README", Outcome.CONTENT)
    return branch, path
