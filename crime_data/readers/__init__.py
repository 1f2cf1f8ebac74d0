"""Readers of public data files: pure Python that streams, and knows neither Django nor the database.

One module a source: `home_office`, `police_uk` (and `police_uk_quality`), `met` (and `met_long`), `reference`
(lookups), `population` (and `heads`). Each gives a `Reading`: records in chunks, and a `ReadReport` that fills while
they are read. `kinds.detect` says which a file is; `names.NameResolver` finds the area that a name means; `offences`
knows their codes; `facts` hold what the project knows of names and codes.

Beneath them lie `sheets` (any file as sheets of rows of text; CSV, XLSX and ODS in `*_sheets`), `safety` and `limits`
(what is refused before it is unpacked), `headers` and `layouts` (finding columns), `cells` and `dates` (what they
say).
"""
