"""Which of the headings above a resource speaks of its subject.

telling(("Philosophy", "Books"))  ->  ((), "Philosophy")
"""

from collections.abc import Sequence
from functools import lru_cache

from pipeline.classify.words import words

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
    articulos artigos canales canais curso cursos enlaces libro libros livro livros recursos tutoriales videos y e
    articles chaines cours et livres liens ressources sites
    artikel bucher buch kurse links und videos webressourcen webseiten
    видео и каналы книги курсы лекции сайты ссылки статьи
    """)
)


@lru_cache(maxsize=4096)
def mere_form(heading: str) -> bool:
    """True for "Books", "Free Online Courses", "📺 Videos": it says nothing of a subject."""
    return _FORMS.issuperset(words(heading))


def telling(section: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The outer headings, and the innermost one that says more than a form; ((), "") where none does."""
    end = len(section)
    while end and mere_form(section[end - 1]):
        end -= 1
    return (tuple(section[: end - 1]), section[end - 1]) if end else ((), "")
