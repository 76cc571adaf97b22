"""Emoji written by their names, as forges and chats let people write them: ":star:"."""

import re

SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{1,40}:")
SHORTCODE_LAST = re.compile(SHORTCODE.pattern + r"\Z")
