"""Pages that a site knows by a number or a name in its address, whatever stands around it: title, language, country.

One row a sort of page: its hosts, how path and query begin, and the address that stands for it. The forms are those that
the sites themselves hand out (share buttons, embeds, countries' shops, addresses before they moved). A pattern ends
where the site's page does: what lies below (a review, a lecture, a file) is another one.
"""

import re
from typing import NamedTuple

from pipeline.links.parts import Parts
from pipeline.links.videos import Identity

_END = r"/?(?:\?.*)?\Z"
_WHOLE = r"/?\Z"  # where a query would name another page
_TONGUE = r"(?:[a-z]{2,3}(?:-[A-Za-z]{2,4})?/)?"
_BOOK = "https://books.google.com/books?id={}"
# Pages of GitLab's projects and of the site, which look like projects in groups.
_NO_PROJECT = (
    r"(?!(?:explore|users|help|search|api|groups|dashboard|-)/)(?!.*/(?:-|issues|wikis|tags|tree|blob|raw|commits?|merge_requests"
    r"|pipelines|releases|graphs|network|snippets|activity|milestones|uploads)(?:/|\Z))"
)
_BRANCH = r"(?:master|main)"


class Row(NamedTuple):
    """A sort of pages; `url` takes the groups of `pattern`, in small letters where the site does not tell case."""

    hosts: str
    pattern: str
    url: str
    caseless: bool = False


