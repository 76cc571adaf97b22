"""Words that posts are read by, as data; each set says what it was read off.

English first; the other languages hold the words that were met in saved threads in them.
"""

import re

from pipeline.text.caseless import caseless

# Link texts that name nothing (read off saved threads and pages in seven languages).
EMPTY_LABELS = frozenset(
    "here|link|links|this|click|read|more|full|source|url|web|video|watch|thread|tweet|details|info|see|open|"
    "download|view|homepage|home page|post|it|website|site|page|article|article link|read it|read on|click here|"
    "read more|this link|link here|read here|web link|pdf|free pdf|full article|book|demo|docs|"
    "read the full article|watch here|check it out|learn more|more info|see here|this one|this post|this article|"
    "this thread|this video|this book|this paper|this site|this page|direct link|amazon|see also|hier|link hier|"
    "visit|visit here|visit site|visit the site|visit website|visit the website|official site|official website|the website|"
    "online|read online|read it online|available online|online for free|free online|read for free|free|for free|free book|ebook|free ebook|"
    "download here|download pdf|download the pdf|pdf download|pdf version|online version|free version|pdf is free|course link|course page|"
    "course website|go to course|go to the course|view course|start here|start learning|get it|get it here|get the book|buy|buy it|buy here|"
    "buy now|on amazon|enroll|enroll here|enroll now|try it|try it here|access here|"
    "aquí|aqui|acá|enlace|leer más|ici|lien|lire la suite|qui|leggi|这里|链接|原文|网页链接|点击这里|こちら|リンク|여기|링크|здесь|тут|"
    "ссылка".split("|")
)

# Words that lead up to a link and say nothing of it, alone or together: "See", "Pair it with", "Second, by", "And one more".
HOLLOW = frozenset(
    "a add agreed all also an and another are at by check compare do don't first for from get go here how i in is it last me more my next "
    "now of on one or our out pair please read second seconded see start that the their them then there these they third this "
    "thanks those to too try up use via visit watch we with yes you your "
    "und oder mit von hier auch noch y o con de aquí también et ou avec ici aussi e com aqui também ed anche qui".split()
)

# Words that say what sort of thing a resource is; a phrase built on one can be its name ("thread on X").
RESOURCE_NOUNS = (
    "thread|threads|article|articles|post|posts|blog post|blog|essay|essays|paper|papers|book|books|e-book|ebook|textbook|"
    "course|courses|class|lecture|lectures|lecture notes|lecture series|notes|working notes|tutorial|tutorials|guide|guides|"
    "handbook|primer|introduction|overview|survey|review|talk|talks|video|videos|playlist|series|podcast|episode|interview|"
    "newsletter|list|lists|collection|selection|catalog|catalogue|repo|repository|library|tool|tools|app|plugin|package|"
    "framework|dataset|data set|cheat sheet|cheatsheet|cheat-sheet|website|site|page|documentation|docs|explainer|letter|"
    "report|study|piece|pieces|story|documentary|film|set of observations|thread of threads|thread-of-threads|roadmap|"
    "template|workbook|reference|reference book|map|quiz|game|simulator|visualization|visualisation|community|forum|"
    "excerpt|chapter|slides|presentation|program|script|project|generator|parser|bot|extension|element"
)

RESOURCE_NOUN = caseless(rf"(?<![\w-])(?:{RESOURCE_NOUNS})(?![\w-])")

# What a resource is about, behind its noun; a relative clause or a place of publication ends it.
COMPLEMENT = re.compile(
    r"\s+(?:on|about|of|to|for|in|how|why|by|from|explaining|exploring|covering|introducing|in which)\b"
    r"(?:(?!\s(?:which|is|are|was|were|has|have|taught|changed|made|that you|you can|(?:can|could|may|will|should) (?:also |now |all )?be|building|held|from actual|here\b|where you)\b)[^,;:.!?\n()—]){3,140}|\s+\([^()\n]{2,30}\)",
    re.I,
)

# A label that only says what sort of thing follows.
KIND_LABEL = re.compile(
    rf"(?:my |the |a |new |free |latest |great )?(?:{RESOURCE_NOUNS}|full article|read|watch|link|source|web|code|pdf|name|title|titel|título|titulo|titre|nombre|nome|书名|标题)(?:\s+#\w+)?",
    re.I,
)

