"""The 4,096 words that codes are made of: plain, harmless, and hard to mistake for one another.

They come from the long list of the Electronic Frontier Foundation as the package ``xkcdpass`` brings it, always
the same way; a test holds the result by its fingerprint, so that a code said today is still known tomorrow.
"""

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

COUNT = 4096
SHORTEST, LONGEST = 4, 9

# Beginnings of words that could hurt, hint at why somebody asks, or be hard to say to a stranger: body and illness,
# weapons and fighting, drink and drugs, family, death, sex, religion and peoples, feelings, police and courts, food
# and weight, words that run a person down; and words that sound like their opposites.
UNKIND = frozenset(
    """
    abdom abiding abno abras absen absin absolv abstain aching acid activism affai afflict afraid aged ageless agen
    aggr aghas aging agno agon aide aids alabas alarm alia alien almighty alon aloof alumn amaretto ambu amend amne
    amnio amuck amul anato anem aneu ange angr angu annoy anoint antacid antarct anthem antib antid antiqu antir
    antiv antsy aort apache apost appeas appen appeti appre armed arming armor army arous arres arro arson ashamed
    ashen ashes ashy askew aspir astrolog atlanti atro audac auth autis aven aver awkw bacter badass banish bansh
    barm barrack bars bash bask batboy bath baton batt bazoo blabb blad blam blasph bleach bleak blemish bloat bloom
    blubb blunder blunt blush boastf bod bogus boil bone bony boogey boogie bootleg booz boss botch bovin breac
    breat breech breed brethr brew brib brid broke bronch brownn brunt brus brut buckshot budd buffoon bulg bullfi
    bullhorn bullri bullw bully bunion bust cage calor canc cannab cape capill capital capsiz captiv cardi caress
    carnag carniv cartel carve casino casket casual catac catar catat catfight cathed catho cattis cattl catty
    caucas caut cavit celest celib celtic census cesar cess chapl charred chast cheat chemo cherub chest chief child
    chill chlor chok chop chubb chump cider clammy clav clerg cleric clinic clobb closur clot clumsy coerc collap
    coloni colony coma comfor commend conceal confess confid conflic confront congress constab constric contemp
    contort contus conv cornea coroner corrod corset cosmet cough country coven coyness cramp crani crav craz creed
    crem creole crim cringe crock crook cross crouch crowbar crown cruc crud crue crumm crumpl crusad crush cry
    cuddl culpab culprit cult cupid curfew curse curt curv cusse custod dagg dally danc dander dandr danger dare
    darki darkn darkr darn dart darw dastard deacon deaf dean debt decay decea decei decep decompos dedica deduct
    defac defam defeat defec defen defian defil defraud defus defy degra deity deject delet delir deliver delous
    delug delus demean demot denatur denia dense dental dentist deny deodor depl deport depos deprav depre depriv
    deputy derang desecr desol desp destit destr detent detest detonat detox detract deva devia devious devot devour
    diab diag diaper diaphr dice dict difficult dingbat dinghy dingy diocese dirt disab disag disarm disas disband
    disbel discard dischar discour disdain disf disg disin disjoin dislik dislo dismant dismay dismis disob disor
    disown dispa dispos disput disr diss distas distr ditz divin divor dizz doctri dodgy dork dorm dors dos douch
    dowry drab drain dread dreary drench drib drink drool drown drudg dubious duckt duct duff dull dump dupe duress
    dwarf dweeb dwel dwindl dynami dyslex earach earl eaten ebay eccentr edgy ego eject elder elit elop elud elus
    embas embattl embezz embol emerg emot empath emper empir emptin encroach endang endoc endors enfor engag engor
    engross engul enig enrag enslav ensnar entangl entic entit entomb entrap envious enzym epidem epider epidur
    epilep erad errat erupt escap eskim esoph estr eterna ethanol ethi evac evad evas evic evid evil excess excret
    exert exfol exha exhum exil exodus exon exor expel expir exple explic explod expos expul extinct extor extra
    facel facial faction fall fals famil famin fanat fang fasci fed feebl feed feel femin femur fend fermen feroc
    fester fet fever fib fidg figur filth finan fiscal flacc flail flap flashb flask flatter fled flesh flick flinch
    flirt flog flop foll fondl fool footsi foster found fract fragil frail franti frat frayed frays freckl freeb
    freeload freemas freez french frenz freq fret frict friend frigh frigid frisk fron frow frust gaff gain gallow
    gallst gamb gamm gander gang gargl gauntl gave gawk geek geiger gender gene gentile geri germic gest gidd gigol
    gimm girdl gizz gladiat glam gland glauc gloat gloom glorif glov glut goat goe goliath gonad gone goof googl
    goon gore gorg gory goss goth gout grab graff granddad grandkid grandma grandpa grandson grasp grave greas greed
    grie grima grimi grimy grin grit groggy groin grop growl grub grudg grue gruff grumb grump grung grunt guile
    gullib gumm gush gut guzz gyr hack hag halo handcuf handgun hang haphaz happi hardcor hardh hardship harmf harml
    harsh hash hass haste hatchet hate hatr haunt hazard haze headach heave heavin hefti hefty helpl hemlo henc
    herald herbic hero hers hesit hexagr hulk huma humid humil humpb hunch hung hunk hunt hurl hurt husb husk hybrid
    hydro hypno hypoc ibuprof icky ident idio ignor illusion image imbec immat immer immin immob immodest immor
    immun impair impal impart impeach imped impend imperf imperi impish impl impoli impos impot imprec impris improp
    impruden impuls impur iod ipad iphone irat irregul irrit islam isol issu jackk jail jaund jaw jeer jersey jitter
    jockst john jolt joyless judg judic jugul junk juri juror jury juven kilt kinfol kinship kinsm kinsw kiss knee
    knick kosh krypt labor lair lank lar lash lass latri launder lax laz letha liab lick ligament limp lint liqueur
    lisp litig litter liver livid lizard lubric luci luckles ludic lug lumpi lunac lung lurch lurid lurk lustf lusti
    mach magg maim malf malt mama mamm mandat mange mangl manh manic manila mank manl manm manpow maraud mardi marit
    marr marx mascul mash mass mate mating matri mauve mayday moan mobst mock mole moneyl mong monkh monog monoton
    monst mooch mood mooned moral morb morph morse mort mourn muck mull multip mumb mummi mummy mumps munch murk
    murmur musc musk muster muta mute mutil mutin mutt myspace myst myth nail name nanny nape nappy nast nation
    nativ naturist nebuliz negat neglec neglig nem nerd nerv neur nib nicot niece nintendo nucl null numb nupt nurse
    nutc nutlike nuttin nutty obed obit object oblig obliv obno obscur obses obsol obstac obstin obstru obtrus obtus
    occult ogle oink ointm omega omin omiss onslaught ooz opac operate operati opium oppon oppos oppress opulen
    outbreak outburst outc outr outsm ovar overdr overdu overeat overexert overfed overfeed overkill overpow
    overreac overslee overthrow overw oxfor oxy pacemak pagan palp paltr pampers panama pancre pandemic pang panhand
    panic pants panty paparaz paral paramed paras pardon parish parole parting passc passer passion passive passw
    pastor pater patien patriar patriot patrol pauper pecul peddl pedi pelt pelv penal penknif penniles pentag
    perish perj perky perpet perplex persec persever persu peso pess pest petite petti phan phob phonin phony pledg
    plethor plop plung plural pluton poach pointl poison poke polic polio polit polyg pope popul porous portly posh
    possum postnas poun pout prank pray preach predat predic pregn premis prenat prescrib presid presum prete
    prevail pride prison prissy priv probat procreat profan profes prognos prone propos protoz protract provo prowl
    proxy prozac prud prune psych public pulmon pulsat pulver pum punch puncture pungent punish punk pureb purg
    puris purit purse put pyro quake qualm quarr quench query quit quiver rabid racis radiat rage ragged raid ranc
    rand ransac rant rash rasp ravag ravin ravish react reass rebel rebirth rebuf reburial rebut recess recipien
    reckl recluse recoil recov rectal reent reflux reform refus regr rehab rejoic relap relation relativ releas
    relic reliev relig reloc reluc remar remiss remor renegad renou rentab repent repossess repres repri reproa
    reprod reptil repug repul resen residu resign resist resolv resurr retain retal retina retort retract retri
    reven revere revok revolt revolv rickety rift rigor riot ripp risk ritalin rival robb rogue roman romp rot
    roulett rubb rubdown ruck rud ruin runa rundown runny runt rupt ruse rush sabb sabot sacr sadd sadly sadn safe
    sagg saint saloon salv sanct saniti santa sappin sarc sash sasquat sass satiab satir satis saucin saucy sauna
    savage savi scab scald scalp scam scand scant scape scare scari scarr scav schnapp scho scof scold scorch scorn
    scot scoundr scour scowl scrat scrawn scroung scruff scrunch scrut scuba scuf scurv scuttl seclud secre sect
    secur sedat seduc seg seiz semin semis senorit sensu septic septum serm serpent serrat sess sever shabb shack
    shaki shaky shall sham shank shape shelter sherry shiv shock shopl shout showgirl shrapn shred shrewd shriek
    shrill shrin shriv shroud shrug shrunk shudd shun shush siames siberia sibl silen simpl sinis sinle sinn sir
    sist skel skep sket skew skimp skin skir skit slack slain slam slander slang slap slash slick slim slin slit
    sliver slob slog sloppi sloppy slouch sludge slug slum slur slush smash smitt smoc smog smok smolder smother
    smudg smug snag snar snea sneer sneez snid snif snit snoo snore snort snout snub snuf spear specim spent spew
    spinal spindl spinst spirit splat spleen splen splint splotch spoil spok spoof spook spore spott spous sprai
    sprang sprawl spray spree spring sprung spry sput spy squab squad squal squand squat squeal squeam squeeze
    squish stab stagn stain stal stam stank starch stark starv stash statut stench steri sterl stern stew stif stilt
    stimul sting stink stoic stomp stooge stoop stout stow strad straggl strang stray streak stren strep stress
    stric strif strik striv strugg strung strut stub stuck stumbl stump stun stup sua subdu submerg subst suffer
    suffoc suffrage suing sulf sulk sullen sulph sultry superior supermom superv suprem surg surren surviv susp swag
    swam swarm swear swell swept swip swoo swor swung sympath syndrom tabloid tackl tacky tactl tainted talism
    tamper tant taps tarant target tarnish tarot tartly tartn tatter tatto taun tavern thee theft theo thes thiev
    thigh thinl thinn thirst thong thrash threat thrive throat throb throttle thud thump thwart tightwad tilt tipp
    tissue trag trait trance tranq trapp traps trash travest treach treason tremor trench trend tres triage tribe
    tribunal troll troub trum trustl truth tumble tummy turban turbul turk turmoil tweak twer twit tyke udder umbil
    unab unad unaf unai unal unar unas unau unaw unba unbe unbi unbl unbo unbr unbu unca unce unch unci uncl unco
    uncr uncu unda unde undi undo undr undu une unf ungl ungo ungr ungu unha unhe unhi unho unim uninj unins uninv
    unis unju unk unl unm unn uno unp unqu unra unre unri unro unru unsa unsc unse unsh unsi unsk unsl unsm unsn
    unso unsp unst unsu unsw unt unu unv unw unz upch upheav upright uprising uproar uproot upstart uptight uptown
    uranium uret urge urol vacan vag valium vanity vanq varm vasc vaseli veal vendetta veng venom vent verbal verdic
    vertig vet vex viab vice vict vigor villain vind violat viper viral virtu virus visc vitamin vixen void volat
    wack wage wann wasp wast whack wham whin wick widow wield wife wilder wilt wimp wince wolf woman womb worr wors
    wound wrangl wrath wreck wrinkl wrist wrong wrought xerox yahoo yank yell yelp yid zealous zomb
    """.split()  # noqa: SIM905  a page of words reads best as a page
)