_ROWS = (
    Row("goodreads.com", rf"/{_TONGUE}(book|author|list|series)/show/(\d+)(?:[-._][^/?]*)?{_END}", "https://goodreads.com/{}/show/{}"),
    Row("books.google.com", r"/(?:books|ebooks|books/about/[^?]*)?\?(?:.*&)?id=([\w-]{12})(?:&|\Z)", _BOOK),
    Row("google.com", rf"/books/edition/[^/?]+/([\w-]{{12}}){_END}", _BOOK),
    Row("play.google.com", r"/store/books/details(?:/[^?]*)?\?(?:.*&)?id=([\w-]{12})(?:&|\Z)", _BOOK),
    Row("openlibrary.org", rf"/(works|books|authors)/(OL\d+[WMA])(?:/[^/?]*)?{_END}", "https://openlibrary.org/{}/{}"),
    Row("worldcat.org search.worldcat.org", rf"/{_TONGUE}(?:title/(?:[^/?]+/oclc/)?|oclc/)(\d+){_END}", "https://worldcat.org/oclc/{}"),
    Row("gutenberg.org", rf"/(?:ebooks|etext)/(\d+)(?:\.[\w.-]+)?{_END}", "https://gutenberg.org/ebooks/{}"),
    Row("gutenberg.org", r"/(?:files|cache/epub)/(\d+)/", "https://gutenberg.org/ebooks/{}"),
    Row("archive.org", rf"/(?:details|embed)/([\w.-]+)(?:/(?:page|mode)/[^?]*)?{_END}", "https://archive.org/details/{}"),
    Row("scribd.com", rf"/(?:doc|document|presentation)/(\d+)(?:/[^/?]*)?{_END}", "https://scribd.com/document/{}"),
    Row("pubmed.ncbi.nlm.nih.gov ncbi.nlm.nih.gov", rf"/(?:m/)?(?:pubmed/)?(\d{{5,9}}){_END}", "https://pubmed.ncbi.nlm.nih.gov/{}"),
    Row("pmc.ncbi.nlm.nih.gov ncbi.nlm.nih.gov", rf"/(?:pmc/)?articles/(PMC\d+)(?:/pdf(?:/[^/?]*)?)?{_END}", "https://pmc.ncbi.nlm.nih.gov/articles/{}"),
    Row("sciencedirect.com linkinghub.elsevier.com", rf"/(?:science/article(?:/abs)?|retrieve)/pii/([SB]\w{{15,16}})(?:/pdf(?:ft)?)?{_END}", "https://sciencedirect.com/science/article/pii/{}"),
    Row("jstor.org", rf"/stable/(?:pdf/|info/)?(?:10\.2307/)?(\d{{4,9}})(?:\.pdf)?{_END}", "https://jstor.org/stable/{}"),
    Row("eprint.iacr.org", rf"/(\d{{4}}/\d{{3,4}})(?:\.pdf)?{_END}", "https://eprint.iacr.org/{}"),
    Row("hal.science inria.hal.science hal.archives-ouvertes.fr hal.inria.fr", rf"/((?:hal|tel|inria|cel)-\d{{8}})(?:v\d+)?(?:/(?:document|file/[^/?]*))?{_END}", "https://hal.science/{}"),
    Row("openaccess.thecvf.com cv-foundation.org", rf"/(?:openaccess/)?content[^?]*/(?:html|papers)/(?:[Ww]\d+/)?([^/?]+_paper)\.(?:html|pdf){_END}", "https://openaccess.thecvf.com/content/html/{}.html"),
    Row("vimeo.com player.vimeo.com", rf"/(?:video/|channels/[^/?]+/|groups/[^/?]+/videos/|(?:album|showcase)/\d+/video/)?(\d{{5,11}})(?:/[0-9a-f]{{8,12}})?{_END}", "https://vimeo.com/{}"),
    Row("ted.com embed.ted.com", rf"/talks/(?:lang/[a-z-]+/)?([a-z0-9]+(?:_[a-z0-9]+)+)(?:\.html|/transcript)?{_END}", "https://ted.com/talks/{}"),
    Row("open.spotify.com", rf"/(?:intl-[a-z]{{2}}/)?(?:embed/)?(show|episode|album|playlist|track|artist|audiobook)/(\w{{22}}){_END}", "https://open.spotify.com/{}/{}"),
    Row("podcasts.apple.com itunes.apple.com", r"/(?:[a-z]{2}/)?podcast/(?:[^/?]+/)?id(\d+)/?(?:\Z|\?(?!(?:.*&)?i=))", "https://podcasts.apple.com/podcast/id{}"),
    Row("apps.apple.com itunes.apple.com", rf"/(?:[a-z]{{2}}/)?app/(?:[^/?]+/)?id(\d+){_END}", "https://apps.apple.com/app/id{}"),
    Row("play.google.com market.android.com", r"/(?:store/apps/)?details\?(?:.*&)?id=([\w.]+)(?:&|\Z)", "https://play.google.com/store/apps/details?id={}"),
    Row("chromewebstore.google.com chrome.google.com", rf"/(?:webstore/)?detail/(?:[^/?]+/)?([a-p]{{32}}){_END}", "https://chromewebstore.google.com/detail/{}"),
    Row("addons.mozilla.org", rf"/{_TONGUE}(firefox|android|thunderbird)/addon/([^/?]+){_END}", "https://addons.mozilla.org/{}/addon/{}"),
    Row("marketplace.visualstudio.com", r"/items/?\?(?:.*&)?itemName=([\w.-]+)(?:&|\Z)", "https://marketplace.visualstudio.com/items?itemName={}", caseless=True),
    Row("cran.r-project.org cran.rstudio.com", rf"/(?:package=|web/packages/)([A-Za-z][\w.]+?)(?:/index\.html)?{_WHOLE}", "https://cran.r-project.org/package={}"),
    Row("udemy.com", rf"/(?:course/([^/?]+)|([a-z0-9]+(?:-[a-z0-9]+)+))(?:/learn(?:/v4(?:/overview)?)?)?{_END}", "https://udemy.com/course/{}"),
    Row("edx.org", rf"/{_TONGUE}((?:course|learn)/[a-z0-9][a-z0-9./-]*?){_END}", "https://edx.org/{}"),
    Row("classcentral.com class-central.com", rf"/(?:course/[a-z0-9-]+-|mooc/)(\d+)(?:/[^/?]*)?{_END}", "https://classcentral.com/mooc/{}"),
    Row("linkedin.com", rf"/learning/([a-z0-9-]+){_END}", "https://linkedin.com/learning/{}"),
    Row("pluralsight.com app.pluralsight.com", rf"/(?:library/)?courses/([^/?]+)(?:/table-of-contents|/description)?{_END}", "https://pluralsight.com/courses/{}"),
    Row("kaggle.com", rf"/(?:c|competitions)/([^/?]+)(?:/overview)?{_END}", "https://kaggle.com/competitions/{}"),
    Row("kaggle.com", rf"/datasets/([^/?]+/[^/?]+)(?:/data|/home)?{_END}", "https://kaggle.com/datasets/{}"),
    Row("gist.github.com", rf"/(?:[^/?]+/)?([0-9a-f]{{20,32}}|\d{{3,8}})(?:/raw)?{_END}", "https://gist.github.com/{}"),
    Row("gitlab.com", rf"/{_NO_PROJECT}([\w.-]+(?:/[\w.-]+?){{1,3}}?)(?:\.git)?{_WHOLE}", "https://gitlab.com/{}", caseless=True),
    Row("gitlab.com", rf"/([\w.-]+(?:/[\w.-]+?){{1,3}}?)(?:/-)?/(?:tree/{_BRANCH}|blob/{_BRANCH}/(?i:readme)(?:\.\w+)?){_WHOLE}", "https://gitlab.com/{}", caseless=True),
    Row("codeberg.org", rf"/([\w.-]+/[\w.-]+?)(?:\.git)?(?:/src/branch/{_BRANCH})?{_WHOLE}", "https://codeberg.org/{}", caseless=True),
    Row("bitbucket.org", rf"/([\w.-]+/[\w.-]+?)(?:\.git)?(?:/src(?:/{_BRANCH})?|/overview)?{_WHOLE}", "https://bitbucket.org/{}", caseless=True),
    Row("notion.so", r"(?:.*[?&]p=|/(?:[^?]*[-/])?)([0-9a-f]{32})(?:[?&].*)?\Z", "https://notion.so/{}"),
    Row("discord.gg", rf"/(?:invite/)?([\w-]{{2,32}}){_END}", "https://discord.gg/{}"),
    Row("discord.com", rf"/invite/([\w-]{{2,32}}){_END}", "https://discord.gg/{}"),
)  # fmt: skip
_BY_HOST: dict[str, list[tuple[re.Pattern[str], Row]]] = {}
for _row in _ROWS:
    for _host in _row.hosts.split():
        _BY_HOST.setdefault(_host, []).append((re.compile(_row.pattern), _row))
_GOOGLE = re.compile(r"((?:books\.)?google)\.(?:com?\.)?[a-z]{2,3}\Z")


def known_page(parts: Parts) -> Identity | None:
    """The identity of a page that a row above describes; None for every other page."""
    for pattern, row in _BY_HOST.get(_family(parts.host), ()):
        if found := pattern.match(parts.tail):
            named = (name.lower() if row.caseless else name for name in found.groups() if name)
            return _identity(row.url.format(*named))
    return None


def _family(host: str) -> str:
    """The host that stands for a site's countries and for its users' own hosts."""
    if host.endswith(".notion.site"):
        return "notion.so"
    return f"{found[1]}.com" if "google." in host and (found := _GOOGLE.match(host)) else host


def _identity(url: str) -> Identity:
    host, _, rest = url.partition("://")[2].partition("/")
    return Identity(f"{host.partition('.')[0]}:{rest}", url)
