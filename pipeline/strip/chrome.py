"""chrome: the interface of the saving site or app."""

import re

from pipeline.links import site
from pipeline.model import Genre, Reason, Verdict
from pipeline.strip.case import Case, in_passing
from pipeline.strip.genres import SPOKEN, only_at, only_in

_RELATIVE = re.compile(r"^(?:[/.?#]|(?![a-z][a-z0-9+.-]*:)[^\s/:]*$)", re.I)
# Names of files that apps turn into links because their ending is also a top-level domain.
_FILE = re.compile(r"^https?://[\w-]+\.(?:md|py|rs|sh|pl|ps|so|ai|cc|zip|mov|app|java|php|js)/?$", re.I)
_SHOWN_FILE = re.compile(r"^[A-Z][A-Z0-9_-]+\.md$|^(?:readme|changelog|license|agents|claude|contributing)\.md$", re.I)

# What the mailing service puts around a newsletter, by its words in the languages that were met.
_MAILING = re.compile(
    r"(?:click here to )?(?:unsubscribe(?: (?:here|from (?:this|these|our) (?:list|e-?mails?|newsletter)))?|opt[ -]out)|"
    r"(?:view|read|open|see)(?: (?:this|the|it)(?: e-?mail| newsletter)?)?(?: online)? (?:in|on) (?:your|the|a) (?:web ?)?(?:browser|web)|"
    r"(?:view|read) (?:this e-?mail )?online|(?:update|manage|change|edit)(?: (?:your|my|e-?mail|subscription|newsletter)){0,3} "
    r"(?:preferences|subscriptions?|settings|profile)|forward (?:this (?:e-?mail|newsletter) )?to a friend|why did i get this\??|"
    r"leave a comment|share(?: this)?(?: post| issue| article)?|restack|read in (?:the )?app|upgrade to paid|give a gift subscription|refer a friend|"
    r"(?:im|in deinem|in ihrem) browser (?:ansehen|anzeigen|öffnen|lesen)|(?:newsletter )?(?:abbestellen|abmelden)|"
    r"ver (?:este (?:e-?mail|correo) )?en (?:tu|el|su) navegador|(?:darse|darme|date) de baja|ver no navegador|cancelar (?:a )?(?:inscrição|suscripción)|"
    r"voir (?:cet e-?mail )?dans (?:votre|le) navigateur|se désabonner|se désinscrire",
    re.I,
)
# What a site says of itself beside its articles: its terms, and the tags that it files them under.
_TERMS = re.compile(
    r"(?:(?:our|the|full|my|affiliate|legal)[ -])*(?:disclosures?(?: (?:policy|statement|page))?|disclaimer|privacy(?: policy| notice| statement)?|"
    r"(?:cookie|affiliate|editorial|refund|comment) policy|terms(?: (?:of (?:service|use)|(?:and|&) conditions))?|terms(?: of service)? (?:and|&) privacy"
    r"(?: policy)?|datenschutz(?:erklärung)?|impressum|aviso legal|pol[ií]tica de (?:privacidade?|cookies)|mentions légales)",
    re.I,
)
_TAGS = re.compile(
    r"^https?://(?:(?:[\w-]+\.)?medium\.com/(?:[\w-]+/)?(?:tag(?:ged)?|topics?)/|dev\.to/t/|hashnode\.com/(?:n|tag)/)",
    re.I,
)
# What leads from one page of a site to the one before it or behind it.
_PAGING = re.compile(
    r"(?P<back>[«‹←<]*)\s*(?:previous|prev|next|older|newer|vorherige[rs]?|nächste[rs]?|zurück|weiter|anterior|siguiente|próxim[ao]|précédent|suivant|precedente|successiv[ao])"
    r"(?P<what>\s(?:posts?|pages?|articles?|entry|entries|chapter|issue|story|stories|seite|beitrag|artikel|página|artículo|artigo))?\s*(?P<on>[»›→>]*)",
    re.I,
)

# How one is to behave on a site, and whom to write to there.
_HOUSE = re.compile(
    r"^https?://(?:news\.ycombinator\.com/(?:newsguidelines|newsfaq|newswelcome|formatdoc|showhn)\b|(?:[\w-]+\.)?reddit\.com/(?:"
    r"message/compose|(?:r/\w+/)?(?:about/rules|wiki/(?:rules|reddiquette))|rules\b)|(?:[\w-]+\.)?(?:redditinc|reddithelp)\.com/"
    r"|lobste\.rs/about\b|(?:[\w-]+\.)?(?:stackexchange|stackoverflow)\.com/(?:help|faq|tour|conduct)\b)",
    re.I,
)


