"""Does this look like the names of a work's makers? Judged by shape alone."""

import re

MANY = 8  # people: longer runs of names are no makers
LONG = 4  # words of one name
HANDLE = re.compile(r"@\w{1,30}(?:@[\w.-]+)?")  # "@ida", "@ida@stones.example"
_AND = r"(?:and|und|y|e|et|i|и|en)"
_APART = re.compile(rf"\s*[,;&/，、；]\s*(?:{_AND}\s+)?|\s+{_AND}\s+")
_OTHERS = re.compile(r",?\s*(?:et al\.?|и др\.?|u\. ?a\.|等)\s*$")
_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿа-яё](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?")
_HAN = re.compile(r"[\u3400-\u9fff]{2,4}|[\u30a0-\u30ff\u3400-\u9fff]{1,12}・[\u30a0-\u30ff]{1,12}")
_PARTICLES = frozenset("van von der den de da di del della la le el al bin ibn du dos ter ten zu".split())
_SMALL = _PARTICLES | frozenset("and und y e et i и en al al. др др. u. a. u.a.".split())
# Words that open titles, and no names.
_OPENERS = frozenset(
    "the a an how what why when where who in on of to from for about my your our introduction guide learning learn "
    "modern advanced practical der die das ein eine el los las un una le les il lo os as".split()
)


def are_people(text: str, *, whole: bool) -> bool:
    """True for a run of people's names; `whole`: each has at least two words, as on a cover."""
    if any(word.islower() and word.strip(",;") not in _SMALL for word in text.split()):
        return False  # as nearly every remark does
    names = [part for part in _APART.split(_OTHERS.sub("", text).strip(' .:,"”“')) if part]
    return 0 < len(names) <= MANY and all(_is_person(name, whole=whole) for name in names)


def _is_person(name: str, *, whole: bool) -> bool:
    if _HAN.fullmatch(name):
        return True
    words = [word for word in name.replace('"', "").split() if word]
    if not (2 if whole else 1) <= len(words) <= LONG:
        return False
    if words[0].casefold() in _OPENERS and (len(words) > 1 or len(words[0]) > 1):  # "A" alone is an initial
        return False
    return words[-1] not in _PARTICLES and all(word in _PARTICLES or _WORD.fullmatch(word) for word in words)
