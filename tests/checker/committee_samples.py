"""Sentences and tables in the manner of committee papers: each with what is right in its place, and with what is not.

A row is the text with `{}`, what stands there rightly, what wrongly, and the kind of the finding that tells it.
"""

Row = tuple[str, str, str, str]

CHANGES: list[Row] = [
    ("Domestic burglary rose by {} (from 250 to 280).", "12%", "21%", "pct_change"),
    ("Robbery rose by {} (from 250 to 280 offences) over the reporting period.", "12%", "18%", "pct_change"),
    ("There was a fall of {} in arson, from 120 to 80.", "a third", "a half", "pct_change"),
    ("Arson has fallen by {} since 2019, from 240 incidents to 81.", "two thirds", "a third", "pct_change"),
    ("Youth reoffending halved from {} to 31.", "62", "44", "pct_change"),
    ("The number of open cases halved, from 88 in April to {} in March.", "43", "64", "pct_change"),
    (
        "The proportion of victims satisfied rose from 71.4% to 74.9%, {}.",
        "3.5 percentage points",
        "5.3 percentage points",
        "pp_change",
    ),
    ("Satisfaction fell 4 percentage points from {} to 78%.", "82%", "84%", "pp_change"),
    ("Detection rates improved by {} percentage points, to 18.2% from 15.1%.", "3.1", "1.3", "pp_change"),
    (
        "Worry about crime went from 1 in 5 residents to 1 in 4, {}.",
        "up 5 percentage points",
        "up 15 percentage points",
        "pp_change",
    ),
    ("Hate crime was {} higher than the previous year (27 against 20).", "35%", "45%", "pct_change"),
    ("Hate crime stood at 88 (previous year 110), down {}.", "20%", "25%", "pct_change"),
    ("Hate crime stood at 88 (previous year: 110) – down {}.", "20%", "25%", "pct_change"),
    ("Three times as many referrals were received: 90, up from {}.", "30", "45", "pct_change"),
    ("Referrals have trebled, from 30 to {}.", "92", "60", "pct_change"),
    (
        "The rate of violence rose from 24.1 to 26.5 per 1,000 population, an increase of {}.",
        "10%",
        "15%",
        "pct_change",
    ),
    (
        "The rate is 62.4 crimes per 1,000 residents, {} lower than the force average of 78.0.",
        "20%",
        "30%",
        "pct_change",
    ),
    ("Recorded crime is at 8,112, {} below the 2022/23 figure of 9,013.", "10%", "12%", "pct_change"),
    ("Anti-social behaviour calls decreased from 4 512 to 3 970, a decrease of {}.", "12%", "21%", "pct_change"),
    ("Spend on CCTV rose from £1.20 million to £1.38 million, {} more.", "15%", "25%", "pct_change"),
    ("The grant was reduced by {}, from £480,000 to £444,000.", "£36,000", "£46,000", "difference"),
    ("The grant fell from £480,000 to £444,000, a cut of {}.", "7.5%", "9.5%", "pct_change"),
    (
        "Year to date there have been 312 vehicle crimes compared with 390 for the same period last year ({}).",
        "-20%",
        "-25%",
        "pct_change",
    ),
    ("YTD: 312 (LYTD: 390), a reduction of {}.", "20%", "24%", "pct_change"),
    ("Knife crime: 45 offences this year vs 60 last year, a {} decrease.", "25%", "33%", "pct_change"),
    ("Shoplifting increased over the year by 214 offences to 1,284, up {}.", "20%", "17%", "pct_change"),
    ("In Q3 there were 96 incidents, {} fewer than the 120 in Q2.", "20%", "25%", "pct_change"),
    ("There were 96 incidents in Q3 2023/24, {} fewer than in Q2 (120).", "24", "34", "difference"),
    ("Bicycle theft was down from 205 to 164 ({}).", "-20%", "-25%", "pct_change"),
    ("Bicycle theft (164 offences) was {} lower than in the previous year (205 offences).", "20%", "25%", "pct_change"),
    ("Cuckooing reports more than doubled, from 12 to {}.", "25", "19", "pct_change"),
    ("Calls to the helpline almost tripled from 110 to {}.", "318", "205", "pct_change"),
    ("Deliberate fires reduced by over {}, from 500 to 290.", "40%", "45%", "pct_change"),
    ("Deliberate fires reduced by just under {} (500 to 306).", "40%", "30%", "pct_change"),
    ("First-time entrants numbered 57, against 76 twelve months earlier: a {} drop.", "25%", "33%", "pct_change"),
    ("The caseload grew by {} between 2021/22 (140) and 2022/23 (175).", "25%", "20%", "pct_change"),
    ("Between 2021/22 and 2022/23 the caseload grew from 140 to 175, i.e. by {}.", "25%", "20%", "pct_change"),
    ("MARAC heard 412 cases in 2023/24, an increase of {} on the 384 heard in 2022/23.", "7.3%", "9.3%", "pct_change"),
    ("MARAC heard 412 cases in 2023/24 (384 in 2022/23), an increase of {}.", "28", "38", "difference"),
    (
        "An average of 52 calls a month was taken, compared with 65 a month in 2021, a reduction of {}.",
        "20%",
        "25%",
        "pct_change",
    ),
    ("The average response time improved from 12.5 minutes to 10.0 minutes, {} quicker.", "20%", "30%", "pct_change"),
    (
        "Repeat victimisation stands at 24%, {} percentage points below the national average of 31%.",
        "7",
        "9",
        "pp_change",
    ),
    (
        "Repeat victimisation stands at 24%, against a target of 28%: {} percentage points better than target.",
        "4",
        "6",
        "pp_change",
    ),
    ("Burglary1 fell from 400 to 360, a reduction of {}.", "10%", "15%", "pct_change"),
    ("Burglary fell from 400 to 360,2 a reduction of {}.", "10%", "15%", "pct_change"),
    ("The number of noise complaints de-\ncreased from 400 to 360, a reduc-\ntion of {}.", "10%", "15%", "pct_change"),
    ("Offences dropped by a tenth, from 400 to {}.", "361", "300", "pct_change"),
    (
        "Compared with 2019/20, when there were 400 burglaries, there were 360 in 2022/23, a fall of {}.",
        "10%",
        "15%",
        "pct_change",
    ),
    (
        "A total of 360 burglaries were recorded, which represents a {} reduction from 400 in the year before.",
        "10%",
        "15%",
        "pct_change",
    ),
    ("A {} reduction in burglary was achieved (400 to 360).", "10%", "15%", "pct_change"),
    ("Burglary has reduced {} year on year from 400 to 360.", "10%", "15%", "pct_change"),
    ("Burglary: 360 offences – a reduction of 40 ({}) on last year.", "10%", "15%", "pct_change"),
    (
        "360 burglaries were recorded in the 12 months to March 2024, 40 fewer (-{}) than in the 12 months before.",
        "10%",
        "15%",
        "pct_change",
    ),
    ("Burglary decreased by 40 offences, from 400 to 360 (-{}).", "10.0%", "11.1%", "pct_change"),
    (
        "There were 1.2 million fewer incidents in England; locally the figure fell from 400 to 360 ({} down).",
        "10%",
        "15%",
        "pct_change",
    ),
    ("The cost per household rose from £24 to £30, an uplift of {}.", "25%", "20%", "pct_change"),
    ("Arrests are up by {} on last year (345 compared to 300).", "15%", "25%", "pct_change"),
    ("We expect a reduction of {} by 2025, from 400 to 350 if the scheme is extended.", "12.5%", "10%", "pct_change"),
    ("There were 370 fewer victims ({} last year to 7,237 this year).", "7,607", "7,610", "difference"),
    ("Violence has fallen by {}, 968 offences down to 887.", "8%", "6%", "pct_change"),
    (
        "ASB rose by 10%, from 5,048 to 5,561, an {} increase in abuse from 704 to 763, and crime by 2%.",
        "8%",
        "6%",
        "pct_change",
    ),
    (
        "Outcomes: positive outcomes rose from 14% to 17%, a {} rise.",
        "3 percentage point",
        "5 percentage point",
        "pp_change",
    ),
]

