"""How much a character looks like what people write: the measure by which readings of damage are ranked."""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

# Punctuation and signs of running text and lists (from general use in posts and articles).
SIGNS = frozenset(
    "’‘“”„‚–—…•·°€£¥©®™→←↑↓↔⇒✓✔✗✘★☆«»‹›¿¡§¶±×÷½¼¾²³µ¢´¨ªº►▶◀●○■□▪▫◆◇▼▲✅✨❤☀⭐❌⚡☕♥♦♣♠☑☐➡⬇⬆⬅➜➤❗❓‼⚠✍✌✊☝♻⏰⏳⌛✈☎✉✏✂⚽⚾⛔⛅☁☔♀♂⚙⚖⚓‑‒―′″‐≤≥≠≈∞√∑∫∂∆∈∀∃∅∪∩⊂⊆∇\u00a0\u200b\u200d\u200c\u2060\ufe0f\u202f\u2009\u20e3\ufeff\u200e\u200f"
)
# Emoji, the more used first (by general knowledge of published frequency rankings); decides between readings of a
# sequence that lost a byte.
EMOJI = (
    "\ufe0f😂❤🤣👍😭🙏😘🥰😍😊🎉😁💕🥺😅🔥☺🤦♥🤷🙄😆🤗😉🎂🤔👏🙂😳🥳😎👌💜😔💪✨💖👀😋😏😢👉💗😩💯🌹💞🎈💙😃😡💐😜🙈🤞😄🤤🙌🤪❣😀💋💀👇💔😌💓"
    "🧵📚📖📕📗📘📙📜📝📌📍📎🔗🔖👆👈🚀💡🧠🎓🏆🏅🥇🏫🏠🌍🌎🌏🌟💻🖥📱📷🎥📹📺🎧🎵🎶🎙🐍🐧🐳🐛🐝🐇🐢🐈🐕🐶🐱🐼🐻🐦🐟🐘🐙🐒🍀🍎🍕🍺🍻🍷🍰🍂🍁🍄🍇🍌🍉🍓🍒🍔🍟🍫🍜🍳🍿🌱🌳🌴🌸🌺🌻🌷🌈🌙🌊🔍🔎🔐🔒🔑🔔🔧🔨🔬🔭🔮📈📉📊📅📆📋📁📂📄📃📑📰📢📣📦📧📨📩📫📡🛠🤖👋👐👊🤝🤓🤩🤯🧐🥲😇😐😑😒😓😕😖😞😟😠😤😥😨😪😫😬😮😯😰😱😲😴😵😶😷🙁🙃🙅🙋🙇👨👩👦👧👶👴👵👮👷👸👑👓👕👟👣👁👂👃👄👅👻👽👾👿💁💃💄💌💍💎💏💑💘💚💛💝💟💣💤💥💦💧💨💩💫💬💭💰💲💳💵💸💼💾💿🎁🎃🎄🎆🎇🎊🎯🎨🎬🎤🎮🎲🎸🎹🎻🎼🏀🏁🏃🏈🏊🏡🏢🏥🏰🏳🏴🏷🏽🏻🏾🏿🏼🚗🚢🚨🚩🚫🚲🛑🟢🔴🔵🟡🟠🟣⚪⚫🆕🆓🆗🆘🆒🅰🅱"
)
_RANK = {char: len(EMOJI) - index for index, char in reversed(list(enumerate(EMOJI)))}
# First and last characters of scripts that damaged pages have been met in.
_SCRIPTS = (
    (0xC0, 0x17F, "Latin"),
    (0x1A0, 0x1B0, "Latin"),
    (0x218, 0x21B, "Latin"),
    (0x1E00, 0x1EFF, "Latin"),
    (0x300, 0x303, "Latin"),
    (0x386, 0x3CE, "Greek"),
    (0x401, 0x45F, "Cyrillic"),
    (0x490, 0x491, "Cyrillic"),
    (0x4D8, 0x4E9, "Cyrillic"),
    (0x5B0, 0x5EA, "Hebrew"),
    (0x60C, 0x64A, "Arabic"),
    (0x64B, 0x652, "Arabic"),
    (0x660, 0x669, "Arabic"),
    (0x67E, 0x6D2, "Arabic"),
    (0x905, 0x97F, "Devanagari"),
    (0xE01, 0xE5B, "Thai"),
    (0x1100, 0x1112, "Hangul"),
    (0x3001, 0x3011, "CJK"),
    (0x3041, 0x30FF, "CJK"),
    (0x4E00, 0x9FFF, "CJK"),
    (0xAC00, 0xD7A3, "Hangul"),
    (0xFF01, 0xFF5E, "CJK"),
)
# Signs seldom met, besides those of SIGNS and the letters of scripts: accents put over others, arrows, technical signs,
# shapes, dingbats, ligatures.
_SELDOM = ((0x300, 0x36F), (0x2190, 0x27BF), (0x2B00, 0x2BFF), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD))


