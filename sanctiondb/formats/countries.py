"""The members of the General Assembly as Voeten's data names them: by today's two letters, back in time."""

SEATS = dict(pair.split(":") for pair in """
AD:AND AE:ARE AF:AFG AG:ATG AL:ALB AM:ARM AO:AGO AR:ARG AT:AUT AU:AUS AZ:AZE BA:BIH BB:BRB BD:BGD BE:BEL BF:BFA BG:BGR
BH:BHR BI:BDI BJ:BEN BN:BRN BO:BOL BR:BRA BS:BHS BT:BTN BW:BWA BY:BLR BZ:BLZ CA:CAN CD:COD CF:CAF CG:COG CH:CHE CI:CIV
CL:CHL CM:CMR CN:CHN CO:COL CR:CRI CS:CSK CU:CUB CV:CPV CY:CYP CZ:CZE DD:DDR DE:DEU DJ:DJI DK:DNK DM:DMA DO:DOM DZ:DZA
EC:ECU EE:EST EG:EGY ER:ERI ES:ESP ET:ETH FI:FIN FJ:FJI FM:FSM FR:FRA GA:GAB GB:GBR GD:GRD GE:GEO GH:GHA GM:GMB GN:GIN
GQ:GNQ GR:GRC GT:GTM GW:GNB GY:GUY HN:HND HR:HRV HT:HTI HU:HUN ID:IDN IE:IRL IL:ISR IN:IND IQ:IRQ IR:IRN IS:ISL IT:ITA
JM:JAM JO:JOR JP:JPN KE:KEN KG:KGZ KH:KHM KI:KIR KM:COM KN:KNA KP:PRK KR:KOR KW:KWT KZ:KAZ LA:LAO LB:LBN LC:LCA LI:LIE
LK:LKA LR:LBR LS:LSO LT:LTU LU:LUX LV:LVA LY:LBY MA:MAR MC:MCO MD:MDA ME:MNE MG:MDG MH:MHL MK:MKD ML:MLI MM:MMR MN:MNG
MR:MRT MT:MLT MU:MUS MV:MDV MW:MWI MX:MEX MY:MYS MZ:MOZ NA:NAM NE:NER NG:NGA NI:NIC NL:NLD NO:NOR NP:NPL NR:NRU NZ:NZL
OM:OMN PA:PAN PE:PER PG:PNG PH:PHL PK:PAK PL:POL PT:PRT PW:PLW PY:PRY QA:QAT RO:ROU RS:SRB RU:RUS RW:RWA SA:SAU SB:SLB
SC:SYC SD:SDN SE:SWE SG:SGP SI:SVN SK:SVK SL:SLE SM:SMR SN:SEN SO:SOM SR:SUR SS:SSD ST:STP SV:SLV SY:SYR SZ:SWZ TD:TCD
TG:TGO TH:THA TJ:TJK TL:TLS TM:TKM TN:TUN TO:TON TR:TUR TT:TTO TV:TUV TW:CHN TZ:TZA UA:UKR UG:UGA US:USA UY:URY UZ:UZB
VC:VCT VE:VEN VN:VNM VU:VUT WS:WSM YD:YMD YE:YEM YU:SRB ZA:ZAF ZM:ZMB ZW:ZWE
""".split())
"""The seat of each code, by the code that the record gives it today. Taiwan (TW) had China's until October 1971."""

NAMED = {"Yemen Arab Republic": "YEM", "Zanzibar": "EAZ", "Federal Republic of Germany": "DEU"}
"""The seats of those whose code the file leaves blank."""

BEFORE = {
    "RUS": (("1991-12-24", "SUN"),),
    "MMR": (("1989-06-18", "BUR"),),
    "DEU": (("1990-10-03", "GER"),),
    "SRB": (("2003-02-04", "YUG"), ("2006-06-03", "SCG")),
}
"""The codes that seats had in the record before a day, the earliest first."""


def seat(code: str, name: str) -> str | None:
    """The code that a country's seat has today: 'NAM' for NA, Namibia; None for one that nobody knows."""
    return SEATS.get(code) if code else NAMED.get(name)


def code_on(seat: str, date: str) -> str:
    """The code of a seat on an ISO date: 'SUN' for RUS in 1980."""
    return next((code for until, code in BEFORE.get(seat, ()) if date < until), seat)
