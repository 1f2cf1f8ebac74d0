"""More sentences as papers write them, in the form of `samples.py`: factors, parts and totals told in words."""

FACTORS: list[tuple[str, list[str]]] = [
    ("Three times as many referrals were made this year: 90, up from 30.", ["pct_change agrees 200"]),
    ("Four times as many referrals were made this year: 90, up from 30.", ["pct_change disagrees 300"]),
    ("There were three times as many referrals (90) as last year (40).", ["pct_change disagrees 200"]),
    ("There were 26 arrests, double the number in 2012/13 (13).", ["pct_change agrees 100"]),
    ("There were 39 arrests, double the number in 2012/13 (13).", ["pct_change disagrees 100"]),
    ("The rate was 18.0 per 1,000, twice the national average of 12.0.", ["pct_change disagrees 100"]),
    ("The rate was 18.0 per 1,000, 1.5 times the national average of 12.0.", ["pct_change agrees 50"]),
    ("Referrals doubled from 14 to 29.", ["pct_change agrees 100"]),
    ("Referrals doubled from 14 to 35.", ["pct_change disagrees 100"]),
    ("Referrals more than doubled from 14 to 35.", ["pct_change agrees 100"]),
    ("Referrals nearly doubled from 45 to 85 over three years.", ["pct_change agrees 100"]),
    ("The number of calls has more than halved, from 240 to 118.", ["pct_change agrees -50"]),
    ("The number of calls has more than halved, from 240 to 130.", ["pct_change disagrees -50"]),
]

EARLIER_YEARS: list[tuple[str, list[str]]] = [
    ("Hate crime was 35% higher than the previous year (27 against 20).", ["pct_change agrees 35"]),
    ("Hate crime was 25% higher than the previous year (27 against 20).", ["pct_change disagrees 25"]),
    ("Reports stood at 88 (previous year 110), down 20%.", ["pct_change agrees -20"]),
    ("Reports stood at 88 (previous year 110), down 25%.", ["pct_change disagrees -25"]),
    ("Burglary: 412 (2021/22: 498), -17.3%.", ["pct_change agrees -17.3"]),
    ("Burglary: 412 (2021/22: 498), -21%.", ["pct_change disagrees -21"]),
    (
        "ASB calls totalled 4,210 in 2022/23. This compares with 4,790 in 2021/22, a 15.1% decrease.",
        ["pct_change disagrees -15.1"],
    ),
]

PARTS: list[tuple[str, list[str]]] = [
    ("A third of the 240 cases (60) were closed.", ["share disagrees 33.33"]),
    ("One in four of the 240 cases (60) were closed.", ["share agrees 25"]),
    ("Two thirds of the 90 cases (60) came from one ward.", ["share agrees 66.67"]),
    ("60 of the 240 cases, or a third, were closed.", ["share disagrees 33.33"]),
    ("Nearly half of the 240 respondents (118) felt unsafe.", ["share agrees 50"]),
    ("Over half of the 240 respondents (118) felt unsafe.", ["share disagrees 50"]),
    ("Respondents: 45% male, 50% female and 9% preferred not to say.", ["sum disagrees 100"]),
    ("Of those who answered, 62% agreed, 21% disagreed and 17% did not know.", ["sum agrees 100"]),
    ("Sex of victims: 45.4% male; 54.7% female.", ["sum agrees 100"]),
    ("62% came from the council, 21% from health and the remaining 27% from charities.", ["sum disagrees 100"]),
    ("Victims were:\n• 45% male\n• 50% female\n• 9% not known", ["sum disagrees 100"]),
]

TOTALS: list[tuple[str, list[str]]] = [
    (
        "There were 45 robberies, 60 burglaries and 50 thefts. In total 165 offences were recorded.",
        ["sum disagrees 165"],
    ),
    ("There were 45 robberies, 60 burglaries and 50 thefts. In total 155 offences were recorded.", ["sum agrees 155"]),
    ("There were 45 robberies, 60 burglaries and 50 thefts; in total 165.", ["sum disagrees 165"]),
    (
        "We ran 45 sessions in schools, 60 in youth clubs and 50 in the community. In total, 165 sessions were run.",
        ["sum disagrees 165"],
    ),
    (
        "The fund awarded:\n\n• 45 grants to schools;\n• 60 grants to clubs;\n• 50 grants to residents.\n\n"
        "In total, 165 grants were made.",
        ["sum disagrees 165"],
    ),
    (
        "The grants were £20,000 for youth work, £15,000 for CCTV and £10,000 for lights. "
        "This makes a total of £55,000.",
        ["sum disagrees 55000"],
    ),
    (
        "There were 3,450 crimes in the borough. With a population of 86,250 this is 45.0 crimes per 1,000 people.",
        ["implied_population disagrees 86250"],
    ),
    (
        "There were 3,450 crimes in the borough. With a population of 86,250 this is 40.0 crimes per 1,000 people.",
        ["implied_population agrees 86250"],
    ),
]

