"""Which of the headings above a resource speaks of its subject.

telling(("Philosophy", "Books"))  ->  ((), "Philosophy")
"""

from collections.abc import Sequence
from functools import lru_cache

from pipeline.classify.words import words
from pipeline.classify.written_in import names_languages

# What headings say of the sort, the level or the price of what stands below them, in the languages of the vocabulary.
_FORMS = frozenset(
    words("""
    article articles audio beginner beginners blog blogs book books channel channels class classes cheatsheet cheatsheets
    community communities course courses documentary documentaries ebook ebooks essay essays forum forums free further
    group groups guide guides lecture lectures link links list lists material materials misc miscellaneous mooc moocs more
    newsletter newsletters note notes online other others paid paper papers people playlist playlists podcast podcasts
    pdf pdfs reading readings reference references repositories repository resource resources series site sites slides
    talk talks textbook textbooks tool tools tutorial tutorials useful video videos website websites youtube
    advanced basic basics intermediate introductory recommended must read and or the for to watch listen
    academic additional all awesome best classic code dataset datasets essential extra favorite favorites favourite
    favourites foundational framework frameworks general good great implementation implementations important
    introduction introductions intro journal journals key learning library libraries magazine magazines my of on our
    package packages popular post posts project projects recommendation recommendations research review reviews
    scientific start started getting here software study survey surveys tips top
    articulos artigos canales canais curso cursos enlaces libro libros livro livros recursos tutoriales videos y e
    bibliografia de ferramentas fuentes herramientas lecturas otros outros paginas recomendados referencias sitios web
    articles autres chaines cours des et livres liens outils ressources sites
    artikel bucher buch kurse links literatur sonstiges und videos webressourcen webseiten weitere werkzeuge
    видео и инструменты каналы книги курсы лекции подкасты разное ресурсы сайты ссылки статьи
    """)
)


@lru_cache(maxsize=4096)
def mere_form(heading: str) -> bool:
    """True for "Books", "Free Online Courses", "📺 Videos": it says nothing of a subject."""
    return all(word in _FORMS or word.isdecimal() for word in words(heading))


def telling(section: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The outer headings, and the innermost one that says more than a form; ((), "") where none does."""
    subjects = [heading for heading in section if not names_languages(heading)]
    while subjects and mere_form(subjects[-1]):
        subjects.pop()
    return (tuple(subjects[:-1]), subjects[-1]) if subjects else ((), "")


def language(section: Sequence[str]) -> str:
    """The innermost heading that names what things are written in, or ""."""
    return next(filter(names_languages, reversed(section)), "")
