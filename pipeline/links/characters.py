"""Which characters a URL is written with, and which end it.

Beyond ASCII the line is drawn by what authors mean rather than by RFC 3987: letters of any script belong to a URL,
punctuation, spaces, bidi controls and pictographs beside it do not.
"""

import re

# Unicode blocks: Latin-1 signs, general punctuation, CJK punctuation, full-width forms, specials, private use; then what
# other scripts end their words and sentences with (category P), and brackets among the dingbats and signs of mathematics.
STOPS = (
    "\u0000-\u0020\u007f-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u037e\u0589\u05be\u05c0\u05c3\u060c\u061b\u061f\u06d4\u0964\u0965"
    "\u1680\u2000-\u200b\u200e-\u206f\u20a0-\u20cf\u2190-\u21ff\u2300-\u23ff\u2500-\u25ff\u20d0-\u20ff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d\u30fb"
    "\ue000-\uf8ff\ufe00-\ufe1f\ufe30-\ufe6f\ufeff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffff"
    "\U0001f000-\U0001faff\U000e0000-\U000e007f\ud800-\udfff"
    "\u0387\u055a-\u055f\u060d\u061d\u061e\u0700-\u070d\u0f0d-\u0f12\u0f3a-\u0f3d\u104a-\u104f\u1360-\u1368\u17d4-\u17d6\u1800-\u180a"
    "\u2768-\u2775\u27e6-\u27ef\u2983-\u2998\ufd3e\ufd3f\U00010a50-\U00010a58\U00011047-\U0001104d"
)
# What stands between the words of a URL, each a piece of one of the three kinds below.
HOST = rf"[^{STOPS}\x00-,/:-@\[-^`{{-\x7f]"  # letters, digits, "-", "." and "_"
TAIL = rf"[^{STOPS}<>\"`^]"  # brackets, quotes and backslashes are judged where they stand
# Their ASCII alone: most runs hold nothing else, and a class of few ranges is read several times as fast.
ASCII_HOST = "[A-Za-z0-9._-]"
ASCII_TAIL = "[!#-;=?-\\]_a-~]"

# Scripts written without spaces: a URL and the words behind it touch.
SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3005-\u3007\u3040-\u30fa"
    "\u30fc-\u318f\u31a0-\uabff\uac00-\ud7af\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)

# How "…" stands behind a cut URL: itself, in brackets, or as damage (UTF-8 read as Greek or Latin, a false repair).
DAMAGED_ELLIPSIS = re.compile(r"β€?¦|â€?¦|\u29a0|\[(?:…|\.\.\.)\]")
ELLIPSIS = re.compile(rf"…|⋯|{DAMAGED_ELLIPSIS.pattern}|(?<!\.)\.\.\.(?!\.)")