# Words that end a noun phrase to the left.
LEFT_STOPS = frozenset(
    "the a an this these that those another my our your his her its their some any each every all both which who is "
    "are was were be been has have had i you we he she they it at to from by with but as so if when while also just "
    "not no into about check read see watch made make wrote write writing created create built build published "
    "started found find released recommend love loved like liked enjoyed out here there up gives give introducing "
    "thinking think favorite favourite one two three four five several many few really very quite most more there's "
    "here's it's i've i'm".split()
)

# Praise: no part of a name, and a sign of a remark.
PRAISE = frozenset(
    "good great nice excellent awesome amazing fantastic wonderful beautiful superb fabulous thoughtful stimulating "
    "free new latest must-read brilliant incredible insightful interesting fascinating useful helpful best recent "
    "own entire full detailed practical remarkable lovely fine solid perfect cool immeasurably superb terrific".split()
)

# Praise that nobody prints on a cover.
STRONG_PRAISE = frozenset(
    (
        "great excellent amazing awesome fantastic wonderful brilliant incredible remarkable fascinating must-read superb thoughtful lovely "
        "terrific insightful nice immeasurably fabulous stimulating"
    ).split()
)

# A verbless remark behind a sentence that names: "How do people organise their reading? Many terrific replies".
REMARK = re.compile(
    r"^(?:\(|many\b|with\b|great\b|really\b|very\b|highly\b|so (?:good|great)|such\b|thoughtful\b|must.read|recommended)",
    re.I,
)

# How a paragraph speaks of all that stands above it: "These books will teach you ...", "All of them are free".
ON_ALL = re.compile(r"(?:these|those|all of (?:these|them))\s(?:(?:\w+\s)?\w+s|are|were|will)\b", re.I)

# How a post speaks of what the post above it links to: "This book has one exercise a page".
BACK_TO = re.compile(
    rf"(?:this|that|the)\s+(?:{RESOURCE_NOUNS})\b|(?:dieses|das)\s+(?:buch|video|heft)\b|(?:dieser|der)\s+(?:artikel|kurs|vortrag)\b|"
    r"(?:este|esse|ese)\s+(?:libro|livro|curso|artículo|artigo|v[íi]deo)\b|(?:ce|cet|cette)\s+(?:livre|cours|article|vidéo)\b|"
    r"这(?:本书|门课|篇文章|个视频)|この(?:本|記事|動画|講座)|이\s(?:책|강의|글|영상)",
    re.I,
)

# What an author says of telling, before what it is about: "Here I wrote more about six ways to ...".
TELLS = re.compile(
    r"^(?:(?:here|also|and|so)[,:]?\s+)?(?:(?:here(?:'s|’s| is| are)?|(?:i|we|i've|we've)\s+(?:just\s+)?(?:wrote|written|made|created|published|explained|"
    r"collected|posted|recorded))\s+)?(?:(?:more|a lot)\s+)?(?:about|on)\s+",
    re.I,
)

# Openings of a sentence that only point at what follows.
LEAD_INS = re.compile(
    r"^(?:(?:and|but|so|also|oh|ok|well|then|now|next|finally|first|second|third|lastly|bonus|p\.?s\.?)\b[,.:!\s]*)*"
    r"(?:here(?:'s|’s| is| are| it is)?|check (?:it )?out|check this|take a look(?: at)?|have a look(?: at)?|see(?: also)?|read(?: on)?|"
    r"watch|listen(?: to)?|try|start with|visit|link|links|source|via|more|info|details|read more|learn more|find it|get it|"
    r"(?:highly|strongly|definitely|absolutely|would|can only|cannot|can't) recommend(?:ed)?|"
    r"for (?:more |further )?(?:information|info|details)|download|full (?:article|thread|post|video|list)|fyi|tl;?dr)\b",
    re.I,
)

# Verbs and pronouns that make a line a sentence about something, not its name.
SENTENCE = caseless(
    r"\b(?:is|are|was|were|be|been|am|i|i'm|i’m|i've|i’ve|we|you|you'll|he|she|they|it's|it’s|has|have|had|will|would|can|could|should|must|"
    r"don't|don’t|doesn't|didn't|isn't|this|these|that's|there's|let's|let’s|please|"
    r"es|son|está|ist|sind|war|ich|wir|(?:^|(?:was|wie|wenn|dass|ob|wo|die|das|den|der|und|\w+st)\s)du|est|sont|nous|vous|é|são|eu|você)\b"
)

# A topic or a reader before a colon, no name: "For probability: ...", "Para quien empieza: ...".
TOPIC = re.compile(
    r"(?:for|on|in|to|with|as|if|when|from|at|für|über|zu|zum|zur|para|sobre|en|pour|sur|per|su|als|wenn|si|se)\b", re.I
)