IN_BRACKETS: list[tuple[str, list[str]]] = [
    ("Confidence: 71.5% (+2.3 percentage points on the previous year's 69.2%).", ["pp_change agrees 2.3"]),
    ("Confidence: 71.5% (+3.2 percentage points on the previous year's 69.2%).", ["pp_change disagrees 3.2"]),
    ("ASB calls increased by 2,310 to 48,110 (5.0%).", ["pct_change agrees 5"]),
    ("ASB calls increased by 2,310 to 48,110 (6.0%).", ["pct_change disagrees 6"]),
    (
        "There were 3,456 incidents, which is 432 (12.5%) fewer than the 3,888 in the preceding 12 months.",
        ["difference agrees -432", "pct_change disagrees -12.5"],
    ),
    (
        "65% (95% CI 62%-68%) felt safe compared with 60% in the previous survey, a statistically significant increase "
        "of 8 percentage points.",
        ["pp_change disagrees 8"],
    ),
    (
        "96 of 112 actions (86%) were completed, 10 (9%) are in progress and 6 (8%) have not started.",
        ["share agrees 86", "share agrees 9", "share disagrees 8"],
    ),
    (
        "Knife crime fell by 8% and gun crime by 14%, from 210 to 193 and from 25 to 22 respectively.",
        ["pct_change agrees -8", "pct_change disagrees -14"],
    ),
    ("The team spent £86,400 of its £96,000 grant, leaving £9,600.", ["difference agrees 9600"]),
    (
        "The team spent £86,400 of its £96,000 grant (90%), leaving £10,600.",
        ["share agrees 90", "difference disagrees 10600"],
    ),
]

WHOLES: list[tuple[str, list[str]]] = [
    ("Violence makes up 34% of all crime, theft 41%, damage 11% and other offences 14%.", ["sum agrees 100"]),
    ("Violence makes up 34% of all crime, theft 41%, damage 11% and other offences 24%.", ["sum disagrees 100"]),
    (
        "Priority 1: 45% (£90,000); Priority 2: 35% (£70,000); Priority 3: 20% (£40,000). Total £210,000.",
        ["sum disagrees 210000"],
    ),
]

SEVERAL: list[tuple[str, list[str]]] = [
    (
        "4,210 calls came in, a 12.1% reduction on the 4,790 in 2021/22 and a 25.5% reduction on the 5,296 in 2020/21.",
        ["pct_change agrees -12.1", "pct_change disagrees -25.5"],
    ),
    ("Hate crime: 2020/21 – 61, 2021/22 – 118 (+63%).", ["pct_change disagrees 63"]),
    (
        "Hate crime rose from 61 to 118 (93.4% increase, 47 more).",
        ["pct_change agrees 93.4", "difference disagrees 47"],
    ),
    (
        "Violence increased by 9.1% (+ 221 offences) to 2,416, from 2,215.",
        ["difference disagrees 221", "pct_change agrees 9.1"],
    ),
    ("Crime per 1,000: 78.2 (2021/22: 81.2; change: -7.3%).", ["pct_change disagrees -7.3"]),
    (
        "ASB has reduced by 1,200 incidents (20%) over the past two years, from 5,230 to 4,210.",
        ["difference disagrees -1200", "pct_change agrees -20"],
    ),
    ("Of 340 victims contacted, 204 replied, a response rate of 65%.", ["share disagrees 65"]),
    (
        "Spending was £1,245,600 against a budget of £1,310,000, an underspend of £74,400 (4.9%).",
        ["difference disagrees -74400", "pct_change agrees -4.9"],
    ),
    (
        "Crime fell by 1,204 offences or 14 per cent, from 10,034 to 8,830.",
        ["difference agrees -1204", "pct_change disagrees -14"],
    ),
    ("Calls fell by 200 to 1,800 – a 15% reduction.", ["pct_change disagrees -15"]),
    ("67 of the 84 actions were complete, up from 42 in June, a rise of 60%.", ["pct_change agrees 60"]),
    ("67 of the 84 actions were complete, up from 42 in June, a rise of 100%.", ["pct_change disagrees 100"]),
    ("Only 3 of the 12 recommendations (25%) remain open, down from 7 (58%) in June.", ["share agrees 25"]),
]