def beginnings(chars: Iterable[str]) -> frozenset[tuple[int, int]]:
    """The first two bytes of the characters' UTF-8."""
    return frozenset((data[0], data[1]) for char in chars if len(data := char.encode()) > 1)


@cache
def plausible_beginnings() -> frozenset[tuple[int, int]]:
    """How the UTF-8 of characters begins that `worth` counts as something; one in 64 speaks for the others."""
    spans = [*((first, last) for first, last, _ in _SCRIPTS), *_SELDOM]
    letters = (chr(code) for first, last in spans for code in _sample(first, last))
    return beginnings(letters) | beginnings(SIGNS) | {(0xF0, 0x9F), (0xF0, 0x9D)}


def _sample(first: int, last: int) -> Iterable[int]:
    return range(first, last + 1) if last < 0x800 else (*range(first, last + 1, 64), last)


@lru_cache(maxsize=8192)
def script(char: str) -> str | None:
    """The script of a letter beyond ASCII; None for everything else and for scripts seldom met."""
    code = ord(char)
    return next((name for first, last, name in _SCRIPTS if first <= code <= last), None)


@lru_cache(maxsize=8192)
def worth(char: str) -> int:
    """3 for signs and emoji that people use, 2 for letters of living scripts, 1 for other assigned ones, 0 for none."""
    code = ord(char)
    if (
        char in SIGNS
        or (0x1F300 <= code <= 0x1FAFF and unicodedata.category(char) in ("So", "Sk"))
        or 0x1F1E6 <= code <= 0x1F1FF
    ):
        return 3
    if char == "\ufffd":
        return 1
    if code in range(0x1D400, 0x1D800) or script(char):
        return 2 if unicodedata.category(char) != "Cn" else 0
    if 0x2190 <= code <= 0x27BF or 0x2B00 <= code <= 0x2BFF or 0x1F100 <= code <= 0x1F1FF:
        return 1 if unicodedata.category(char) == "So" else 0
    return 0


def rank(char: str) -> int:
    """How much an emoji or sign is used: higher is more; 0 for one that is not listed."""
    return _RANK.get(char, 0) or (len(EMOJI) + 1 - "”’“—–…•→".find(char) if char in "”’“—–…•→" else 0)


# Small letters with accents, the more used first (by general knowledge of letter frequencies in European languages);
# decides between readings of a sign that stood for two bytes.
_LETTERS = "éáíóàüöãçäñêèúßâôîåøæışğšžčřěýąęłůśćżźńőűëïûõœùìòțșăâđťďňľĺŕþðÿėįųūāēīļņģķ"
_COMMON = {char: len(_LETTERS) - index for index, char in reversed(list(enumerate(_LETTERS)))}


def liking(char: str) -> tuple[int, int, bool, int]:
    """The order among readings that are equally possible: what people write more comes last."""
    return worth(char), rank(char), not char.isupper(), _COMMON.get(char, 0)