CHANGES += [
    ("Burglary fell by {} between 2019/20 and 2023/24, from 310 to 202.", "35%", "25%", "pct_change"),
    ("Hate crimes: 2022/23 120, 2023/24 150 (up {}).", "25%", "35%", "pct_change"),
    ("We visited 1,340 homes (target 1,200), {} above target.", "11.7%", "17.7%", "pct_change"),
    ("We trained 80 staff (target 100), {} below target.", "20%", "25%", "pct_change"),
    ("An increase of {} was seen in reports of stalking (from 120 to 150).", "25%", "40%", "pct_change"),
    ("There has been a {} fall in fires, with 180 in 2023/24 compared to 240 in 2022/23.", "25%", "10%", "pct_change"),
    ("Numbers in treatment have risen to 874, up {} from 760.", "15%", "25%", "pct_change"),
]

CHANGES += [
    (
        "It is  told  that  robbery  rose  from  80  to  100  of\u2010\nfences, an increase of {}. Over the",
        "25%",
        "35%",
        "pct_change",
    ),
]

SHARES: list[Row] = [
    ("5,210 people took part, 1,100 ({}) of them online.", "21%", "31%", "share"),
    ("Two out of five ({}) residents have seen drug use.", "40%", "30%", "share"),
    ("Of the 240 referrals, {} were for under 18s (84).", "35%", "45%", "share"),
    ("84 of the 240 referrals ({}) came from schools.", "35%", "45%", "share"),
    ("Of 240 referrals received, 84 ({}) came from schools.", "35%", "45%", "share"),
    ("{} of residents (432 of 720) said that they feel safe after dark.", "60%", "65%", "share"),
    ("432 residents out of 720 ({}) said that they feel safe after dark.", "60%", "65%", "share"),
    ("Nearly {} of the 1,200 offences (588) were committed by 40 people.", "half", "a third", "share"),
    ("The partnership delivered 33 of its 44 actions, or {}.", "three quarters", "two thirds", "share"),
    ("Town centre wards accounted for 618 of the 2,060 offences ({}).", "30%", "33%", "share"),
    ("There were 2,060 offences, of which 618 ({}) were in the town centre.", "30%", "33%", "share"),
    ("Of these, 618 or {} of 2,060 were in the town centre.", "30%", "33%", "share"),
    ("Over {} of respondents (432 of 720) supported the order.", "55%", "65%", "share"),
    ("One in {} of those asked (144 of 720) had been a victim.", "five", "three", "share"),
    ("44% of respondents were male, 52% female and {} preferred not to say.", "4%", "14%", "sum"),
    (
        "Funding comes from the council (45%), the PCC (30%), health (15%) and the remaining {} from the fire service.",
        "10%",
        "20%",
        "sum",
    ),
    ("Satisfied 61%, neither 17%, dissatisfied {}.", "22%", "32%", "sum"),
    ("Of the £64,000 budget, £48,000 ({}) has been committed.", "75%", "65%", "share"),
]