# The number of a step before what it is about: "Step 3: ...", "Weeks 4-6 - ...".
STEP = re.compile(
    r"\s*(?:step|day|week|month|year|phase|stage|level|semester|paso|semana|mes|etapa|passo|schritt|woche|monat|étape|semaine)s?\s?#?\d{1,3}"
    r"(?:\s?(?:-|–|—|to|&|and)\s?\d{1,3})?\s?[:.)|\-–—]\s+",
    re.I,
)

# What comes between a work and who made it.
BYLINE = re.compile(
    r"(?:^|[\s,–—(\-])(?:by+|von|de|del|da|do|di|par|por|av|af|from|with|written by|taught by|ft\.?|feat\.?)\s+(?=(?-i:[@A-ZÀ-ÖØ-Þ]))",
    re.I,
)
# What opens a sentence behind such a word, and is nobody: "By sorting sand you learn", "By far the best", "Por cierto".
_NOBODY = (
    r"(?-i:[a-z]{2,}ing|far|now|then|default|chance|accident|contrast|comparison|all|itself|the (?:end|time|way|same)"
    r"|ejemplo|exemplo|exemple|cierto|fin|favor|supuesto|otr[oa]|outr[oa]|ahora|agora|eso|isso|contre|ailleurs)\b"
)
BY_LINE_ONLY = re.compile(
    rf"^(?:also\s+)?(?:by+|von|por|par|di|written by|taught by|author[s]?:)\s+(?!{_NOBODY})(?!(?-i:[^\n]*(?<![A-Z])(?<!Dr)(?<!Prof)[.!?]\s+[A-Z][^\n]* ))\S[^\n]{{0,160}}$",
    re.I,
)

# Labels that introduce a remark.
NOTE_LABEL = re.compile(
    r"^(?:note|notes|remark|comment|my take|why|tl;?dr|nota|notiz|anmerkung|remarque)\s*[:：]\s*", re.I
)

# Lines that hold a whole list together and name nothing: "Resources:", "Links below".
OPENERS = re.compile(
    r"^(?:resources?|links?|sources?|references?|thread|a thread|bonus|part)\b\s*(?:\d+|below)?\s*[:：]?$", re.I
)

# A label that only says for whom a link is: "(Advanced)", or "Advanced" without a colon.
_LEVELS = r"(?:advanced|beginners?|intermediate|easy|hard|optional|free|new|fortgeschritten|anfänger|avanzado|avancé)"
LEVEL_LABEL = re.compile(rf"^[(\[]\s*{_LEVELS}\s*[)\]]\s*:?$", re.I)
LEVEL_WORD = re.compile(rf"^(?:[(\[]\s*{_LEVELS}\s*[)\]]\s*:?|{_LEVELS})$", re.I)

# Words for works that people ask for and list by name alone.
WORK_NOUNS = caseless(
    r"\b(?:books?|textbooks?|papers?|courses?|reading list|(?:further|recommended|suggested) reading|novels?|films?|movies?|documentar(?:y|ies)|podcasts?|resources|lectures?|"
    r"libros?|lecturas|novelas?|ensayos?|livros?|leituras|romances?|livres?|romans?|lectures|bücher|buch|romane|lesetipps|libri|romanzi|книг\w*|"
    r"kita[pb]\w*|boeken|böcker|bøger|bøker|książk\w*|książek)\b"
    r"|(?<!\w)책|\w?책(?:을|이|은|들)?\b|书|書籍|(?:冊|おすすめ|好き)\w{0,4}本|本を|小说|论文|소설|논문"
)

