"""The words that lists use for what is no entry; gathered from public README lists in several languages.

Headings are compared whole, case folded, without emoji, numbers and marks at their ends; link texts word by word.
"""

import re
from functools import lru_cache

from pipeline.model import Reason


def _whole(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.I)


# Tables of contents. A sloppy list hangs its whole body below this heading, so what lies deeper is not meant.
CONTENTS = _whole(
    r"(?:table of |quick )?contents?(?: table)?|toc|quick links|jump to|index|navigation|menu|on this page",
    r"categories|sections",
    r"table des mati[eè]res|sommaire|[ií]ndice(?: .{0,20})?|contenidos?|tabla de contenidos?|inhalt(?:sverzeichnis)?",
    r"目录|目次|содержание|оглавление|목차|sumário|conteúdo|indice dei contenuti|spis treści|içindekiler",
)

# About the list itself, with all that stands below.
_CHROME = _whole(
    r"(?:how to |please |want to |new )?contribut(?:e|ing|ion|ions|ors?)(?: guide(?:line)?s?)?(?: (?:to|and|&) .{0,40})?",
    r"contribution guidelines?|licen[sc](?:e|es|ing)(?: .{0,30})?|list of licen[sc]es|copyright|disclaimer",
    r"code of conduct",
    r"change ?log|release notes|acknowledge?ments?|thanks|special thanks(?: .{0,30})?|maintainers?",
    r"star history|stargazers(?: over time)?|(?:and, )?.{0,20}our stargazers.{0,40}|legend|explanation|anti-features",
    r"about (?:this|the) .{0,30}|the (?:website|api)|getting help|todo|how to use this .{0,30}|back to top",
    r"c[oó]mo contribuir|contribuciones|contribuir|contribuição|mitwirken|beitragen",
    r"贡献(?:指南|者)?|参与贡献|コントリビュート|如何贡献",
    r"licencia|licença|lizenz|licence|许可(?:证|协议)?|ライセンス|agradecimientos|danksagung|致谢|remerciements|лицензия",
)
_PROMOTION = _whole(
    r"(?:our |github |thanks to (?:our )?(?:github )?)?(?:sponsors?|backers|supporters)|sponsor(?:ship|ing)?",
    r"donat(?:e|ions?)|support (?:us|me|this .{0,20}|the project)|buy me a coffee|show your support",
    r"follow (?:me|us).{0,20}|contact(?: (?:me|us))?|connect with (?:me|us)|(?:get|stay) in touch|patrocinadores|spenden|赞助",
    r"contactos?|contatos?|kontakt|контакты|联系(?:我们?|方式)?|お問い合わせ",
)
SPONSORED = re.compile(r"\bsponsor|\bthanks to\b|\bbacked by\b|\bsupported by\b", re.I)  # above a list's title
ZONES = ((_CHROME, Reason.CHROME), (_PROMOTION, Reason.PROMOTION))

# These speak of the list itself only where no entry stands below them.
_SOFT_CHROME = _whole(
    r"overview|summary|introduction|intro|about|motivation|why|installation|usage|development|authors?|credits?|meta",
    r"history|legal|how to use|running .{0,40}|deploying .{0,40}|congratulations|how to show .{0,30}|notes?|status",
)
_SOFT_PROMOTION = _whole(
    r"community|join(?: us)?|support|follow|chat|stay up to date|keep in touch|social|newsletter"
    r"|feedback(?:,? (?:and|&|or) \w+)?(?: (?:is|are) .{0,20})?|(?:find|reach) (?:me|us)\b.{0,30}"
    r"|(?:questions|comments|suggestions),? (?:and|&|or) (?:questions|comments|suggestions|feedback)(?: (?:is|are) .{0,20})?"
)
SOFT_ZONES = ((_SOFT_CHROME, Reason.CHROME), (_SOFT_PROMOTION, Reason.PROMOTION))

# Bold words below these are advice, not works.
ADVICE = _whole(
    r"(?:.{0,20}\b)?(?:tips?|advice|consejos?|conseils?|tipps?|ratschläge|dicas|faq|requirements?|requisitos)\b.{0,60}",
    r"(?:.{0,20}\b)?(?:prerequisites|prerrequisitos|rules|reglas|guidelines|goals?|objetivos?|objectives?)\b.{0,60}",
    r"(?:.{0,20}\b)?(?:not in scope|next steps)\b.{0,60}|(?:how to|c[oó]mo|wie man|comment|why|what is)\b.{0,60}",
    r"建议.{0,20}|советы.{0,40}|features|key features|características",
)

# Labels of what is no entry but said beside the entries.
ASIDE = re.compile(
    r"\W{0,4}(?:notes?|n\.?b|tips?|hint|warning|caution|updated?(?: version)?|edit|p\.?s|see also|important|nota|aviso|hinweis|注|注意)\b\W{0,3}[:：]",
    re.I,
)