SUMS: list[Row] = [
    (
        "Priority 1 has 12 actions: 8 are green and 4 amber. Priority 2 has {}: 7 green, 1 amber, 1 red.",
        "9",
        "8",
        "sum",
    ),
    ("In Q1 there were 210 incidents, in Q2 245, in Q3 190 and in Q4 175: {} for the year.", "820", "920", "sum"),
    ("There were 45 robberies, 60 burglaries and 50 thefts. In total {}.", "155", "165", "sum"),
    ("Offences in the quarter were:\n• robbery 45\n• burglary 60\n• theft 50\n\nIn total {}.", "155", "165", "sum"),
    ("Offences in the quarter were:\n\n- Robbery: 45\n- Burglary: 60\n- Theft: 50\n- Total: {}\n", "155", "165", "sum"),
    ("Q1 120, Q2 135, Q3 110 and Q4 125, a total of {}.", "490", "480", "sum"),
    ("The four quarters (120, 135, 110 and 125) give a total of {} for the year.", "490", "480", "sum"),
    (
        "There were {} incidents: 120 in quarter 1, 135 in quarter 2, 110 in quarter 3 and 125 in quarter 4.",
        "490",
        "480",
        "sum",
    ),
    ("The project cost £37,500 (£20,000 capital and £{}).", "17,500 revenue", "15,700 revenue", "sum"),
    (
        "A total of {} orders were made, comprising 14 closure orders, 22 injunctions and 9 criminal behaviour orders.",
        "45",
        "47",
        "sum",
    ),
    ("Of 32 indicators, 18 are green, 9 amber and {} red.", "5", "7", "sum"),
    ("32 actions: 18 complete, 9 on track, {} delayed.", "5", "7", "sum"),
    (
        "Total funding is {}: £1.1m from the Home Office, £0.6m from the PCC and £0.4m from partners.",
        "£2.1m",
        "£2.6m",
        "sum",
    ),
    ("We made 310 visits in April, 290 in May and 300 in June ({} in all).", "900", "930", "sum"),
    ("The team of {} is made up of 6 wardens, 4 officers and 2 managers.", "12", "14", "sum"),
    ("£86,000 of the £120,000 grant has been spent, leaving {}.", "£34,000", "£44,000", "difference"),
]

