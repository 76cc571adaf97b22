"""Our own parts of a spaCy pipeline: a tokenizer of folded words and a matcher of the configured phrases.

The only file that imports spaCy besides ``textcat`` and ``train``; the stage imports it when a text is first read.
"""

from collections.abc import Iterable, Iterator, Set

from spacy.lang.xx import MultiLanguage
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.classify.voices import Hit, Spoken
from pipeline.classify.words import words
from pipeline.classify.written_in import is_material
from pipeline.config import Topic

Doc.set_extension("spoken", default=Spoken(), force=True)
_EXCEPT = "-"  # before a slug: a wording in which the topic is not meant
# What follows one of these says with what or for whom, not what about.
PREPOSITIONS = frozenset(words("for with using via in by con en para usando com em pour avec dans mit für per"))
_OF_USE = frozenset(words("for in para en em pour dans für per"))
_AND = frozenset(words("and y e et und и"))
REACH = 3  # words between a preposition and the phrase: "with the help of R"
_PLURAL_FROM = 4  # letters; shorter words have too many neighbours ("ai", "ais")


class FoldedWords:
    """A tokenizer: text to Doc by :func:`pipeline.classify.words.words`."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The folded words of one text."""
        return Doc(self.vocab, words=words(text))


class TopicPhrases:
    """A component: fills ``doc._.spoken`` with a Hit for each phrase that stands on its own.

    A phrase inside a longer one does not count ("algebra" in "linear algebra"), nor does one that overlaps a
    wording of the topic's ``is_not``. A text that is nothing but a topic's label names it: a heading "Design" does, the
    word in a sentence does not.
    """

    def __init__(
        self, nlp: Language, phrases: dict[str, list[str]], is_not: dict[str, list[str]], labels: dict[str, str]
    ) -> None:
        self.vocab = nlp.vocab
        self.matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._names: dict[int, str] = {}
        self._phrases: dict[str, list[frozenset[str]]] = {}  # by one of their words, the longest
        self._labels = {tuple(words(label)): slug for slug, label in labels.items() if words(label)}
        for slug, written in phrases.items():
            said = [words(form) for phrase in written for form in forms(phrase)]
            for phrase in said:
                self._phrases.setdefault(max(phrase, key=len), []).append(frozenset(phrase))
            self._add(slug, said)
        for slug, written in is_not.items():
            self._add(_EXCEPT + slug, map(words, written))

    def _add(self, name: str, said: Iterable[list[str]]) -> None:
        self.matcher.add(name, [Doc(self.vocab, words=phrase) for phrase in said])
        self._names[self.vocab.strings[name]] = name

    def __call__(self, doc: Doc) -> Doc:
        """Match the phrases of every topic at once."""
        doc._.spoken = self.spoken([token.text for token in doc])
        return doc

    def spoken(self, said: list[str]) -> Spoken:
        """What these words say; a Doc, which costs most, is made only of those that may hold a phrase."""
        if self._may_hold_one(frozenset(said)):
            return Spoken(tuple(self._standing(said)), len(said))
        label = self._labels.get(tuple(said))
        return Spoken((Hit(label, " ".join(said), 0),) if label else (), len(said))

    def _may_hold_one(self, said: frozenset[str]) -> bool:
        """False where of each phrase a word is missing."""
        return any(phrase <= said for word in self._phrases.keys() & said for phrase in self._phrases[word])

    def _standing(self, said: list[str]) -> Iterator[Hit]:
        found = [(start, self._names[name], end) for name, start, end in self.matcher(Doc(self.vocab, words=said))]
        meant = sorted(match for match in found if not match[1].startswith(_EXCEPT))
        excepted = [match for match in found if match[1].startswith(_EXCEPT)]
        longest = _longest((start, end) for start, _, end in meant)
        loose = _loose(said, longest, PREPOSITIONS)
        fields = _loose(said, longest, _OF_USE)
        for start, slug, end in meant:
            if (start, end) in longest and not _excepted(start, slug, end, excepted):
                phrase = " ".join(said[start:end])
                yield Hit(
                    slug,
                    phrase,
                    start,
                    modifier=_modifies(loose, start),
                    field=_modifies(fields, start),
                    joined=_joined(said, start, end, longest),
                    material=is_material(said, start, end),
                )


def _longest(places: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The longest of those that overlap, the first of equally long ones."""
    taken: set[int] = set()
    kept = set[tuple[int, int]]()
    for start, end in sorted(places, key=lambda place: (place[0] - place[1], place[0])):
        if (start, end) not in kept and taken.isdisjoint(range(start, end)):
            kept.add((start, end))
            taken.update(range(start, end))
    return kept


def _excepted(start: int, slug: str, end: int, excepted: Iterable[tuple[int, str, int]]) -> bool:
    no = _EXCEPT + slug
    return any(name == no and first < end and start < last for first, name, last in excepted)


def _loose(said: list[str], phrases: Iterable[tuple[int, int]], sought: frozenset[str]) -> frozenset[int]:
    """Where the sought prepositions stand but in a phrase: nowhere in "mathematics for machine learning"."""
    inside = {place for start, end in phrases for place in range(start, end)}
    return frozenset(place for place, word in enumerate(said) if word in sought and place not in inside)


def _modifies(prepositions: frozenset[int], start: int) -> bool:
    """True for what stands right behind a preposition: "statistics *with Python*", "calculus *for data science*"."""
    return not prepositions.isdisjoint(range(max(1, start - REACH), start))


def _joined(said: list[str], start: int, end: int, phrases: Set[tuple[int, int]]) -> bool:
    """True for both in "statistics *and* machine learning": neither says what the other is of use for."""
    before = start > 1 and said[start - 1] in _AND and any(last == start - 1 for _, last in phrases)
    behind = end < len(said) and said[end] in _AND and any(first == end + 1 for first, _ in phrases)
    return before or behind


def forms(phrase: str) -> list[str]:
    """A phrase as it is written: also plural, and in one word as in hashtags."""
    written = words(phrase)
    last = written[-1] if written else ""
    plural = [[*written[:-1], last + "s"]] if last.isascii() and len(last) >= _PLURAL_FROM and last[-1] != "s" else []
    joined = [["".join(written)]] if len(written) > 1 and phrase.isascii() else []
    return [" ".join(form) for form in [written, *plural, *joined] if form]


Language.factory(
    "topic_phrases",
    default_config={"phrases": {}, "is_not": {}, "labels": {}},
    func=lambda nlp, name, phrases, is_not, labels: TopicPhrases(nlp, phrases, is_not, labels),
)


def pipeline(topics: Iterable[Topic]) -> Language:
    """A blank language with our tokenizer and the phrases of `topics`; made by its class, as a config costs 40 ms."""
    vocab = Vocab()  # no shapes and prefixes of words: half of the time
    nlp = MultiLanguage(vocab, create_tokenizer=lambda nlp: FoldedWords(nlp.vocab))
    vocabulary = tuple(topics)
    config = {
        "phrases": {topic.slug: list(topic.phrases) for topic in vocabulary},
        "is_not": {topic.slug: list(topic.is_not) for topic in vocabulary},
        "labels": {topic.slug: topic.label for topic in vocabulary},
    }
    nlp.add_pipe("topic_phrases", config=config)
    return nlp