# Over what a list warns of: "⛔ Avoid", "Not recommended:".
AVOID = re.compile(
    r"\W*[⛔🚫❌]\W{0,8}(?:avoid|do not use|don['’]t use|not recommended)\b.*"
    r"|\W*(?:(?:services|apps|tools|things|products) to )?avoid(?: (?:these|those|using)\b.{0,60})?\W*|\W*not recommended\W*",
    re.I | re.S,
)

# Headings of a plan: they hold what is to be read, and are never the name of a resource themselves.
SCHEDULE = re.compile(
    r"(?:week|day|month|year|semester|part|module|unit|phase|step|stage|level|chapter|lecture"
    r"|semana|mes|día|woche|tag|monat|semaine|jour|mois|неделя)s?\W{0,3}\d.*|第.{1,4}[周天月章].*",
    re.I | re.S,
)

# Words that say what a link opens, not what it is called: a link text of only these names nothing.
KIND_WORDS = frozenset(
    """
    a an the and or of for in on to with by as & + / here this it its link links url website websites web site page
    homepage home official project source code sources repo repository github gitlab bitbucket codeberg git pypi conda
    npm docker hub image demo live try online docs doc documentation wiki manual guide readme pdf epub html book books
    ebook textbook text video videos youtube playlist series talk talks lecture lectures slides notes paper arxiv abstract article
    blog post tutorial course courses overview notebook notebooks exercises solutions data dataset download free mirror
    archive store app amazon discord slack telegram reddit forum chat license licence report review reviews discussion
    announcement interview english chinese german french spanish version supplementary supplemental material materials
    assignment assignments homework homeworks lab labs exam exams problem sets handouts readings recordings resources old
    syllabus implementation package more info details read watch see listen buy full webpage preview publisher
    click show view open part slide tutorials repositories resource teaching chapters zip code-base corresponding all course-related git lecturenotes chapter presentation
    presentations handout screencast screencasts hn stackoverflow stackexchange doi rss subscribe spotify apple itunes thesis dissertation preprint
    ver aquí aqui ici hier qui här здесь тут 这里 此处 acceder gratis gratuito gratuita libre libro livro curso cursos vídeo vídeos artículo artigo enlace enlaces página sitio código
    repositorio repositório descargar baixar grátis lien site vidéo livre cours téléchargement buch kurs kostenlos herunterladen
    leer comprar oficial versión inglés español documentación ler comprar online versão inglês português documentação em
    lire en ligne officiel officielle voir télécharger accéder acheter gratuite version anglaise française dépôt vidéos
    lesen ansehen kaufen bestellen bei offizielle webseite dokumentation englisch deutsch englische deutsche fassung videos
    читать скачать смотреть купить онлайн документация официальный том репозиторий
    artículos apuntes ejercicios soluciones diapositivas grabaciones artigos exercícios soluções aulas
    exercices corrigés diapositives artikel übungen lösungen folien skript aufgaben aufzeichnungen
    статьи лекции слайды материалы записи конспекты домашние задания задачи решения
    讲义 课件 作业 教材 习题 答案 主页 源代码
    在线阅读 在线 官方文档 官方网站 电子版 购买 英文版 中文版 课程主页 课程网站 课程视频 豆瓣
    链接 官网 地址 视频 下载 论文 代码 主页 源码 项目地址 书籍 ссылка сайт видео книга курс статья код скачать リンク 公式サイト 動画
    """.split()
)

CONNECTORS = re.compile(
    r"[\s,;/&+|·•，；]*"
    r"(?:(?:\b(?:and|or|und|oder|et|ou|y|e|o|plus|as well as|also|the|a|an|either of|like|both)\b|[和与及、或])"
    r"[\s,;，；]*)*",
    re.I,
)
BYLINE = re.compile(
    r"(?:\s\([^()\n]{1,40}\))?[\s,\-–—:(]{0,6}(?P<by>(?:by|von|par|por|автор:?|作者[:：]?|authors?:)\s{1,3}(?P<who>[^\n]{2,160}))",
    re.I,
)
# "，吴军 著", "（Sam Stone 著）": in Chinese the verb follows the maker.
WROTE = re.compile(
    r"[\s,，、:：(（》-]{0,4}(?P<by>(?P<who>[^\W\d_][^\n,，。;；:：()（）《》]{1,60}?(?:编著|合著|著|主编)))(?=[\s,，。;；)）]|\Z)"
)
SEPARATOR = re.compile(
    r"\s{0,9}(?:[-–—−]{1,3}|:|：|\||=>|->|→|»|·|•|~)\s{1,9}|\s{0,9}：|[^\S\n]{0,9}\n\s{0,9}|\s{0,9}[—–]\s{0,9}"
)
# Words that lead up to a link which they do not name: "There are many. See the full list at https://…",
# "To take part you have to sign up in our [app](…)".
IN_SENTENCE = re.compile(
    r"(?:.*[a-z]{3,}[.!?]\s(?:[^.!?\n\"“]{0,120}\s)?(?:see|on|at|from|via|out|the|this|these|github)"
    r"|(?:[^\s:–—]+\s+){5,}(?:in|on|at|our|the|this))\W*",
    re.I | re.S,
)
# All that is said of some works.
FILE_TYPES = re.compile(r"\((?:(?:pdf|html|e?pub|mobi|ps|djvu|kindle)[\s,/&+]*)+\)", re.I)
# What a syllabus asks before a name.
ASKS = re.compile(r"\s*(?:read|watch|listen(?: to)?|skim|required|optional|recommended)(?: reading)?:\s+", re.I)