RANKS: list[Row] = [
    ("The borough is now ranked 3rd of 10, up from 5th ({} places).", "two", "three", "rank_change"),
    (
        "The area is ranked 3rd out of 15 similar areas, in the {} of its group.",
        "top quartile",
        "second quartile",
        "quartile",
    ),
    ("We moved from 8th to 5th of 15 in our most similar group, an improvement of {} places.", "3", "4", "rank_change"),
    ("Ranked 3 of 10, an improvement of {} places from 5th.", "2", "3", "rank_change"),
    ("Knife crime was 3,450 per 100,000 … ranked 12th of 14, in the {} quartile.", "bottom", "second", "quartile"),
]

RATES: list[Row] = [
    (
        "There were 4,830 offences among a population of 115,000, a rate of {} per 1,000.",
        "42.0",
        "48.0",
        "implied_population",
    ),
    (
        "With 4,830 offences and 115,000 residents, the rate is {} offences per 1,000 residents.",
        "42.0",
        "48.0",
        "implied_population",
    ),
]

TABLES: list[Row] = [
    (
        "Crime type\t2021/22\t2022/23\tChange\t% change\nBurglary\t250\t280\t30\t12.0%\nRobbery\t80\t60\t(20)\t{}\n"
        "Theft\t400\t420\t20\t5.0%\n",
        "(25.0%)",
        "(33.3%)",
        "pct_change",
    ),
    (
        "Crime type\t2021/22\t2022/23\tChange\nBurglary\t250\t280\t30\nRobbery\t80\t60\t{}\nHate crime\t*\t12\tn/a\n"
        "Arson\t-\t4\t-\nTheft\t400\t420\t20\n",
        "(20)",
        "(30)",
        "difference",
    ),
    (
        "Ward\tQ1\tQ2\tQ3\tQ4\tTotal\nAbbey\t10\t12\t9\t11\t42\nCastle\t20\t18\t22\t25\t{}\nMill\t7\t5\t6\t4\t22\n",
        "85",
        "95",
        "sum",
    ),
    (
        "Ward\tASB\tCrime\nAbbey\t110\t212\nCastle\t220\t318\nMill\t75\t205\nTotal\t405\t{}\n",
        "735",
        "753",
        "sum",
    ),
    (
        "Answer\tNumber\t%\nVery safe\t120\t30%\nFairly safe\t180\t{}\nUnsafe\t60\t15%\n"
        "Very unsafe\t40\t10%\nTotal\t400\t100%\n",
        "45%",
        "54%",
        "share",
    ),
    (
        "Measure | Baseline | Latest | Change\n--- | --- | --- | ---\nFeel safe by day | 91% | 94% | +3pp\n"
        "Feel safe at night | 58% | 63% | {}\nTrust police | 70% | 66% | -4pp\n",
        "+5pp",
        "+8pp",
        "pp_change",
    ),
    (
        "Budget heading    2023/24 £000    2024/25 £000    Variance £000\nStaff    412    430    18\n"
        "Projects    210    185    {}\nCCTV    96    101    5\n",
        "(25)",
        "(35)",
        "difference",
    ),
    (
        "Area\tOffences\tPopulation\tRate per 1,000\nNorth\t1 240\t31 000\t40.0\nSouth\t2 100\t42 000\t{}\n"
        "West\t900\t30 000\t30.0\n",
        "50.0",
        "55.0",
        "rate",
    ),
    (
        "Offence    12 months to Mar 2023    12 months to Mar 2024    % change\n"
        "All crime¹    9,013    8,112    -10.0%\nViolence²    3,200    3,360    {}\n"
        "Theft    2,500    2,250    -10.0%\n",
        "5.0%",
        "8.0%",
        "pct_change",
    ),
    (
        "Year\tReports\tChange on previous year\n2019/20\t200\t\n2020/21\t180\t-10%\n2021/22\t225\t+25%\n"
        "2022/23\t270\t{}\n",
        "+20%",
        "+25%",
        "pct_change",
    ),
    (
        "Fund\tAllocated\tSpent\tRemaining\nYouth work\t£60,000\t£45,000\t£15,000\nCCTV\t£25,000\t£25,000\t£0\n"
        "Lighting\t£20,000\t£8,000\t{}\nTotal\t£105,000\t£78,000\t£27,000\n",
        "£12,000",
        "£21,000",
        "difference",
    ),
    (
        "Action\tDue\tStatus\nA\tJune\tGreen\n\nOffence type\tNumber of offences\tPercentage of all crime\n"
        "Violence\t340\t34%\nTheft\t410\t41%\nOther\t250\t{}\nAll crime\t1,000\t100%\n",
        "25%",
        "15%",
        "share",
    ),
]

