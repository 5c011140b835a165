"""First names: which of them one person may bear, in full and for short.

Nobody is another person because somebody called William is written down as Bill. The groups are the common ones of
England; a name for short that stands in no group is looked at by its letters, in `app.rules.names`.
"""

from __future__ import annotations

_GROUPS = """
abigail abby gail; alan allan allen al; albert bert bertie al; alexander alex alec sandy xander; alexandra alex sandra
sandy; alfred alf alfie fred; alice ali; alison allison ali; amanda mandy; andrew andy drew; ann anne anna annie nan
nancy; anthony antony tony; antonia toni; arthur art; barbara babs barb; benjamin ben benny; bernard bernie; beverley
bev; bridget biddy; caroline carol carrie; carolyn carol; catherine katherine kathryn catharine katharine kate katie
kathy cathy kay kitty kit; cecilia celia cissy; charles charlie chas chuck; charlotte lottie charlie; christine
christina chris chrissie tina; christopher chris kit; clifford cliff; constance connie; cynthia cindy; daniel dan
danny; david dave davy; deborah debra debbie deb; derek derrick del; dominic dom; donald don; dorothy dot dottie
dolly; douglas doug; edward ed eddie ted teddy ned; edwin ed eddie; eileen aileen; eleanor elinor ellie nell nora;
elizabeth elisabeth liz lizzie beth betty bess bessie betsy eliza elsie libby lisa; emily em emmie; ernest ernie;
eugene gene; florence flo florrie; frances fran frankie fanny; francis frank; frederick frederic fred freddie; gabriel
gabe; geoffrey jeffrey geoff jeff; george georgie; gerald gerry jerry; gerard gerry; gertrude gertie trudy; gillian
jillian gill jill; gregory greg; gwendoline gwendolyn gwen; harold harry hal; harriet hattie; helen nell; henry harry
hal hank; herbert bert herb; hilda hildegard; hubert bert hugh; irene rene; isabel isobel isabella isabelle bella
izzy; jacob jake; jacqueline jackie; james jim jimmy jamie; jane janet jean jenny janie; janice jan; jennifer jenny
jen; jeremy jerry; jessica jess jessie; joan jo joanie; joanna joanne jo; john jon jack johnny ian; jonathan jon
jonny; joseph joe joey; josephine jo josie; joshua josh; judith judy; julia julie; katarzyna kasia; kenneth ken kenny;
kimberley kim; lawrence laurence larry laurie; leonard len lenny leo; leslie lesley les; lillian lilian lily; louis
lewis lou; louise lou; lucinda lucy cindy; lynne lynn lin; madeleine maddie; malcolm mal; margaret marguerite maggie
meg peggy peg marge margie madge rita greta; maria marie mary molly polly; marian marion; marjorie margery marge;
martha patty; martin marty; mathilda matilda tilly maud; matthew matt; maureen mo; maurice morris; maximilian max;
megan meg; melanie mel; michael mick mike mickey micky; michelle shelley; mildred millie; mohammed muhammad mohamed
mohammad mo; montague monty; nadine nadia; natalie nat; nathaniel nathan nat; nicholas nicolas nick nicky; nicola
nicky nikki; norman norm; oliver ollie; olivia livvy; oswald oz; pamela pam; patricia pat patsy patty tricia trish;
patrick pat paddy; penelope penny; percival percy; peter pete; philip phillip phil pip; philippa pippa pip; phyllis
phyl; priscilla cilla; rachel rachael ray; raymond ray; rebecca becky; reginald reg reggie; richard rich rick ricky
dick dickie; robert rob robbie bob bobby bert; roderick rod; rodney rod; roger rodge; roland rowland rolly; ronald ron
ronnie; rosalind ros; rosemary rose rosie; rudolph rudy; rupert bert; ruth ruthie; samantha sam; samuel sam sammy;
sarah sara sally sadie; sean shaun shawn; sharon shaz; shirley shirl; sidney sydney sid; simon si; sophia sophie
sofia; stanislaw stan; stanley stan; stella estelle; stephen steven steve; stephanie steph; stuart stewart stu; susan
susanna suzanne sue susie; sylvia silvia sylvie; terence terrence terry; theodore theo ted; theresa teresa terry tess
tessa; thomas tom tommy; timothy tim; tobias toby; valerie val; veronica ronnie; victor vic; victoria vicky tori;
vincent vince; violet vi; virginia ginny; vivian vivien viv; walter wally walt; wilfred wilf; wilhelmina mina; william
will bill billy willy liam; winifred winnie freda; yvonne vonnie; zachary zack
"""

GROUPS = tuple(frozenset(group.split()) for group in _GROUPS.split(";"))
"""Each group: what one person may be called who bears any name of it."""


def one_name(first: str, second: str) -> bool:
    """Whether two first names, in small letters without accents, stand in one group."""
    return any(first in group and second in group for group in GROUPS)
