"""Disguises of links undone: dots, slashes and schemes that authors write so that no site cuts, counts or opens them.

Each rule has signs and a gate, looks that are cheap on text without the disguise, and a pattern that sees it only
where a host or a scheme stands around it. The spellings are those that threat reports and threads use.
"""

import re
from collections.abc import Callable
from re import Match, Pattern

from pipeline.links import hidden_dots, spelling
from pipeline.links.open_dots import hosted
from pipeline.links.spelling import LABEL
from pipeline.records import dataclass


@dataclass(frozen=True, slots=True)
class Disguise:
    """One way to hide a link, and how it is undone."""

    name: str
    signs: tuple[str, ...]  # one of them stands in every text that hides a link so
    gate: Pattern[str]
    pattern: Pattern[str]
    undo: Callable[[Match[str]], str | None]
    beside: str = ""  # one of these characters stands there, too; for signs that most texts hold


_INSIDE = "[A-Za-z0-9./:?=&%_#~@-]"
_SCHEMES = r"h[tx*+zy0]{2,3}ps?|(?<![\w/.])h?t{1,2}ps?|h__ps?|h\[tt\]ps?|h xxps?|ht\[t\]ps?|hxps?|xxxps?|x{4}[xs]?|meows?|fxps?|ftx|ftps?"
_COLON = r"(?:\[:\]|\(:\)|\{:\}|[:：∶])"
_SLASH = r"(?:\[/\]|\(/\)|[/／∕⁄\\])"
# What the dot is called: English, its look-alike, German, Spanish and Italian, Portuguese; French.
_DOT = "(?:dot|d0t|punkt|punto|ponto)"
_DOTS = "(?:dot|d0t|punkt|punto|ponto|point)"
# Folders at the root of Unix systems: in a command they follow a host as the next argument.
_ROOTS = "bin|boot|data|dev|etc|home|lib|media|mnt|opt|proc|root|run|srv|sys|tmp|usr|var"

