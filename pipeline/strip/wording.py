"""What posts say that ask for something instead of offering it, in the languages that people save threads in.

Read off closing posts of threads, signatures of newsletters and adverts between posts.
"""

import re

from pipeline.text.caseless import Together, caseless

ASKS = caseless(
    r"\b(?:follow (?:me|us|@?\w+ (?:for|on)|(?:my|our) (?:\w+ )?(?:twitter|facebook|instagram|linkedin|youtube|telegram|channel|account))|(?:please|don['’]?t forget to|remember to) follow\b|(?:re-?tweet|repost|share) (?:this|the first|it|to help)|"
    r"like (?:and|&|\+) (?:re-?tweet|share|subscribe)|subscribe (?:to )?(?:my|our|the|it|here|now|for)|subscribing to (?:my|our)|join (?:my|our) (?:newsletter|list|discord|community|telegram)|"
    r"sign up (?:for|to) (?:my|our)|(?:my|our) (?:free )?newsletter|(?:buy|get) me a coffee|(?:support|sponsor|donate to|tip) (?:me|us|my|our)\b|"
    r"(?:support|sponsor) (?:this|the) (?:project|work|list|newsletter)|patreon|ko-fi|donat(?:e|ion)s?\b|"
    r"(?:we|i)(?:['’]re| are| am) hiring|(?:dm|message) me\b|giveaway|(?:grab|get|claim) (?:your |these |my |our )?(?:\d+ )?free gifts?\b|"
    r"if you (?:found|find|liked?|enjoy(?:ed)?|got value from) this\b[^.!?\n]{0,60}\b(?:check ?out|visit|see|follow|look at) my (?:\w+ )?(?:github|gists?|(?:web)?site|blog|channel|profile|page|portfolio|linkedin|twitter|instagram|substack)\b|"
    r"follow for more|for more (?:threads|tips|content) (?:like this )?follow|"
    r"folg(?:t|e) (?:mir|uns)|abonnier\w*|wir (?:stellen ein|suchen verst[äa]rkung)|unterst[üu]tz(?:t|en sie|e) (?:mich|uns|meine|unsere)|"
    r"s[íi]gueme|suscr[íi]b\w+|ap[óo]yame|siga-me|me siga|inscreva-se|assine (?:a |minha )|apoie|"
    r"suivez-moi|abonnez-vous|soutenez(?:-moi| mon)|"
    r"seguimi|iscriviti|volg mij|abonneer je|подпис(?:ывайтесь|аться)|takip edin)\b|关注我|關注我|订阅|訂閱|点赞|フォローして|ご支援|팔로우|구독",
)

# What a post tells of at its end, beside the plea: "Here is the paper", "附上原文".
SOURCE = caseless(
    r"\b(?:papers?|preprint|study|source code|code|repo|repository|dataset|documentation|textbook|slides|artículo original|artigo original)\b"
    r"|原文|论文|論文|源码|代码|文档|논문",
)

# Services, not works: who reads on becomes a client.
ADDRESSED_TO_CLIENTS = caseless(
    r"\bbook (?:a|your) (?:free |private |intro )?(?:call|consultation|session|slot|demo)|\bschedule a (?:call|demo)\b|"
    r"\b(?:want|need) (?:more )?(?:results|clients|leads|growth)\b[^.\n]{0,40}\?|\bapply (?:here|now|below|today)\b[^.\n]{0,20}(?:https?:|\w\.\w|$|👇)|"
    r"\b(?:work with|hire) (?:me|us)\b|\b1[:-]1 coaching\b|"
    r"\b(?:jetzt bewerben|termin buchen|reserva (?:una|tu) (?:llamada|sesi[óo]n)|agende (?:uma|sua) (?:chamada|conversa)|r[ée]servez (?:un|votre) (?:appel|cr[ée]neau))\b",
)

BARGAIN = caseless(
    r"\b(?:use (?:my )?(?:code|coupon)|\d+ ?% (?:off|discount|rabatt|de descuento|de desconto)|pre-?order|limited (?:time|offer)|"
    r"(?:gutschein|rabatt)code|c[óo]digo de descuento|cupom|code promo|vorbestell\w*)\b|\d+ ?% de r[ée]duction|优惠码|割引",
)
# The author's own book or course counts where it is offered as content about the subject.
OWN_WORK = caseless(
    r"\b(?:e-?books?|books?|courses?|textbooks?|guides?|handbooks?|workbooks?|masterclass|tutorials?|"
    r"b[üu]ch(?:er)?|kurse?|leitfaden|libros?|cursos?|gu[íi]as?|livros?|apostila|livres?|cours|manuels?)\b|书|教程|课程|講座|책|강의",
)

# A label that stands alone: in brackets, or before a colon, or as a line of its own.
SPONSORED = caseless(
    r"[(\[]\s?(?:sponsor(?:ed)?(?: link| post)?|advert(?:isement)?|anzeige|werbung|gesponsert|patrocinad[oa]|publicidad|publicidade|sponsoris[ée]|partner(?: content)?|"
    r"赞助|廣告|广告|広告|광고)\s?[)\]]|"
    r"^(?:today['’]s sponsor|our sponsor|sponsored|sponsor|advertisement|anzeige|werbung|patrocinado|publicidad|publicit[ée])(?: by\b|:|\s*$)|"
    r"\b(?:this (?:issue|edition|episode|newsletter|week['’]s issue) is (?:sponsored|supported|brought to you) by|sponsored by|thanks to our sponsors?)\b",
    re.M,
)  # fmt: skip

# The same thread or comment again elsewhere.
OTHER_FORM = caseless(
    r"\b(?:read|find|bookmark|see|view|get)\b[^.\n]{0,40}\b(?:unrolled|this (?:whole )?(?:thread|post)\b(?!\s+"
    # what says what a thread is about or good for speaks of another one
    r"(?:for (?:more|details|an?|some)|about|by|from|if you|to (?:learn|understand|see)|on (?!(?:twitter|x|mastodon|bluesky|threads|one|an?|the|my)\b))))"
    r"|\bunrolled (?:thread|version)\b|"
    r"\b(?:read|want to read) this\b[^.\n]{0,30}\bformat\b|"
    r"\bth(?:is|e) (?:whole )?(?:thread|post)\b[^.\n]{0,20}\b(?:is|lives)\b[^.\n]{0,20}\b(?:available|archived|here|in plain|on my (?:blog|site))\b|"
    r"\b(?:my|the) (?:own )?(?:copy|version) of this (?:post|comment|thread)\b|\b(?:originally (?:posted|published)|cross-?posted|syndicated) (?:at|on|from|to)\b|"
    r"\bdieser thread\b[^.\n]{0,30}\b(?:blog|nachlesen|am st[üu]ck)\b|\beste hilo\b[^.\n]{0,30}\b(?:blog|disponible|web)\b|"
    r"\bce (?:fil|thread)\b[^.\n]{0,30}\b(?:blog|disponible|ici)\b"
)

# One look for all of these: three links in four are spoken of without a word of them.
ANY = Together(ASKS, ADDRESSED_TO_CLIENTS, BARGAIN, SPONSORED, OTHER_FORM)
