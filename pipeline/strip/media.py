"""media: pictures, videos and cards attached to a post."""

import re

from pipeline.model import Genre, Reason, Verdict
from pipeline.strip.case import Case
from pipeline.strip.genres import only_at

# Hosts and paths where the networks keep what is attached to a post (read off saved pages and exports).
_ATTACHED = re.compile(
    r"^https?://(?:pic\.(?:twitter|x)\.com/|(?:pbs|video|abs|ton)\.twimg\.com/|(?:mobile\.|www\.)?(?:twitter|x)\.com/\w+/status/\d+/"
    r"(?:photo|video)/|cdn\.bsky\.app/img/|cdn\.discordapp\.com/attachments/|media\.discordapp\.net/|(?:i|preview|v)\.redd\.it/|"
    r"media\.giphy\.com/|\w+\.giphy\.com/media/|media\.tenor\.com/|[^/]+/media_attachments/|"
    r"files\.mastodon\.[^/]+/|(?:www\.)?yfrog\.com/|twitpic\.com/|miro\.medium\.com/|cdn-images-\d\.medium\.com/)",
    re.I,
)
# Pages that show one picture or a moving one: in a post they stand for it, among bookmarks for themselves.
_SHOWN = re.compile(r"^https?://(?:www\.)?(?:instagr(?:am\.com|\.am)/p/|tenor\.com/view/|giphy\.com/gifs/)", re.I)
_PICTURE = re.compile(r"^[^?#]*\.(?:jpe?g|png|gif|webp|svg|bmp|avif|heic)(?:[?#:].*)?$", re.I)


@only_at(_ATTACHED.match, _SHOWN.match, _PICTURE.match)
def attachment(case: Case) -> Verdict | None:
    """A file of the network's own store, or a picture."""
    if _ATTACHED.match(case.url):
        return Verdict(Reason.MEDIA, "attached to a post", case.url[:80])
    if case.document.genre is Genre.BOOKMARKS:
        return None
    if _SHOWN.match(case.url):
        return Verdict(Reason.MEDIA, "attached to a post", case.url[:80])
    if _listed(case):
        return None
    return Verdict(Reason.MEDIA, "picture", case.url[:80])


def _listed(case: Case) -> bool:
    """True for the picture that a list's entry is, a chart or a cheat sheet, called by its name."""
    return case.document.genre is Genre.LIST and case.entry is not None and bool(case.candidate.label.strip())
