"""Codeberg and other Forgejo hosts: a repository's README in its own format, or one file (https://codeberg.org/api/swagger)."""

from urllib.parse import quote

from pipeline.errors import NetworkError, Outcome
from pipeline.fetch._ask import Ask
from pipeline.fetch._files import Saved
from pipeline.fetch._readme import chosen, named
from pipeline.fetch._urls import Address, address

_HOSTS = {"codeberg.org": "codeberg", "gitea.com": "gitea", "git.disroot.org": "disroot"}
# fmt: off
_PAGES = frozenset({
    "explore", "user", "users", "org", "orgs", "api", "login", "admin", "issues", "pulls", "notifications",
})
# fmt: on


def _place(at: Address) -> tuple[str, str, str, tuple[str, ...]] | None:
    """Owner, name, "branch/…", "commit/…" or "tag/…", and the path; both empty for the repository itself."""
    if at.host not in _HOSTS or len(at.path) < 2 or at.path[0] in _PAGES:
        return None
    match at.path:
        case [owner, name]:
            return owner, name.removesuffix(".git"), "", ()
        case [owner, name, "src" | "raw", ("branch" | "commit" | "tag") as kind, ref, *path]:
            return owner, name, f"{kind}/{ref}", tuple(path)
    return None


def matches(url: str) -> int:
    """90 for a repository or a file of it."""
    return 90 if _place(address(url)) else 0


async def save(url: str, ask: Ask) -> list[Saved]:
    """The bytes of the README or file."""
    at = address(url)
    owner, name, ref, path = _place(at) or ("", "", "", ())
    home = f"https://{at.host}/{owner}/{name}"
    source = f"{home}/src/{ref}/{'/'.join(path)}" if path else home
    if not path:
        branch, readme = await _readme(ask, f"https://{at.host}/api/v1/repos/{owner}/{name}", ref.partition("/")[2])
        ref, path = ref or f"branch/{branch}", (readme,)
    file = "/".join(path)
    body = (await ask.get(f"{home}/raw/{quote(ref)}/{quote(file)}", interface=True)).body
    return [Saved(named(_HOSTS[at.host], (owner, name), file), body, source)]


async def _readme(ask: Ask, api: str, branch: str) -> tuple[str, str]:
    """Branch and file name."""
    branch = branch or (await ask.json(api))["default_branch"]
    entries = await ask.json(f"{api}/contents?ref={quote(branch)}")
    readme = chosen(entry["name"] for entry in entries if entry.get("type") == "file")
    if readme is None:
        raise NetworkError(f"{api}: this repository has no README", Outcome.CONTENT)
    return branch, readme