# What a list asks of those who would add to it.
_CONTRIBUTING = re.compile(
    r"\bpull[- ]requests?\b|\bcontribut(?:ing|ion|ions|or)(?:['’]s|s['’])? (?:guide(?:line)?s?|instructions)\b|\bcontributing\.md\b"
    r"|\bcontributions? (?:are |is )?(?:always |very |most )?welcome|\b(?:open|file|raise|create|submit) (?:an?|a new) (?:issue|pr)\b"
    r"|\bcontribuciones son bienvenidas|\babr[ae] (?:un|uma?) (?:issue|pull)",
    re.I,
)
# Where those who keep a repository work on it.
_WORKSHOP = re.compile(
    r"^https?://(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org)/[\w.-]+/[\w.-]+/(?:-/)?"
    r"(?:pulls|merge_requests|issues(?:/new(?:/choose)?)?|compare|fork|stargazers|graphs/contributors|network/members)/?(?:[?#].*)?$",
    re.I,
)
# A repository's page, and the languages that it names its translations by.
_README = re.compile(r"^https?://[^?#]*/(?:blob|tree|raw|src)/[^?#]*\breadme[\w.-]*$", re.I)
_TONGUE = re.compile(
    r"english|(?:simplified |traditional )?chinese|japanese|korean|spanish|portuguese|french|german|russian|italian|turkish|hindi|arabic|persian"
    r"|vietnamese|polish|ukrainian|indonesian|dutch|español|castellano|português(?: brasileiro)?|français|deutsch|русский|українська|italiano"
    r"|türkçe|polski|nederlands|tiếng việt|bahasa indonesia|हिन्दी|हिंदी|العربية|فارسی|日本語|한국어|(?:简体|繁體|繁体)?中文|zh|en|es|pt|fr|de|ru|ja|ko|it|tr"
    r"|(?:zh|en|pt|es)[-_](?:cn|tw|hans|hant|us|br|es)",
    re.I,
)


@only_in(frozenset({Genre.LIST}))
@only_at(_README.match)
def translation(case: Case) -> Verdict | None:
    """The list in another language, called by that language alone."""
    label = re.sub(r"^[\W\d_]+|\W+$|\s*\(.*\)$", "", case.candidate.label)
    return Verdict(Reason.CHROME, "the list in another language", label) if _TONGUE.fullmatch(label) else None


@only_in(frozenset({Genre.LIST}))
@only_at(_WORKSHOP.match)
def workshop(case: Case) -> Verdict | None:
    """Where the list is worked on: who did, or in a sentence between the entries, "I look forward to [your ideas](…/pulls)"."""
    told = in_passing(case) or "/graphs/contributors" in case.url
    return Verdict(Reason.CHROME, "where the list is worked on", case.url[:80]) if told else None


@only_in(frozenset({Genre.LIST}))
def contributing(case: Case) -> Verdict | None:
    """A sentence between a list's entries says how to add to it."""
    match = _CONTRIBUTING.search(case.line) if in_passing(case) else None
    return Verdict(Reason.CHROME, "how to contribute", match[0]) if match else None


@only_in(SPOKEN)
@only_at(_HOUSE.match)
def house_rules(case: Case) -> Verdict:
    """The rules of the place where people talk: "see the guidelines"."""
    return Verdict(Reason.CHROME, "house rules", case.url[:80])


@only_in(SPOKEN)
def mailing(case: Case) -> Verdict | None:
    """What the mailing service asks around a newsletter: "View this email in your browser", "unsubscribe"."""
    label = case.candidate.label.strip(" .!>»[]|")
    return Verdict(Reason.CHROME, "mailing service", label) if label and _MAILING.fullmatch(label) else None


@only_in(frozenset({Genre.PAGE}))
def paging(case: Case) -> Verdict | None:
    """The way to the page behind: "Next" on the same site, "« Previous", "Older posts"."""
    label = case.candidate.label.strip()
    match = _PAGING.fullmatch(label) if label else None
    if match is None:
        return None
    own = case.document.url is not None and case.site == site(case.document.url)
    leads = own or match["back"] or match["on"] or match["what"]
    return Verdict(Reason.CHROME, "paging", label) if leads else None


@only_in(SPOKEN)
@only_at(_TAGS.match)
def tag_page(case: Case) -> Verdict:
    """The page of a tag that the site files an article under."""
    return Verdict(Reason.CHROME, "tag of the site", case.url[:80])


@only_in(SPOKEN)
def terms(case: Case) -> Verdict | None:
    """What a site lays down for its readers: "disclosure", "privacy policy"."""
    label = case.candidate.label.strip(" .!>»[]()|")
    return Verdict(Reason.CHROME, "terms of the site", label) if label and _TERMS.fullmatch(label) else None


@only_at(lambda url: "://" not in url)
def relative(case: Case) -> Verdict | None:
    """An address inside the page or site that was saved."""
    if case.url and _RELATIVE.match(case.url):
        return Verdict(
            Reason.SELF if case.url.startswith("#") else Reason.CHROME, "address inside the site", case.url[:80]
        )
    return None


@only_at(_FILE.match)
def file_name(case: Case) -> Verdict | None:
    """A file name that an app turned into a link: "CLAUDE.md"."""
    shown = (case.candidate.label or case.candidate.written).strip()
    return Verdict(Reason.CHROME, "file name", shown) if _SHOWN_FILE.match(shown) else None