# In bold before a name these say what it is: "**Book**: Gravel"; "**Videos**: 12 hours" tells of the work above.
WORK = re.compile(
    r"(?:(?:main|primary|secondary|core|required|recommended) )?(?:(?:text|e-?)?book|text)|course|paper|article|video|tutorial|lecture|podcast|newsletter"
    r"|what (?:i['’]m|i am|we['’]re|we are) (?:currently )?(?:reading|watching|listening to)"
    r"|libro|livro|livre|buch|curso|cours|kurs|книга|курс|статья|书|書籍|本|책",
    re.I,
)
# Before a link with a name of its own several of them are works too: "**Videos**: [Gravel Explained](…)".
WORKS = re.compile(
    r"(?:\w+ )?(?:books|texts|courses|papers|articles|videos|tutorials|lectures|podcasts|playlists)", re.I
)
# In bold before a name these say for whom it is.
LEVEL = re.compile(
    r"(?:for )?(?:absolute |complete )?(?:beginners?|starters?|newcomers?|novices?|intermediate|advanced|experts?)(?: level)?"
    r"|principiantes?|intermedio|avanzado|iniciantes?|intermediário|avançado|débutants?|intermédiaire|avancé"
    r"|anfänger|fortgeschrittene?|начинающим|продвинутым|入门|进阶|高级",
    re.I,
)
# In bold before a signed work these say what it is good for: "**Practical**: Gravel by Sam Stone".
RANK = re.compile(
    r"practical|practice|hands-on|theory|theoretical|classics?|essential|foundational|foundations?|fundamentals|core|reference"
    r"|optional|bonus|must[- ]read|pr[áa]ctic[ao]|te[óo]ric[ao]|clásico|praxis|theorie|klassiker|grundlagen",
    re.I,
)
# Titles and headings of lists that hold works: there "Stone, Gravel" is a book and no place.
_BOOKISH = re.compile(
    r"^\W*(?:my |our |the )?(?:personal |home )?library\W*$|\b(?:to|want to|have|i|i've|currently|recently|must) read\b|^\W*(?:read|(?:to |want to )?watch|watched)\W*$|\bwatch ?lists?\b"
    r"|\b(?:(?:text)?books?|bookshel(?:f|ves)|reads|readings?|bibliograph(?:y|ies)|literature|novels?"
    r"|papers?|fiction|non-?fiction|movies|films|libros?|lecturas?|bibliograf[íi]a|biblioteca|livros|leituras?|livres?|lectures"
    r"|bücher(?:liste)?|buchempfehlungen|literatur(?:liste)?|leseliste|romane|libri|letture|boeken|książki|kitaplar)\b"
    r"|книг|литератур|书单|书籍|图书|書籍|書單|読書|参考書|도서|책",
    re.I,
)
# Before a link in the words above a section's entries.
RECOMMENDS = re.compile(
    r"\b(?:recommend(?:ed)?|empfehlen?|recomiendo|recomendamos|recomendo|recommandons|recommande|consiglio|рекомендую)\b[^.!?\n]{0,40}\Z",
    re.I,
)


# Above a list somebody tells of what they went through: "The month is when I finished reading a book".
_WENT_THROUGH = re.compile(
    r"\bI(?:['’]ve| have)? (?:\w+ ){0,2}(?:read(?:ing)?|finish(?:ed)?|watched|seen) (?:[\w'’-]+ ){0,3}(?:books?|novels?|films?|movies?)\b"
    r"|\b(?:books|novels|films|movies)(?: and [\w ]{1,20})? (?:that )?I(?:['’]ve)? (?:have )?(?:read|finished|watched|seen)\b",
    re.I,
)


def tells_of_works(text: str) -> bool:
    """True where somebody says that they read or watched works."""
    return _WENT_THROUGH.search(text) is not None


@lru_cache(maxsize=256)  # every line of a section asks
def announces_works(title: str | None, section: tuple[str, ...]) -> bool:
    """True where the list's title or a heading above says that it holds works."""
    return any(_BOOKISH.search(words) for words in (title or "", *section))


def announces(label: str) -> bool:
    """True for a label that a work stands behind: "Book: ...", "Required: ...", "Beginner: ...", "Week 2: ..."."""
    return bool(WORK.fullmatch(label) or ASKS.match(f"{label}: ") or LEVEL.fullmatch(label) or SCHEDULE.match(label))
