"""Does this look like the names of a work's makers? Judged by shape alone."""

import re

MANY = 8  # people: longer runs of names are no makers
LONG = 4  # words of one name
MOST = 0.8  # of the names in a longer run look like such: "de Souza Jr." and "O’" need not
HANDLE = re.compile(r"@\w{1,30}(?:@[\w.-]+)?")  # "@ida", "@ida@stones.example"
_AND = r"(?:and|und|y|e|et|i|и|en)"
_APART = re.compile(rf"\s*[,;&/，、；]\s*(?:{_AND}\s+)?|\s+{_AND}\s+")
_OTHERS = re.compile(r",?\s*(?:et al\.?|и др\.?|u\. ?a\.|等)\s*$")
_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿа-яё](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?")
_HAN = re.compile(r"[\u3400-\u9fff]{2,4}|[\u30a0-\u30ff\u3400-\u9fff]{1,12}・[\u30a0-\u30ff]{1,12}")
# "Stone, Sam", "Stone, Sam Q. et al."; but not "Stone, Pen, Frost".
_ONE_TURNED = re.compile(r"(?P<last>[^.,;&]+),\s*[^\s,]+(?: [^\s,]+)?(?:,? et al\.?)?")
_PARTICLES = frozenset("van von der den de da di del della la le el al bin ibn du dos ter ten zu".split())
_SMALL = _PARTICLES | frozenset("and und y e et i и en al al. др др. u. a. u.a.".split())
# Words that open titles, and no names.
_OPENERS = frozenset(
    "the a an how what why when where who in on of to from for about my your our introduction guide learning learn "
    "modern advanced practical der die das ein eine el los las un una le les il lo os as".split()
)


def are_people(text: str, *, whole: bool) -> bool:
    """True for a run of people's names; `whole`: each has at least two words, as on a cover."""
    names = _names(text)
    return 0 < len(names) <= MANY and all(_is_person(name, whole=whole) for name in names)


def are_several(text: str) -> bool:
    """True for the names of two people or more, however many, of whom most have two words at least."""
    names = _names(text) if "," in text or " and " in text else []
    return len(names) > 1 and sum(_is_person(name, whole=True) for name in names) >= MOST * len(names)


def told_by_surname(makers: str) -> str:
    """What says who made it: of one maker with a whole given name behind a comma the surname, else all of it."""
    turned = _ONE_TURNED.fullmatch(makers)
    return turned["last"] if turned else makers


def _names(text: str) -> list[str]:
    """The parts of a run of names; [] for words that are none, as in nearly every remark."""
    if any(word.islower() and word.strip(",;") not in _SMALL for word in text.split()):
        return []
    return [part for part in _APART.split(_OTHERS.sub("", text).strip(' .:,"”“')) if part]


def _is_person(name: str, *, whole: bool) -> bool:
    if _HAN.fullmatch(name):
        return True
    words = [word for word in name.replace('"', "").split() if word]
    if not (2 if whole else 1) <= len(words) <= LONG:
        return False
    if words[0].casefold() in _OPENERS and (len(words) > 1 or len(words[0]) > 1):  # "A" alone is an initial
        return False
    return words[-1] not in _PARTICLES and all(word in _PARTICLES or _WORD.fullmatch(word) for word in words)
