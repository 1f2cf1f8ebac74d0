"""The headings of every kind of file that is known, read here or only recognised."""

from enum import StrEnum

from crime_data.readers.tables.headers import TableLayout


class FileKind(StrEnum):
    """What a file is. The last few are known, so that the message can say so, but not read."""

    FIGURE_SHEET = "figure_sheet"
    HOME_OFFICE = "home_office"
    POLICE_UK = "police_uk"
    POLICE_UK_QUALITY = "police_uk_quality"
    MET = "met"
    MET_LONG = "met_long"
    AREAS = "areas"
    SMALL_AREAS = "small_areas"
    AUTHORITY_CODES = "authority_codes"
    POPULATION = "population"
    HOUSEHOLDS = "households"
    HOME_OFFICE_FORCES = "home_office_forces"
    HOME_OFFICE_EXTRACT = "home_office_extract"
    HOME_OFFICE_NAMES = "home_office_names"
    POLICE_UK_OUTCOMES = "police_uk_outcomes"
    STOP_AND_SEARCH = "stop_and_search"
    MET_SMALL = "met_small"
    UNKNOWN = "unknown"

    @property
    def words(self) -> str:
        """The kind as a message names it."""
        return _WORDS[self]


_WORDS = {
    FileKind.FIGURE_SHEET: "a sheet of figures that the portal wrote",
    FileKind.HOME_OFFICE: "a Home Office table of recorded crime by community safety partnership",
    FileKind.POLICE_UK: "a data.police.uk street file",
    FileKind.POLICE_UK_QUALITY: "a table of a force's street files with their rows without a location",
    FileKind.MET: "a Metropolitan Police table of boroughs by month",
    FileKind.MET_LONG: "a Metropolitan Police dashboard file with a row for each month",
    FileKind.AREAS: "a lookup of districts, community safety partnerships and police areas",
    FileKind.SMALL_AREAS: "a lookup of small areas (LSOAs)",
    FileKind.AUTHORITY_CODES: "a list of local authorities with their codes",
    FileKind.POPULATION: "a table of population estimates",
    FileKind.HOUSEHOLDS: "a table of households",
    FileKind.HOME_OFFICE_FORCES: "a Home Office table of recorded crime by whole police force",
    FileKind.HOME_OFFICE_EXTRACT: "an extract of a Home Office table without quarters and offence codes",
    FileKind.HOME_OFFICE_NAMES: "a Home Office list of partnership names, without figures",
    FileKind.POLICE_UK_OUTCOMES: "a data.police.uk outcomes file",
    FileKind.STOP_AND_SEARCH: "a data.police.uk stop and search file",
    FileKind.MET_SMALL: "a Metropolitan Police table of wards or small areas",
    FileKind.UNKNOWN: "a file of no kind that is known here",
}

