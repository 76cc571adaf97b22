"""Stack Overflow and the other sites of the network: a question with its answers (https://api.stackexchange.com/docs)."""

from typing import Any

from pipeline.errors import NetworkError, Outcome
from pipeline.fetch._ask import Ask, dumped
from pipeline.fetch._files import Saved, file_name
from pipeline.fetch._urls import Address, address

_API = "https://api.stackexchange.com/2.3"
# fmt: off
_HOSTS = frozenset({
    "stackoverflow.com", "superuser.com", "serverfault.com", "askubuntu.com", "mathoverflow.net", "stackapps.com",
})
# fmt: on
_PAGES = 10  # of a hundred answers each


def _numbered(at: Address) -> tuple[str, str] | None:
    """Whether questions or answers, and the id."""
    if at.host not in _HOSTS and not at.host.endswith((".stackexchange.com", ".stackoverflow.com")):
        return None
    match at.path:
        case ["questions" | "q", number, *_] if number.isdecimal():
            return "questions", number
        case ["a", number, *_] if number.isdecimal():
            return "answers", number
    return None


def matches(url: str) -> int:
    """90 for ``…/questions/ID/…``, ``/q/ID`` and ``/a/ID`` on a site of the network."""
    return 90 if _numbered(address(url)) else 0


async def save(url: str, ask: Ask) -> list[Saved]:
    """``{"items": [question]}``, its answers in ``answers``, best first; all with bodies and permalinks."""
    at = address(url)
    what, number = _numbered(at) or ("", "")
    if what == "answers":
        number = str((await _items(ask, f"answers/{number}", at.host, url))[0]["question_id"])
    question = (await _items(ask, f"questions/{number}", at.host, url))[0]
    count = int(question.get("answer_count", 0))
    answers = await _answers(ask, number, at.host) if count else []
    note = f"{count - len(answers)} answers were not given" if count > len(answers) else None
    whole = {"items": [{**question, "answers": answers}], "has_more": False}
    source = f"https://{at.host}/questions/{number}"
    return [Saved(file_name("stackexchange", at.host, number, ending="json"), dumped(whole), source, note)]


async def _items(ask: Ask, path: str, site: str, url: str) -> list[dict[str, Any]]:
    value = await ask.json(f"{_API}/{path}?site={site}&filter=withbody")
    items = value.get("items") if isinstance(value, dict) else None
    if not (isinstance(items, list) and items and isinstance(items[0], dict)):
        raise NetworkError(f"{url}: there is no such question", Outcome.CONTENT)
    return items


async def _answers(ask: Ask, number: str, site: str) -> list[Any]:
    answers: list[Any] = []
    for page in range(1, _PAGES + 1):
        query = f"site={site}&filter=withbody&sort=votes&order=desc&pagesize=100&page={page}"
        value = await ask.json(f"{_API}/questions/{number}/answers?{query}")
        answers += [{"link": f"https://{site}/a/{item['answer_id']}", **item} for item in value.get("items", [])]
        if not value.get("has_more"):
            break
    return answers