PLACES: list[tuple[str, list[str]]] = [
    (
        "It is 4th of 15 in its most similar group, up from 7th, an improvement of three places.",
        ["rank_change agrees 3"],
    ),
    (
        "It is 4th of 15 in its most similar group, up from 7th, an improvement of four places.",
        ["rank_change disagrees 4"],
    ),
    ("It has dropped from 4th to 7th of 15, down three places.", ["rank_change agrees -3"]),
    ("We rank 2nd in the county and 11th of 43 nationally, just outside the top quartile.", []),
    ("Confidence in Abbey is 22 points lower than in Castle (61% compared with 73%).", ["pp_change disagrees -22"]),
]

TYPESET: list[tuple[str, list[str]]] = [
    ("Admissions dropped from 1,035 to\n980 in 2022–23, a reduc-\ntion of 6.3%.", ["pct_change disagrees -6.3"]),
    ("The year-\non-year change was from 100 to 110, a 10% increase.", ["pct_change agrees 10"]),
    ("A reduc\u00adtion of 5.3% (from 1,0\u200b35 to 980).", ["pct_change agrees -5.3"]),
    ("Robbery went from 54 to 36 (\u00ad33%).", ["pct_change agrees -33"]),
]

NOTHING_TO_SAY: list[str] = [
    "Detections rose to 32.8%, up from 27.7% and the number of arrests rose to 8.4% or 24,038.",
    "Reoffending is now 13%, against a target of 21%. An overall decrease of 5.8% was seen across all crimes.",
    "There were 1,200 crimes in May, a rise of 400 (5%) in the year to date.",
    "Violence makes up 34% of all crime, theft from shops 41% and other theft 20%.",
    "Burglary has fallen from 580 to 498 to 412 over three years, an overall fall of 29%.",
    "Burglary fell by almost a fifth (17%), from 498 to 412.",
    "One in four of the 240 referrals (12 a week) came from schools.",
    "Crime was 4% of the total (33,260). That is 5.2% down on the 12 months before (1,391).",
    "All but 3 of 79 young people (96%) were housed.",
    "3,120 visits were made to people over 65, down from 3,200 (2.5%).",
    "ASB stood at 88 (previous year 110), 12% below target.",
    "The team set up 12 groups, from 20 bids to 8 grants, and closed down 5 shops.",
    "Drug offences went from 20 to 40 and make up 12% of all crime.",
    "ASB stood at 88 (previous year 110), down 5% on 2019/20.",
    "Burglary fell to 412 (498 in 2021/22), 8% below the county average.",
    "The confidence interval is 62% to 68%, with 65% feeling safe, up from 60%.",
    "Violence with injury (−4.2%), burglary (−12.0%) and robbery (+3.1%) all moved.",
    "The partnership spent £86,400 of its grant, leaving £10,600.",
    "45% of men and 60% of women felt unsafe.",
    "85% felt safe in the day and 55% after dark.",
    "We achieved the target for 30% of men, 40% of women and 50% of children.",
    "Confidence was 60%, satisfaction 75% and the remaining measures stood at 12%.",
    "85% felt safe and 62% were satisfied.",
    "Twice as many burglaries took place in Abbey ward (42) as in Mill ward (40).",
    "Three times higher than last year, at 120 (last year 30).",
    "The service saw 45 adults, 60 children and 50 older people. In total 480 home visits were made.",
    "We held 12 events, 8 workshops and 15 drop-ins. In total 38 volunteers helped.",
    "Officers made 12 arrests, issued 8 warnings and searched 15 premises. Overall 34 offences were detected.",
    "There were 45 robberies and 60 burglaries. In total 1,250 offences were recorded.",
    "Meetings take place three times a year; 12 people came, up from 8.",
]
