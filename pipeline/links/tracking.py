"""Query parameters that say where a reader came from, not what is read.

Names are compared with case folded. Sources: the documentation of the analytics and mailing services that add them
(Google Analytics and Ads, Meta, Microsoft Ads, Mailchimp, HubSpot, Marketo, Matomo, Adobe, Yandex, Branch, Vero, Omeda)
and the share buttons of the sites named below. A name that some site uses for content (`ref`, `source`, `s`, `t`, `si`)
counts only on the sites that use it for tracking.
"""

from pipeline.links.rules import words, words_by_key

# Everywhere, by exact name.
NAMES = words("tracking")

# Everywhere, by how the name begins.
PREFIXES = tuple(
    "utm_ utm- mtm_ matomo_ pk_ piwik_ hsa_ stm_ at_ itm_ ga_source ga_medium ga_campaign "
    "ga_content ga_term ga_place fb_xd_ __hs oft_ guce_ _guc_ cmp_ iesrc int_cmp".split()
)

# On one registrable domain (with the hosts below it) only.
SITES = words_by_key("tracking_by_site")

# Likewise, what chooses how a page is shown: no tracking, and yet no other page.
VIEWS = words_by_key("views_by_site")

# Whole pairs: names that may stand for content, with a network for their value ("?source=twitter").
FROM_NETWORKS = frozenset(
    f"{name}={network}" for name in ("ref", "source", "src", "fromref", "platform") for network in words("networks")
)