DISGUISES: tuple[Disguise, ...] = (
    Disguise(
        "mail addresses", ("at", "AT", "@"),  # undone so that nothing takes their hosts for links
        re.compile(r"[\[({]\s?(?:at|@)\s?[\])}]", re.IGNORECASE),
        re.compile(r"(?<=[\w.+-])\s?[\[({]\s?(?:at|@)\s?[\])}]\s?(?=[A-Za-z0-9-]{1,63}\s?[.\[({\s])", re.IGNORECASE),
        spelling.always("@"), beside="[({",
    ),
    Disguise(
        "entities", ("&#", "&sol;", "&colon;"),
        re.compile(r"https?(?::|&#58;|&#x3a;|&colon;)(?://[^\s<>\"]{0,300}&#|&#|&sol;)", re.IGNORECASE),
        re.compile(
            r"https?(?::|&#58;|&#x3a;|&colon;)(?://|(?:&#x2f;|&#47;"
            r"|&sol;){2})[^\s<>\"']{1,2000}", re.IGNORECASE,
        ),
        spelling.entities,
    ),
    Disguise(
        "zero-width characters inside", ("\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\ufeff"),
        re.compile("[\u200b-\u200d\u2060\u00ad\ufeff]"),
        re.compile(f"(?<={_INSIDE})[\u200b-\u200d\u2060\u00ad\ufeff]{{1,4}}(?={_INSIDE})"),
        spelling.joined,
    ),
    Disguise(
        "percent-encoded whole", ("%3A%2", "%3a%2"),
        re.compile(r"https?%3a%2f", re.IGNORECASE),
        re.compile(r"(?<![=A-Za-z0-9/%&?])https?%3A%2F%2F[A-Za-z0-9%._~!$'*+,;:@/?#&=-]{3,2000}", re.IGNORECASE),
        spelling.percent,
    ),
    Disguise(
        "base64",
        ("aHR0c",),
        re.compile("aHR0c"),
        re.compile(r"(?<![A-Za-z0-9+/=_%?&.-])aHR0c[A-Za-z0-9+/]{8,2000}={0,2}(?![\w.])"),
        spelling.base64,
    ),
    Disguise(
        "hexadecimal", ("68747470",),
        re.compile("68747470"),
        re.compile(
            r"(?<![A-Za-z0-9/=_%?&.-])(?:[0-9A-Fa-f]{2}){0,64}?68747470(?:73)?3[Aa]2[Ff]2[Ff](?:[0-9A-Fa-f]{2}){3,1000}(?![\w.])"
        ),
        spelling.hexadecimal,
    ),
    Disguise(
        "backslashes", (":\\\\", "\\/"),
        re.compile(r"[a-z]:(?:\\\\|\\/)|://[\w.:-]{3,255}\\/", re.IGNORECASE),
        re.compile(r"\b(?:https?|hxxps?|ftp):(?:\\\\|\\/\\/|//[\w.:-]{3,255}\\/)[^\s<>\"]{1,2000}", re.IGNORECASE),
        spelling.slashes,
    ),
    Disguise(
        "broken behind the scheme", ("\n",),
        re.compile(r":/{0,2}[ \t]{0,4}\n"),
        re.compile(
            r"(?P<scheme>https?):(?:/?/?[ \t]{0,4}\n[ \t▌│|>]{0,40}(?=//?\w)/{1,2}|//[ \t]{0,4}\n[ \t▌│"
            r"|>]{0,40}(?=\w))", re.IGNORECASE,
        ),
        spelling.scheme,
    ),
    Disguise(
        "scheme misspelt", ("/", "__", "\\\\"),
        re.compile(
            r"[:：∶_/](?:(?<=:)(?://(?<!http://)(?<!https://)|//[ /]|[\[({]|//\]| //|\\\\)|(?<=[：∶])|(?<=[\[({\]]:)|(?<=_)_"
            r"|/ ?\w(?:(?<=[tT][pP]//\w)|(?<=[tT][pP]// \w)|(?<=[pP][sS]//\w)|(?<=[pP][sS]// \w)))"
        ),
        re.compile(
            rf"(?<![A-Za-z0-9])(?:[\[(](?P<boxed>https?|ftp)[\])]|(?P<scheme>{_SCHEMES}))[!@&]?\s?"
            rf"(?:{_COLON}\s?{_SLASH}\s?{_SLASH}(?:/(?=\s?[\w-]{{1,63}}\.\w))?|\[://\]|\(://\)|\[:/\]/|{_COLON}\[//\]|{_COLON}__|__"
            rf"|(?<=http|ttps)//(?=\s?[\w-]{{1,63}}\.\w))\s?(?=[^\W_]|\[)(?!h\w{{2,4}}:)",
            re.IGNORECASE,
        ),
        spelling.scheme,
    ),
    Disguise(
        "dots in brackets", (".", "dot", "DOT", "Dot", "d0t", "[d]", "<d>", "punkt", "punto", "ponto", "point"),
        re.compile(
            r"[\[({<\\\])}](?:(?<=[\[({<\\])\s?(?:\.|[dD][oO0][tT]|d[\]>]|[pP][uUoO][nNiI][kKtTnN])|(?<=[\])}])\.[\[({\])}]"
            r"|(?<=\.[\])}])|(?<=\.\s[\])}])|(?<=[oO0][tT][\])}])|(?<=n[kt][to][\])}]))"
        ),
        re.compile(
            rf"(?<=[^\W_])(?:\s?(?:\[\s?(?:\.|{_DOTS}|d)\s?\]|\(\s?(?:\.|{_DOTS})\s?\)|\{{\s?(?:\.|{_DOTS})\s?\}}"
            rf"|<\s?(?:\.|{_DOTS}|d)\s?>)\s?|\\?[\[({{][\[({{\\]{{0,7}}\s?\.\s?[\[({{\])}}\\]{{0,8}}|\s?\.[\\\])}}]{{1,8}}"
            rf"|[\]}}]\.[\[\]{{}}]|\\{{1,8}}\.[\\\])}}]{{0,3}}|\s\\{{1,4}}\.\s|[\[({{]{_DOT}|{_DOT}[\])}}])(?<!\]\()(?=[^\W_])",
            re.IGNORECASE,
        ),
        spelling.bracketed, beside="[({<\\])}",
    ),
    Disguise(
        "half a pair of brackets", (".[", "]."), hidden_dots.UNOPENED_GATE, hidden_dots.UNOPENED, hidden_dots.unopened
    ),
    Disguise(
        "commas in brackets", ("[,]", "(,)"),
        re.compile(r"\w[\[(],[\])]\w"),
        re.compile(r"(?<=[A-Za-z0-9])[\[(],[\])](?=[A-Za-z0-9])"),
        spelling.always("."),
    ),
    Disguise("commas", ("://",), hidden_dots.COMMAS_GATE, hidden_dots.COMMAS, hidden_dots.commas),
    Disguise(
        "quoted dots", ("'.'", '"."', "|.|"), hidden_dots.QUOTED_GATE, hidden_dots.QUOTED, hidden_dots.quoted
    ),
    Disguise("escaped dots", ("%2E", "%2e"), hidden_dots.ESCAPED_GATE, hidden_dots.ESCAPED, hidden_dots.escaped),
    Disguise(
        "dots as entities", ("&#46;", "&#x2", "&period;"),
        re.compile(r"\w&(?:#46|#x2e|period);\w", re.IGNORECASE),
        re.compile(r"(?<=[A-Za-z0-9])&(?:#46|#x2e|period);(?=[A-Za-z0-9])", re.IGNORECASE),
        spelling.always("."),
    ),
    Disguise(
        "slashes in brackets", ("[/", "(/)", "{/}"),
        re.compile(r"\[/[\]\w]|\(/\)|\{/\}"),
        re.compile(r"(?<=[A-Za-z0-9])(?:\s?(?:\[/\]|\(/\)|\{/\})(?=\S)|\[/(?=[\w.-]{1,64}(?![\w.\]-])))"),
        spelling.always("/"),
    ),
    Disguise(
        "ports in brackets", ("[:]", "(:)", "{:}"),
        re.compile(r"[A-Za-z0-9][\[({]:[\])}]\d"),
        re.compile(r"(?<=[A-Za-z0-9])[\[({]:[\])}](?=\d{2,5}(?!\w))"),
        spelling.always(":"),
    ),
    Disguise(
        "hyphens in brackets", ("[-]", "(-)"),
        re.compile(r"\w[\[(]-[\])]\w"),
        re.compile(r"(?<=[A-Za-z0-9])[\[(]-[\])](?=[A-Za-z0-9])"),
        spelling.always("-"),
    ),
    Disguise(
        "www in brackets", ("[www]", "(www)"),
        re.compile(r"[\[(]www[\])]\."),
        re.compile(r"[\[(]www[\])](?=\.[A-Za-z0-9])"),
        spelling.always("www"),
    ),
    Disguise(
        "odd dots", tuple("∙․·•⋅。．｡"),
        re.compile("[∙․·•⋅。．｡]\\s?[A-Za-z0-9]"),
        re.compile(
            rf"(?<![A-Za-z0-9@._/-])(?:{LABEL}[∙․·•⋅。．｡.]\s?){{1,6}}[A-Za-z][A-Za-z0-9-]{{1,62}}"
            rf"(?![A-Za-z0-9])|(?<=://)(?:{LABEL}[∙․·•⋅。．｡.]){{1,6}}[A-Za-z]{{2,63}}",
        ),
        spelling.dots,
    ),
    Disguise(
        "dots as words", ("dot", "DOT", "Dot"),
        re.compile(r" dot | DOT | Dot |\ndot\s|\sdot\n"),
        re.compile(
            rf"(?<![\w@.-])(?P<name>{LABEL}(?:\s+dot\s+{LABEL}){{1,5}})(?P<path>"
            rf"(?:\s+slash\s+[\w-]{{1,64}}){{0,6}})(?=\Z|[\s/.,;:!?)\"'”’»])", re.IGNORECASE,
        ),
        spelling.spoken,
    ),
    Disguise(
        "dots as words inside", ("DOT", "dot"),
        re.compile(r"[a-z0-9]DOT[a-z]|[-_]dot[-_][a-z]"),
        re.compile(
            r"(?<![\w@./-])(?P<name>[a-z0-9]{1,63}(?:-[a-z0-9]{1,63}){0,5}?)(?:DOT|-dot-|_dot_)(?P<ending>[a-z]{2,4})(?![\w-])"
        ),
        spelling.inside,
    ),
    Disguise(
        "spaces at dots", (". ", " ."),
        re.compile(
            r"[.:](?:(?<=\.)(?: ?[a-z]{2,12} /[^\s/]| [a-z]{2,12} ?/[^\s/]|(?<= \.)[a-z]{2,12} ?/[^\s/]|(?<=www\.) |(?<=www \.))"
            r"|(?<=:)//(?:[^\s/.]{1,63}\.){0,5}(?: |[^\s/.]{1,63} \.))",
        ),
        re.compile(
            r"(?<![\w@./-])(?=[A-Za-z0-9-]{1,63}+(?:\s?\.|://))"  # most words are no host's beginning
            rf"(?P<lead>(?:https?|s?ftps?|tcp|udp)://\s?)?(?P<name>{LABEL}(?:\s?\.\s?{LABEL}){{1,6}})(?![\w-])"
            rf"(?P<path>\s?/(?=[^\s/]))?", re.IGNORECASE,
        ),
        spelling.spaced,
    ),
    Disguise(
        "a space before the path", (" /",),
        re.compile(r"://[^\s/?#]{3,255} /\w{3}"),
        re.compile(rf"(?<=\w)(?<!://)(?P<gap> )(?=/(?!(?:{_ROOTS})\b)[A-Za-z0-9][\w.%~-]{{2,64}})"),
        spelling.behind_host,
    ),
    Disguise(
        "open dots without a path", (". ", " ."),
        re.compile(r"\.(?:(?<= \.)| )(?:com|org|net|io|ai|dev|edu|app|gov)(?![\w./-])"),
        re.compile(rf"(?<![\w@./-])(?P<name>(?=[A-Za-z0-9-]{{0,62}}[A-Za-z]){LABEL}(?: ?\. ?{LABEL}){{1,5}})(?![\w/-])"),
        hosted,
    ),
    Disguise(
        "broken inside the path", ("\n",),
        re.compile(r"[-_=&?%/][ \t]{0,4}\n\S"),
        re.compile(
            r"(?P<head>https?://[^\s<>\"]{6,400}[-_=&?%])[ \t]{0,4}\n(?=[a-z0-9%][\w%./=&?#~-]{2,200}(?:\s*$"
            r"|\s*\n))", re.IGNORECASE | re.MULTILINE,
        ),
        spelling.continued,
    ),
)  # fmt: skip
