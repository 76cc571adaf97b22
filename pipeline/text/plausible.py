"""How much a character looks like what people write: the measure by which readings of damage are ranked."""

import unicodedata
from functools import lru_cache

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