TABLES += [
    (
        "Crime type\tApr-Sep 2022\tApr-Sep 2023\tChange (n)\tChange (%)\nBurglary\t250\t280\t+30\t+12%\n"
        "Robbery\t80\t60\t-20\t-25%\nTheft\t400\t420\t+20\t+5%\nTotal\t730\t{}\t+30\t+4.1%\n",
        "760",
        "770",
        "sum",
    ),
    (
        "Offence\tRecorded\tSolved\tSolved rate\nBurglary\t250\t25\t10.0%\n"
        "Robbery\t80\t16\t{}\nTheft\t400\t60\t15.0%\n",
        "20.0%",
        "25.0%",
        "share",
    ),
    (
        "Area\tFeel safe 2022\tFeel safe 2023\tChange\nAbbey\t61%\t64%\t+3\nCastle\t72%\t70%\t-2\nMill\t55%\t60%\t{}\n",
        "+5",
        "+8",
        "pp_change",
    ),
    (
        "Item\t£000\nStaff\t412\nProjects\t185\nCCTV\t101\nIncome\t(60)\nTotal\t{}\n",
        "638",
        "683",
        "sum",
    ),
    (
        "RAG\tQ1\tQ2\nGreen\t18\t20\nAmber\t9\t8\nRed\t5\t4\nTotal\t32\t{}\n",
        "32",
        "34",
        "sum",
    ),
    (
        "Offence\t2022\t2023\t2024\t% change 2023 to 2024\nBurglary\t300\t250\t280\t12%\n"
        "Robbery\t90\t80\t60\t{}\nTheft\t410\t400\t420\t5%\n",
        "-25%",
        "-33%",
        "pct_change",
    ),
]

ROWS = [*CHANGES, *SHARES, *SUMS, *RANKS, *RATES, *TABLES]