@cache
def words() -> tuple[str, ...]:
    """The words, in alphabetical order."""
    harmless = sorted((word for word in published() if is_kind(word)), key=lambda word: (len(word), word))
    return tuple(sorted(apart(harmless)[:COUNT]))


def published() -> list[str]:
    """Every word of the published list that is neither short nor long."""
    found = find_spec("xkcdpass")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("The list of words is not installed: run 'python3 dev.py setup'.")
    text = (Path(found.submodule_search_locations[0]) / "static" / "eff-long").read_text(encoding="ascii")
    return [word for word in text.split() if SHORTEST <= len(word) <= LONGEST and word.isalpha()]


def is_kind(word: str) -> bool:
    """Whether the word begins with nothing that could hurt."""
    return not any(word[:length] in UNKIND for length in range(2, len(word) + 1))


def apart(ordered: Iterable[str]) -> list[str]:
    """The words in their order, without those that one slip of the pen makes from a word before them."""
    taken: set[str] = set()
    kept: list[str] = []
    for word in ordered:
        changed = {f"={word[:i]}*{word[i + 1 :]}" for i in range(len(word))}
        shorter = {word[:i] + word[i + 1 :] for i in range(len(word))}
        if not taken.isdisjoint(changed | {f"-{one}" for one in shorter} | {f"+{word}"}):
            continue
        taken |= changed | {f"-{word}"} | {f"+{one}" for one in shorter}
        kept.append(word)
    return kept
