"""Given names that are short for one another in England.  Common knowledge, not taken from a list of anybody's."""

GROUPS = """
abigail abbie abby gail
adam addie
agnes aggie nessa
aidan aiden
alan al allan allen
albert bert bertie al
alexander alex alec sandy xander sacha sasha lex
alexandra alex alexa lexi lexie sandra sasha sandy
alfred alf alfie fred
alice ali allie ally
alison ali allie ally
amanda mandy
amelia millie milly mia amy
amy aimee
andrew andy drew andre
angela angie ange
ann anne anna annie
anthony antony tony ant
antonia toni tonia
archibald archie
arthur art artie
barbara barb babs
beatrice bea bee trixie
benedict ben
benjamin ben benji benny
bernard bernie
bethany beth bethan
brian bryan
bridget biddy
caitlin kaitlyn katelyn cait
callum calum cal
cameron cam
caroline carol carrie
casper kasper
catherine katherine kathryn cathy kathy cath kath kate katie katy kit kitty kat
cecilia cissy celia
charles charlie chas chuck chaz
charlotte charlie lottie lotty char
chloe clo
christina chris tina chrissie
christine chris chrissie tina
christopher chris kit topher
claire clare clara
clifford cliff
connor conor con
constance connie
cynthia cindy
daisy margaret
daniel dan danny
danielle dani danny
david dave davy davey dai
dean deano
deborah deb debs debbie debra
declan dec
dennis den denny
diana di diane
dominic dom nic
donald don donnie
dorothy dot dottie dolly
douglas doug dougie
edith edie
edmund ed eddie ned ted
edward ed eddie ned ted teddy
eileen aileen
eleanor ellie nell nora ella elinor lenny
elizabeth liz lizzie lizzy beth betty bess eliza lisa libby elsie betsy elisabeth
ella ellie
ellen nell nellie ellie helen
emily em emmy millie milly emilie
emma em emmie
erin eryn
esme esmee
ethan eathan
eugene gene
evelyn eve evie
eva eve evie
faye fay
felicity fliss flick
finley finn fin finlay
florence flo flora flossie
frances fran fanny frankie
francis frank frankie
frederick fred freddie freddy
gabriel gabe
gabriella gabby gabi ella
gareth gaz gary
gemma jemma
geoffrey jeffrey geoff jeff
george georgie
georgina georgia georgie gina
gerald gerry jerry
gillian jill gill
grace gracie
graham graeme
gregory greg
gwendolen gwen
hannah hanna
harold harry hal
harriet hattie harry
harrison harry
harry henry hal
heather hev
helen nell nellie
henrietta etta hetty
henry harry hal hank
holly hollie
hugh hughie
imogen immy imo
isaac zac ike
isabella isabelle isabel isobel izzy bella belle issy
isla ila
jack jackie
jacob jake
jacqueline jackie jacqui
james jim jimmy jamie jem
jane janie
janet jan
jasmine jaz jazz jas
jayden jaden
jeremy jem jerry
jemima jem mima
jennifer jen jenny jenni jennie
jessica jess jessie
joan joanie
joanna jo joanne
jodie jody
john jack jon johnny
jonathan jon jonny johnathan
jordan jordy
joseph joe joey jo
josephine jo josie
joshua josh
joyce joy
judith judy jude
julia julie jules
julian jules
justin just
karen kaz
kayleigh kayley kay
keira kiera kira
kenneth ken kenny
kevin kev
kimberley kim
kieran ciaran
kirsty kirstie kirsten
kyle ky
laura lauren laurie
lawrence laurence larry laurie
leah lea
leila layla leyla
leonard len leo lenny
leslie les
lewis louis lou louie
lillian lily lilly lil
lindsay lindsey
louise lou
lucas luke luca
lucy lucie
lydia lyddie
lynn lynne lynda linda
madeleine maddie maddy madeline
malcolm mal
margaret maggie meg peg peggy marge megan greta rita
maria marie mary mia
marian marion
martha marty
martin marty
mary molly polly may
matilda tilly tilda mattie
matthew matt mattie
maureen mo
maurice morris
maximilian max
megan meg
melanie mel
melissa mel lissa
michael mick mike mickey micky mikey mitch
michelle shell mich
mildred millie milly
miriam mim
mohammed muhammad mohammad mohamed muhammed mo mohamad
molly mollie
nancy nan
natalie nat natalia
natasha tash tasha
nathan nat nate
nathaniel nat nate nathan
neil neal
niamh neve
nicholas nick nicky nico nicolas
nicola nicky nikki nic
nigel nige
oliver ollie olly
olivia liv livvy ollie
oscar ozzy
pamela pam
patricia pat patsy trish tricia patty
patrick pat paddy rick
paul pauly
paula polly
penelope penny
peter pete
philip phillip phil pip
philippa pippa pip
phoebe phebe
rachel rach rachael
raymond ray
rebecca becky becca bex
reginald reg reggie
rhys reece reese
richard rick ricky dick rich richie
robert rob bob bobby robbie bert
roberta bobby
robin rob
ronald ron ronnie
rosalind ros roz
rose rosie
rosemary rose rosie
roger rodge
rowan rohan
ruby rubie
russell russ
ryan rian
sabrina bri
samantha sam sammy
samuel sam sammy
sandra sandy
sarah sara sally sal
scarlett scarlet
sean shaun shawn shane
sebastian seb
shannon shan
sidney sydney sid syd
simon si
simone simmy
sophia sophie sofia
stanley stan
stella estelle
stephanie steph
stephen steven steve stevie
stuart stewart stu
summer sum
susan sue susie suzie susanna
tabitha tabby
tamsin tammy thomasina
terence terry
teresa theresa terry tess tessa
theodore theo ted teddy
thomas tom tommy
timothy tim timmy
toby tobias
tracey tracy trace
tyler ty
valerie val
veronica ronnie
victor vic
victoria vicky vicki tori
vincent vince vin
violet vi
virginia ginny
vivian viv vivien
walter wally walt
wilfred wilf
william will bill billy willy liam
winifred winnie
yasmin yaz jasmine
yusuf yousef youssef joseph
zachary zac zack zak
zoe zoey zowie
"""


def groups_of_names() -> dict[str, frozenset[int]]:
    """Of each given name, the groups that it belongs to."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(line for line in GROUPS.splitlines() if line):
        for name in line.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


GROUPS_OF = groups_of_names()


def groups_of(given: str) -> list[str]:
    """What stands for a given name in a key: the full names of its groups, or itself where it has none."""
    return sorted(FULL_NAMES[number] for number in GROUPS_OF.get(given, frozenset())) or [given]


FULL_NAMES = [line.split()[0] for line in GROUPS.splitlines() if line]