HOME_OFFICE = TableLayout(
    {
        "year": ("Financial Year", "Year"),
        "quarter": ("Financial Quarter", "Quarter"),
        "force": ("Police Force", "Force Name", "Force", "Police Force Area", "Police Force Name"),
        "csp": (
            "CSP Name",
            "CSP",
            "Community Safety Partnership",
            "Community Safety Partnership*",
            "CDRP Name",  # as partnerships were called until 2010
            "CDRP",
            "Crime and Disorder Reduction Partnership*",
        ),
        "description": ("Offence Description", "Offence"),
        "group": ("Offence Group", "*Offence Group"),
        "subgroup": ("Offence Subgroup", "Offence Sub Group", "*Offence Sub*Group", "*Sub Offence Group"),
        "code": ("Offence Code",),
        "count": (
            "Offence Count",
            "Number of Offences",
            "Offences",
            "Count of Offences",
            "Count",
            "Number of*Offences*",
            "*Recorded Offences",
            "Number of Crimes*",
        ),
    },
    ("year", "quarter", "csp", "code", "count"),
)
HOME_OFFICE_FORCES = TableLayout(HOME_OFFICE.headings, ("year", "quarter", "force", "code", "count"))
HOME_OFFICE_EXTRACT = TableLayout(HOME_OFFICE.headings, ("year", "csp", "group", "count"))
HOME_OFFICE_NAMES = TableLayout({"name": ("CSP Name",), "what": ("Force Name", "kind")}, ("name", "what"))
POLICE_UK = TableLayout(
    {
        "crime_id": ("Crime ID",),
        "month": ("Month",),
        "force": ("Reported by",),
        "location": ("Location",),
        "small_area": ("LSOA code",),
        "small_area_name": ("LSOA name",),
        "crime_type": ("Crime type",),
        "outcome": ("Last outcome category",),
    },
    ("month", "force", "small_area", "crime_type"),
)
POLICE_UK_OUTCOMES = TableLayout(
    {**POLICE_UK.headings, "outcome": ("Outcome type",)}, ("month", "force", "small_area", "outcome")
)
POLICE_UK_QUALITY = TableLayout(
    {
        "month": ("month",),
        "force": ("force_slug", "force"),
        "rows": ("rows",),
        "without_location": ("rows_without_lsoa", "rows_no_location"),
    },
    ("month", "force", "rows", "without_location"),
)
STOP_AND_SEARCH = TableLayout({"type": ("Type",), "search": ("Object of search",)}, ("type", "search"))
MET = TableLayout(
    {
        "major": ("MajorText", "Major Category", "Major Class Description"),
        "minor": ("MinorText", "Minor Category", "Minor Class Description"),
        "borough": ("LookUp_BoroughName", "Borough", "Borough Name", "BoroughName", "Area Name"),
    },
    ("major", "minor", "borough"),
)
MET_LONG = TableLayout(
    {
        "month": ("Month_Year", "Month"),
        "area_type": ("Area Type",),
        "borough": ("Area name", "Borough_SNT"),
        "major": ("Offence Group", "Crime Type"),
        "minor": ("Offence Subgroup", "Crime Subtype"),
        "measure": ("Measure",),
        "count": ("Count",),
    },
    ("month", "area_type", "borough", "major", "minor", "measure", "count"),
)
MET_SMALL = TableLayout(
    {
        "major": MET.headings["major"],
        "minor": MET.headings["minor"],
        "place": ("WardCode", "Ward Code", "LSOA Code", "LSOA*", "WardName", "Ward Name"),
    },
    ("major", "minor", "place"),
)
AREAS = TableLayout(
    {
        "district_code": ("LAD*CD",),
        "district_name": ("LAD*NM",),
        "csp_code": ("CSP*CD",),
        "csp_name": ("CSP*NM",),
        "police_code": ("PFA*CD",),
        "police_name": ("PFA*NM",),
    },
    ("district_code", "district_name", "csp_code", "csp_name", "police_code", "police_name"),
)
SMALL_AREAS = TableLayout(
    {
        "code": ("LSOA*CD", "lsoa"),
        "district": ("LAD*CD", "local-authority-code", "Local Authority Code"),
        "name": ("LSOA*NM",),
    },
    ("code", "district"),
)
AUTHORITY_CODES = TableLayout({"gss": ("gss-code",), "authority": ("local-authority-code",)}, ("gss", "authority"))
POPULATION = TableLayout(
    {
        "code": (
            "lad_code_*geog",
            "LAD*CD",
            "Code",
            "Area code",
            "ladcode*",
            "geography code",
            "mnemonic",
            "Local authority code",
            "LA code",
            "GSS code",
            "administrative-geography",
            "Lower tier local authorities Code",
        ),
        "name": ("lad_name", "LAD*NM", "Name", "Area name", "ladname*", "laname*", "geography", "geography name"),
        "year": ("mid_year", "year", "date", "date name", "calendar-years"),
        "persons": ("population", "persons", "All ages", "obs_value", "Observation", "All persons", "v4*"),
        # Tables that part people by sex and age; some have a code column and a column of words for each.
        "sex": ("sex", "gender", "gender name", "sex name", "c_sex_name", "Sex*categories"),
        "age": ("age", "c_age_name", "age name", "single-year-of-age", "age group", "Age*categories"),
        "measure": ("measures name", "measure"),
    },
    ("code", "persons"),
)
# The same with a column a year: `2011`, `Mid-2011`, `population_2011`, `Estimated Population mid-2011`.
POPULATION_BY_YEAR = TableLayout(
    {
        **{name: POPULATION.headings[name] for name in ("code", "name", "sex", "age", "measure")},
        "a_year": ("#", "mid#", "midyear#", "population#", "pop#", "persons#", "*population*mid#", "mid#population*"),
    },
    ("code", "a_year"),
)
HOUSEHOLDS = TableLayout(
    {
        "code": POPULATION.headings["code"],
        "name": POPULATION.headings["name"],
        "year": POPULATION.headings["year"],
        "households": (
            "households_census*",
            "households*",
            "Number of households*",
            "All households*",
            "Total households*",
        ),
        "measure": POPULATION.headings["measure"],
    },
    ("code", "households"),
)

FIGURE_SHEET = TableLayout(
    {
        "reference": ("Reference",),
        "label": ("Measure",),
        "period": ("Period",),
        "stood": ("Stands now",),
        "figure": ("Figure",),
    },
    ("reference", "label", "period", "figure"),
)

# In the order in which they are tried: a more particular layout before one that it includes.
LAYOUTS: dict[FileKind, TableLayout] = {
    FileKind.FIGURE_SHEET: FIGURE_SHEET,
    FileKind.HOME_OFFICE: HOME_OFFICE,
    FileKind.HOME_OFFICE_FORCES: HOME_OFFICE_FORCES,
    FileKind.HOME_OFFICE_EXTRACT: HOME_OFFICE_EXTRACT,
    FileKind.POLICE_UK_OUTCOMES: POLICE_UK_OUTCOMES,
    FileKind.POLICE_UK: POLICE_UK,
    FileKind.POLICE_UK_QUALITY: POLICE_UK_QUALITY,
    FileKind.STOP_AND_SEARCH: STOP_AND_SEARCH,
    FileKind.MET_SMALL: MET_SMALL,
    FileKind.MET: MET,
    FileKind.MET_LONG: MET_LONG,
    FileKind.AREAS: AREAS,
    FileKind.SMALL_AREAS: SMALL_AREAS,
    FileKind.AUTHORITY_CODES: AUTHORITY_CODES,
    FileKind.HOUSEHOLDS: HOUSEHOLDS,
    FileKind.POPULATION: POPULATION,
    FileKind.HOME_OFFICE_NAMES: HOME_OFFICE_NAMES,
}
