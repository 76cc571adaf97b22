"""Hosts whose links hide their target.

Collected from the services' own pages and from the domains that the large networks put around outgoing links;
only services whose every path is a redirect stand here, so that youtu.be (the video's id is in the path) does not.
"""

from collections.abc import Collection

import can_ada

SHORTENERS = frozenset(
    ["t.co", "lnkd.in", "bit.ly", "j.mp", "bitly.com", "buff.ly", "ow.ly", "goo.gl", "tinyurl.com", "is.gd", "v.gd", "dlvr.it", "ift.tt", "fb.me", "wp.me", "t.ly", "rb.gy", "cutt.ly", "shorturl.at", "rebrand.ly", "tiny.cc", "tr.im", "cli.gs", "snip.ly", "trib.al", "soo.gd", "s.id", "bl.ink", "short.io", "shrtco.de", "u.to", "x.co", "qr.ae", "hubs.ly", "hubs.la", "hubs.li", "mailchi.mp", "eepurl.com", "spr.ly", "smarturl.it", "lnk.to", "po.st", "su.pr", "q.gs", "adf.ly", "bc.vc", "clck.ru", "vk.cc", "goo.su", "amzn.to", "amzn.eu", "amzn.asia", "a.co", "nyti.ms", "wapo.st", "econ.st", "on.ft.com", "bbc.in", "cnn.it", "reut.rs", "bloom.bg", "on.wsj.com", "wrd.cm", "tcrn.ch", "zd.net", "engt.co", "gizmo.do", "lat.ms", "huff.to", "politi.co", "read.bi", "flip.it", "pin.it", "spoti.fi", "apple.co", "g.co", "git.io", "aka.ms", "msft.it", "ibm.co", "oreil.ly", "mtr.cool", "geni.us", "urlz.fr", "tinyurl.is", "shor.by", "linktr.in", "dub.sh", "kutt.it", "1url.com", "dwz.cn", "t.cn", "url.cn", "suo.im", "surl.li", "da.gd", "ppt.cc", "reurl.cc", "lihi.cc", "pse.is", "bityl.co", "tny.im", "n9.cl", "encurtador.com.br", "me2.do", "han.gl", "vo.la", "chilp.it", "sht.tl", "zpr.io", "gg.gg", "yourls.org", "b.link", "l.ead.me", "shorturl.me", "urlgeni.us", "cstu.io", "ln.run"]
)


def is_short(url: str, extra: Collection[str] = ()) -> bool:
    """True for a shortener's link, whose target it does not show; `extra` are further hosts. Never raises."""
    try:
        parsed = can_ada.parse(url if "://" in url else f"https://{url}")
    except (ValueError, TypeError):
        return False
    host = parsed.hostname.removeprefix("www.")
    return (host in SHORTENERS or host in extra) and len(parsed.pathname) > 1
