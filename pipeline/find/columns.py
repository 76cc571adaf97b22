"""What the header cells of tables say of their columns."""

import re

# Header cells that say what a column holds, in the languages of public lists.
NAME = re.compile(
    r"(?:\w+\s+)?(?:name|title|project|course|book|resource|tool|librar(?:y|ie)|package|paper|app|software|site|model"
    r"|dataset|video|article|notebook|topic|novel|film|movie|nombre|nome|título|titel|nom|titre|libro|livro|livre|buch|名称|书名|资源|项目|课程|название"
    r"|книга)s?\b.*",
    re.I,
)
LINK = re.compile(
    r"(?:(?:source|web|home|download|official|project|github|repo)?\s*"
    r"(?:links?|urls?|page|site|website|repo(?:sitory)?|github|where|source|code|demo|docs|enlace|lien|链接|地址|ссылка))"
    r"(?:\(s\))?",
    re.I,
)
NOTE = re.compile(
    r"(?:(?:short|my|our|your|personal|private)\s+)?(?:desc(?:ription)?|notes?|about|comments?|remarks?|summary|details|why.*|what.*|info(?:rmation)?"
    r"|review|use(?: cases?)?|uses|purpose|descripción|uso|propósito|beschreibung|zweck|notas|descrição|usage|utilité|说明|描述|简介|备注"
    r"|用途|описание|назначение|コメント|説明)\.?",
    re.I,
)
_ONE_OR_SEVERAL = r"(?:\(\w{1,3}\)|[*:_/]-?in(?:nen)?)?"  # "Author(s)", "Autor*innen"
MAKER = re.compile(
    r"(?:authors?|by|creators?|directors?|directed by|instructors?|teachers?|speakers?|lecturers?|autor(?:es)?|auteurs?|profesor(?:es|a)?|professeurs?|dozent(?:en|in)?|преподаватель|лектор|作者|讲师|教师|老师|主讲|автор)"
    + _ONE_OR_SEVERAL,
    re.I,
)
# Tables that hold works whether or not they are linked: one column names them, one who wrote or directed them.
WORK = re.compile(
    r"(?:(?:book|film|movie|paper) )?titles?|(?:text)?books?|novels?|films?|movies?|papers?|título|titulo|titel|titre|titolo|libro|livro|livre|buch|书名",
    re.I,
)
WROTE = re.compile(
    r"(?:authors?|writers?|directors?|(?:written |directed )?by|autor(?:es|in|a)?|auteurs?|autori?|作者|автор)"
    + _ONE_OR_SEVERAL,
    re.I,
)
# Columns of nothing but works, in tables that need not say who made them.
BOOKS = re.compile(
    r"(?:(?:text|e-?)?book|paper|film|movie|libro|livro|livre|buch|книга|书名|书籍)s?(?: (?:name|title))?", re.I
)