# How a list of works is announced, in the last sentence of its line: "Six books on bread", "My favourite novels:", "cinco libros para el verano".
_WORKS = (
    r"(?:books|textbooks|novels|memoirs|biographies|papers|courses|films|movies|documentaries|podcasts|libros|novelas|livros|livres|romans|"
    r"bücher|romane|libri|romanzi)"
)
SHELF = caseless(
    r"\b(?:(?<!\d[.,])\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|best|top|favou?rite|recommended|essential|must-read|great|"
    r"mejores|favoritos|favoritas|melhores|meilleurs|besten|liebsten|migliori|tres|cuatro|cinco|seis|siete|diez|três|sete|dez|trois|quatre|cinq|"
    r"drei|vier|fünf|sechs|sieben|zehn|tre|quattro|cinque|dieci)\s+"
    rf"(?:(?!(?:to|from|of|in|for|about|with|that|my|your|the|de|para|zu|aus|pour|per|da)\b)[\w'’-]+\s+){{0,3}}{_WORKS}\b"
    r"[^.!?\n]{0,100}(?:[.:!?…]+\W*)?$"
    r"|\b(?:(?:here|these|below|following) are|(?:here is|here['’]s|below is|this is|following is) (?:[\w'’-]+ ){1,3}?list of)\s+"
    r"(?:(?:the|my|our|all|some|several|other|more|a few|a couple of)\s+){0,2}"
    rf"(?:(?!(?:to|from|of|in|for|about|with|that|not|no|and)\b)[\w'’-]+\s+){{0,2}}?{_WORKS}\b[^.!?\n]{{0,100}}(?:[.:!?…]+\W*)?$"
    r"|\b(?:(?:a |my |our |the )?year in (?:reading|books)|(?:what|all) (?:I|we)(?:['’]ve| have)?(?: been)? read(?:ing)?"
    r"|what (?:I['’]m|I am|we['’]re|we are) reading|books (?:that )?(?:I|we)(?:['’]ve| have)? (?:read|loved|finished|enjoyed))\b[^.!?\n]{0,60}$"
)
# The whole title of a page that is nothing but a shelf: "Reading", "My bookshelf", "Recommended reading".
SHELF_TITLE = caseless(
    r"^\W*(?:(?:(?:my|our|the|recommended|currently|recent)\s+){0,2}(?:reading(?:\s+list)?|bookshelf|books|reads)|my\s+library)\W*$"
)
# How somebody tells of the works that they went through: "I finished 33 books", "the films I have seen", "My year of reading".
WENT_THROUGH = caseless(
    r"\b(?:I|we)(?:['’]ve)? (?:\w+ ){0,2}(?:read|finish(?:ed)?|watch(?:ed)?|saw|seen) (?:[\w'’-]+ ){0,3}(?:books?|novels|films|movies)\b"
    r"|\b(?:books|novels|films|movies) (?:that )?(?:I|we)(?:['’]ve)? (?:have )?(?:read|finished|watched|saw|seen)\b|\byear (?:in|of) (?:reading|books)\b"
)
# A heading that says what sort of things stand below it: "Books", "Best YouTube channels", "Libros para empezar".
KIND_HEADING = caseless(
    rf"^\W*(?:[\w'’-]+,?\s+){{0,2}}?(?:{_WORKS}|(?:youtube\s+)?channels|newsletters|blogs|websites|lecture series|cursos|documentales|canales|kurse)"
    r"(?:\s+(?:to|for|on|about|para|sobre|für|zu|pour)\s[^\n:]{1,40})?\W*$"
)
# Works whose titles English sets in capitals.
CAPITALISED = caseless(
    r"\b(?:books|textbooks|novels|memoirs|biographies|courses|films|movies|documentaries|podcasts)\b"
)
# How what is said of a work speaks of it.
THIS_WORK = caseless(
    r"\b(?:this|these) (?:(?:short|little|slim|great|classic) )?(?:(?:text)?books?|novels?|memoir|biography)\b|\best[ae]s? (?:libro|obra|novela|livro)s?\b|"
    r"\bce(?:t|tte)? (?:livre|roman|ouvrage|essai)\b|\bdieses (?:buch|werk)\b|\bquesto libro\b|\bbu kita\w+"
)
# What else lists hold that speak of books.
NO_SHELF = caseless(
    r"\b(?:ways?(?! or another)|tips|lessons|reasons|ideas|habits|quotes|rules|steps|things|takeaways|questions|myths|mistakes|facts|insights|principles|notes|"
    r"excerpts|passages|chapters|authors|writers|genres|categories|how to|consejos|lecciones|razones|frases|dicas|lições|leçons|conseils|tipps|gründe|consigli|lezioni)\b"
)


def announces(text: str) -> bool:
    """Whether words say that a list of works stands below them."""
    return SHELF.holds(text) and not NO_SHELF.holds(text)


# Endings that only point at the link behind them.
POINTS_ON = caseless(
    r"(?:\b(?:see also|see|here|below|at|via|from|is|are|on|called|named|check out|this|like|and|or|the|a|to|hier|unten|aquí|aqui|acá|abajo|"
    r"abaixo|ici|qui)|看|在这里|这里|此处|こちら|여기|здесь|→)$"
)

# What a link beside the main one leads to: the words right before it name a part of the resource.
COMPANION = re.compile(
    r"\b(?:code|slides?|demo|docs|documentation|source|repo|repository|transcript|solutions|exercises|errata|dataset|github|kickstarter|app)\s*[:(\[]*\s*$",
    re.I,
)
