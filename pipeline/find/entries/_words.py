"""The words that lists use for what is no entry; gathered from public README lists in several languages.

Every pattern is matched against a whole heading or a whole link text, case folded, without emoji and marks at its ends.
"""

import re

from pipeline.model import Reason

_CHROME = r"""
(?:table of )?contents?|toc|index|overview|summary|navigation|menu|quick links|jump to|sections|categories
|(?:how to |please |want to )?contribut(?:e|ing|ion|ions|ors?|ing guidelines?|ion guidelines?)(?: to this (?:list|repo(?:sitory)?))?
|licen[sc](?:e|es|ing)(?: .{0,30})?|list of licen[sc]es|copyright|legal|disclaimer|code of conduct|change ?log|release notes|history
|acknowledge?ments?|credits?|thanks(?: to)?(?: .{0,40})?|special thanks|authors?|maintainers?|star history|stargazers(?: over time)?
|legend|explanation|symbols|icons|key|anti-features|about(?: (?:this|the) .{0,30})?|the (?:website|api)|getting help|meta|todo|roadmap of this list
|table des mati[eè]res|sommaire|[ií]ndice|contenidos?|tabla de contenidos?|inhalt(?:sverzeichnis)?|目录|目次|содержание|оглавление|목차|sumário|conteúdo
|c[oó]mo contribuir|contribuciones|contribuir|contribuição|mitwirken|beitragen|贡献(?:指南)?|参与贡献|コントリビュート|如何贡献
|licencia|licença|lizenz|许可(?:证|协议)?|ライセンス|agradecimientos|danksagung|致谢
|installation|usage|how to use(?: this .{0,30})?|running .{0,40}|deploying .{0,40}|development|local development
|back to top|external references to this list
"""
_PROMOTION = r"""
(?:our |github |thanks to (?:github )?)?(?:sponsors?|backers|supporters)|sponsor(?:ship|ing)?|donat(?:e|ions?)|support(?: (?:us|me|this project|the project))?
|follow(?: (?:me|us))?(?: .{0,20})?|contact(?: (?:me|us))?|connect(?: with (?:me|us))?|stay in touch|buy me a coffee|patrocinadores|apoyo|spenden|赞助
"""
_ADVICE = r"""
(?:.{0,20}\b)?(?:tips?|advice|consejos?|conseils?|tipps?|ratschläge|dicas|建议|советы|faq|requirements|requisitos|prerequisites|prerrequisitos|rules|reglas|guidelines
|goals?|objetivos?|objectives?|not in scope|how to (?:study|learn|download|get|know)|c[oó]mo|next steps|motivation|introduction|intro|why|summary|features|license)\b.{0,60}
"""


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(words.replace("\n", ""), re.I)


ZONES = ((_whole(_CHROME), Reason.CHROME), (_whole(_PROMOTION), Reason.PROMOTION))
ADVICE = _whole(_ADVICE)

# Headings of a plan: they hold what is to be read, and are never the name of a resource themselves.
SCHEDULE = re.compile(
    r"(?:week|day|month|year|semester|part|module|unit|phase|step|stage|level|chapter|lecture|semana|mes|día|woche|tag|monat)s?\W{0,3}\d.*|第.{1,4}[周天月章].*",
    re.I,
)

# Words that say what a link opens, not what it is called: a link text of only these names nothing.
KIND_WORDS = frozenset(
    """a an the and or of for in on to with by & + / here this link links url website web site page homepage home official project source code sources repo repository
    github gitlab bitbucket codeberg git pypi conda npm docker hub image demo live try online docs doc documentation wiki manual guide readme pdf epub html book books ebook
    textbook text video videos youtube playlist series lecture lectures slides notes paper arxiv abstract article blog post tutorial course courses course's overview notebook
    notebooks exercises solutions data dataset download free mirror archive store app play google apple amazon discord slack telegram twitter reddit forum
    chat license licence report review reviews discussion hacker news announcement interview english chinese german french spanish version supplementary supplemental material
    materials lecturenotes syllabus code-base implementation package more info details read watch see listen buy full web-page webpage preview publisher""".split()
)

CONNECTORS = re.compile(
    r"[\s,;/&+|·•]*(?:\b(?:and|or|und|oder|et|ou|y|e|o|plus|as well as|also|the|a|an|see also|either of|like|both)\b[\s,;]*|[和与及、或][\s,]*)*",
    re.I,
)
BYLINE = re.compile(
    r"(?P<lead>[\s,\-–—:(]{0,6})(?P<by>(?:by|von|par|por|di|автор:?|作者[:：]?|author:?|authors:?)\s+(?P<who>[^\n]{2,160}))",
    re.I,
)
SEPARATOR = re.compile(r"\s*(?:[-–—−]{1,3}|:|：|\||=>|->|→|»|·|•|~)\s+|：|\s*\n\s*|\s*[—–]\s*")
