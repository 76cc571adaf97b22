"""Words that name a subject or a form and so, alone, no particular work.

Where they come from: the headings and link texts of course lists, syllabi and threads in several languages.
"Linear Algebra", "Introduction to Statistics" and "Python course" are titles that any number of works share.
"""

SUBJECTS = frozenset(
    """
    ai algebra algorithm algorithms analysis api arithmetic bayes bayesian bioinformatics biology biotech blockchain
    calculus chemistry classification clustering coding combinatorics compilers computer computing crypto css data
    database databases deep derivatives design devops differential differentiation discrete docker dynamic economics
    eigenvalues eigenvectors engineering equations finance functional functions games generative geometry git go graph
    graphs html inference information integrals integration intelligence java javascript julia kubernetes language
    languages learning limits linear linux llm llms logic machine marketing math mathematical mathematics maths matrices
    matrix ml models multivariable natural network networks neural nlp number numbers numerical optimisation
    optimization physics pca probability processing processes programming python r regression reinforcement rust
    science scripting security sequences series set shell signal signals software spaces sql statistical statistics
    stochastic structures supervised systems theory topology trigonometry unsupervised variable vector vectors vim
    vision visualisation visualization web writing
    algebra lineal calculo estadistica probabilidad matematicas aprendizaje automatico profundo datos
    statistik wahrscheinlichkeit mathematik analysis maschinelles lernen programmierung
    algebre lineaire statistiques probabilites mathematiques apprentissage automatique
    机器学习 深度学习 线性代数 微积分 概率论 统计学 数学 强化学习 人工智能 数据结构 算法
    """.split()
)

FORMS = frozenset(
    """
    about advanced and app apps article articles basic basics beginner beginners best blog blogs book books bootcamp
    channel chapter cheat cheatsheet class click code collection complete concepts course courses crash demo
    docs documentation download ebook edition essential essentials  example examples exercise exercises
    extended fast first foundations free full fundamental fundamentals getting github guide guides handbook here high
    home homepage howto info intermediate intro introduction introductory learn lecture lectures lesson lessons
    library link links list material materials module more my new notebook notebooks notes official on online
    overview page paper papers part pdf playlist playlists podcast post practice primer problem problems
    project projects quick quickstart readme reading ref reference references resource resources review roadmap
    section sheet site slides source start started step syllabus text textbook thread tips to tool tools
    topic topics tutorial tutorials url video videos volume vol
    watch website week wiki wikipedia workshop youtube your
    the a an of in for with from is it its this that what how why
    introduccion curso cursos libro guia de del la el los las un una y en para
    einfuhrung kurs buch der die das und
    """.split()
)

# How volumes and parts are numbered; "i" and "v" are too short to tell.
ROMAN = frozenset("ii iii iv vi vii viii ix xi xii".split())

# What is said of a volume: with it, a title names a part of a work, or another of its parts.
VOLUMES = frozenset("vol volume volumes vols part band teil tome tomo том".split()) | ROMAN

# Behind a title these say which printing is meant, not another work.
EDITIONS = frozenset(
    """
    edition editions ed revised updated expanded international global anniversary
    first second third fourth fifth sixth seventh eighth ninth tenth 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 2e 3e 4e 5e
    """.split()
)

# Of one book there are several, each written anew for a language: "Rivers of Code: Python Edition".
LANGUAGES = frozenset("c c++ c# go java javascript julia kotlin python r ruby rust scala swift typescript".split())

# What shows that a run of capitalised words is no person.
INSTITUTIONS = frozenset(
    """
    academy association books campus center centre club college company conference department faculty foundation group
    inc institute international journal lab labs laboratory magazine media national press publishing school society
    studio team tech technology times united university universidad universitat universite
    """.split()
)

# Between two subjects they make a name of its own: "Mathematics for Machine Learning", "Statistics with Python".
CONNECTORS = frozenset("for of with in from through via using behind meets".split())

# Behind or before another thing's name they make a thing that belongs to it: its plugins, its templates, its tutorial.
SATELLITES = frozenset(
    """
    addon addons android app apps awesome bindings book bot bridge cli client clients community companion config course
    dashboard demo docs documentation driver electron example examples exporter extension extensions fork forum frontend
    game gui guide helper integration ios lists macos macosx manager mobile newsletter notebook notebooks operator
    plugin plugins releases samples sdk server setup site skin templates theme themes tool tools toolkit tutorial
    tutorials ui viewer web wiki wrapper
    """.split()
)

# Behind or before a book's name they make another work of it.
DERIVED = frozenset(
    """
    answers appendix code companion errata exercises manual notebooks notes problems review slides solution solutions
    solved study summary supplement workbook soluciones solucionario soluções loesungen corriges 答案 习题解答
    """.split()
)

# Words that a description of software or of a course holds whatever it is about.
PLAIN = FORMS | frozenset(
    """
    allow allows also android any app application applications are as at available based be by can client create
    creating cross desktop easily easy every fastest features file files focused framework functionality has have
    help helps highly ios into just lightweight like linux mac macos made makes manage many modern most multi multiple
    not open or other our own platform plus powerful program provides public running self server service simple
    small source sources support supports system terminal than their them they time tiny ui use used useful user users
    very via we well which who will windows work works written you
    python javascript rust java go golang typescript cli command line interface web software free
    """.split()
)
