"""Our own parts of a spaCy pipeline: a tokenizer of folded words and a matcher of the configured phrases.

The only file that imports spaCy besides ``textcat`` and ``train``; the stage imports it when a text is first read.
"""

from collections.abc import Iterable, Iterator

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans, registry
from spacy.vocab import Vocab

from pipeline.classify.voices import Hit, Spoken
from pipeline.classify.words import words
from pipeline.config import Topic

Doc.set_extension("spoken", default=Spoken(), force=True)
_EXCEPT = "-"  # before a slug: a wording in which the topic is not meant
# What follows one of these says with what or for whom, not what about.
PREPOSITIONS = frozenset(words("for with using via in by con en para usando com em pour avec dans mit für per"))
REACH = 3  # words between a preposition and the phrase: "with the help of R"
_PLURAL_FROM = 4  # letters; shorter words have too many neighbours ("ai", "ais")


class FoldedWords:
    """A tokenizer: text to Doc by :func:`pipeline.classify.words.words`."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The folded words of one text."""
        return Doc(self.vocab, words=words(text))


@registry.tokenizers("thread_catalogue.folded_words.v1")  # type: ignore[untyped-decorator]
def folded_words() -> object:
    """The tokenizer's constructor, under the name that a spaCy config asks for."""
    return lambda nlp: FoldedWords(nlp.vocab)


class TopicPhrases:
    """A component: fills ``doc._.spoken`` with a Hit for each phrase that stands on its own.

    A phrase inside a longer one does not count ("algebra" in "linear algebra"), nor does one that overlaps a
    wording of the topic's ``is_not``.
    """

    def __init__(self, nlp: Language, phrases: dict[str, list[str]], is_not: dict[str, list[str]]) -> None:
        self.matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        for slug, written in phrases.items():
            self.matcher.add(slug, [nlp.make_doc(form) for phrase in written for form in forms(phrase)])
        for slug, written in is_not.items():
            self.matcher.add(_EXCEPT + slug, [nlp.make_doc(phrase) for phrase in written])

    def __call__(self, doc: Doc) -> Doc:
        """Match the phrases of every topic at once."""
        doc._.spoken = Spoken(tuple(self._standing(doc)), len(doc))
        return doc

    def _standing(self, doc: Doc) -> Iterator[Hit]:
        spans = self.matcher(doc, as_spans=True)
        meant = [span for span in spans if not span.label_.startswith(_EXCEPT)]
        longest = {(span.start, span.end) for span in filter_spans(meant)}
        excepted = [span for span in spans if span.label_.startswith(_EXCEPT)]
        for span in sorted(meant, key=lambda s: (s.start, s.label_)):
            if (span.start, span.end) in longest and not _excepted(span, excepted):
                yield Hit(span.label_, span.text, span.start, modifier=_modifies(doc, span.start))


def _excepted(span: Span, excepted: list[Span]) -> bool:
    no = _EXCEPT + span.label_
    return any(e.label_ == no and e.start < span.end and span.start < e.end for e in excepted)


def _modifies(doc: Doc, start: int) -> bool:
    """True for what stands right behind a preposition: "statistics *with Python*", "calculus *for data science*"."""
    return any(doc[i].text in PREPOSITIONS for i in range(max(1, start - REACH), start))


def forms(phrase: str) -> list[str]:
    """A phrase as it is written: also plural, and in one word as in hashtags."""
    written = words(phrase)
    last = written[-1] if written else ""
    plural = [[*written[:-1], last + "s"]] if last.isascii() and len(last) >= _PLURAL_FROM and last[-1] != "s" else []
    joined = [["".join(written)]] if len(written) > 1 and phrase.isascii() else []
    return [" ".join(form) for form in [written, *plural, *joined] if form]


Language.factory(
    "topic_phrases",
    default_config={"phrases": {}, "is_not": {}},
    func=lambda nlp, name, phrases, is_not: TopicPhrases(nlp, phrases, is_not),
)


def pipeline(topics: Iterable[Topic]) -> Language:
    """A blank language with our tokenizer and the phrases of `topics`."""
    settings = {"nlp": {"tokenizer": {"@tokenizers": "thread_catalogue.folded_words.v1"}}}
    nlp = spacy.blank("xx", vocab=Vocab(), config=settings)  # no shapes and prefixes of words: half of the time
    vocabulary = tuple(topics)
    config = {
        "phrases": {topic.slug: list(topic.phrases) for topic in vocabulary},
        "is_not": {topic.slug: list(topic.is_not) for topic in vocabulary},
    }
    nlp.add_pipe("topic_phrases", config=config)
    return nlp
