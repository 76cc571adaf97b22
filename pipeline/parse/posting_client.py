"""Posts of one account, each behind the name of the program that it was posted with.

Twitter Web App : A proof for the coffee break, on one page …

With remarks in the margin: example.org/s/coffee-…

Buffer : Cut a bagel so that two linked rings come out. pic.twitter.com/AbCdEfGh12
"""

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.model import Document, Reason, SavedFile
from pipeline.parse._draft import Draft, Line, lines_of, unescape
from pipeline.parse._prose import bare
from pipeline.parse._unrolled import platform_of

_LABEL = re.compile(r"^\s*(?P<client>[A-Z][\w.+&']{0,24}(?: [\w.+&']{1,20}){0,4}) : (?=\S)")
# Programs that Twitter printed as a post's source; the first word decides.
_CLIENTS = re.compile(
    r"^(?:Twitter|TweetDeck|Buffer|Hootsuite|Tweetbot|Twitterrific|Echofon|Sprout Social|SocialFlow|IFTTT|Zapier|"
    r"Typefully|Hypefury|Publer|dlvr\.it|Later|Loomly|Sprinklr|Mobile Web|Instagram|Facebook|Chirr App|Plume|Fenix|"
    r"UberSocial|Twidroyd|Falcon|Agorapulse|CoSchedule|MeetEdgar|SmarterQueue|WordPress|Medium|Revue|Mastodon|Ivory|Tusky)\b"
)
SUREST = 80


def recognises(saved: SavedFile) -> int:
    """Three or more labels before a spaced colon, most of them known programs or the same one again."""
    if not bare(saved) or " : " not in saved.text:
        return 0
    labels = Counter(m["client"] for line in saved.text.split("\n") if (m := _LABEL.match(line)))
    known = sum(count for client, count in labels.items() if _CLIENTS.match(client))
    return 80 if known >= 2 and known * 2 >= sum(labels.values()) else 0


def read(saved: SavedFile) -> Iterator[Document]:
    """Every label opens a post; the account's name is nowhere."""
    draft = Draft()
    run: list[Line] = []
    post: int | None = None
    for line in lines_of(unescape(saved.text)):
        label = _LABEL.match(line.text)
        if not label or not _CLIENTS.match(label["client"]):
            run.append(line)
            continue
        draft.say(run, post=post)
        post = draft.post()
        draft.noise([line.cut(0, label.end("client"))], mark=Reason.CHROME, rule="posting client", post=post)
        run = [line.cut(label.end())]
    draft.say(run, post=post)
    yield draft.document(format="posting_client", platform=platform_of(saved.text, default="twitter"))