SILENT: list[str] = [
    "Priority 1 has 12 actions: 8 are green and 4 amber. Priority 2 has 9: 7 green, 1 amber and 1 red.",
    "Spend to date is £72,400 (60% of the £120,000 budget), with £47,600 left.",
    "The target to cut fires by 10% by 2025 (from 500 to 450) is on track at 460, down 8%.",
    "The rate of 12.4 per 1,000 is 8% above the group average (11.5) and 3% below last year (12.8).",
    "Of 85 people referred 60 engaged (71%), 40 of whom (67%) completed.",
    "Month\tOffences\tCumulative\nApr\t20\t20\nMay\t25\t45\nJun\t15\t60\n",
    "Jan 31 Feb 30 Mar 45 Apr 31 May 28",
    "Offence\tNumber\tRank in force (of 10)\nBurglary\t250\t3\nRobbery\t80\t7\nTotal\t330\t5\n",
    "Hate crime rose 14% to 342. Of these 211 (62%) were racially motivated, 68 (20%) homophobic, 34 (10%) not known.",
    "We visited 1,340 homes (target 1,200), up 3% on last year.",
    "Fly-tipping fell: 4,112 in 2021/22, 3,905 in 2022/23 (-5%) and 3,514 in 2023/24 (-10%).",
    "There were 120 thefts in May, 130 in June and 95 in July: 1,400 for the year.",
    "Crime is 20% lower than in 2010 but 8% higher than in 2020 (10,200 now, 9,444 then).",
    "Ranked 7th of 15 in our family group, where 1st has the lowest rate, an improvement of one place.",
    "Violence fell from 34 to 29 in the north and rose from 12 to 17 in the south, leaving the total at 46.",
    "The number of burglaries was the highest since 2015 (412, compared with 398 in 2016), and 5% above target.",
    "Between 10% and 15% of residents, rising to 40% in Abbey ward, had seen drug dealing.",
    "Burglary (to the nearest ten) fell from 410 to 360, and robbery rose by 12%.",
    "Around 1,200 offences (rounded to the nearest hundred) were recorded, 3% of the county's 41,300.",
    "Over 40% of the 612 respondents, and 35% of women, avoided the park.",
    "Crime fell by 12% (England and Wales: 4%).",
    "Burglary was 280, up 12%; robbery 60, down 25%; theft 420, up 5%.",
    "Burglary rose 12% and robbery 5%, while violence was stable at 3,200 (3,195).",
    "Violence 34%, theft 41%, criminal damage 9%, public order 8%.",
    "The area ranks 3rd of 10 for burglary, 7th of 10 for robbery and 1st of 15 for arson.",
    "The 3 wards with most ASB were Abbey (120), Castle (96) and Mill (80), 296 of the 890 incidents.",
    "There were 45 robberies, 60 burglaries and 50 thefts. In total 890 incidents of all kinds were attended.",
    "Satisfaction rose from 71% to 75%, and 82% of those asked would call again, up 3%.",
    "Reports rose from 20 to 27 in the first half and fell by 10% in the second half.",
    "In 2021/22 there were 400 burglaries and 350 robberies, an increase of 8% on last year.",
    "The force recorded 12,400 crimes (up 4%), of which 400 were in Abbey (down 10%).",
    "The Welsh Government grant of £1.2m (2022/23: £1.1m) funds 14 posts, 3 fewer than planned.",
    "A rate of 42.0 per 1,000 compares with 48.0 for the force; the population grew by 2% to 115,000.",
    "Abbey saw 40 burglaries, 10% of the total, and Castle 60, 15%.",
    "Of the 240 referrals 84 were closed and 60% of victims were contacted within 24 hours.",
    "1 in 5 children live in poverty, rising to 1 in 3 in Abbey, against 1 in 4 in Wales.",
    "Ward\tOffences\t% change on last year\nAbbey\t40\t10%\nCastle\t60\t-5%\nTotal\t100\t1%\n",
    "Offence\t2022\t2023\nBurglary\t40\t*\nRobbery\t-\t12\nTheft\tn/a\t30\nTotal\t55\t47\n",
    "Area\t% feeling safe\tNumber asked\nAbbey\t61%\t120\nCastle\t72%\t118\nAll areas\t66%\t238\n",
    "Police area\tRank\tRate\nHarborough\t3rd of 10\t42.1\nCharnwood\t5th of 10\t48.0\nTotal\t\t45.2\n",
    "Year\tReports\tTarget\n2020/21\t180\t190\n2021/22\t225\t200\n2022/23\t270\t210\nTotal\t675\t600\n",
    "Age\tMale\tFemale\tAll\n10-14\t12\t8\t20\n15-17\t30\t12\t42\nAll\t42\t20\t62\n",
]
