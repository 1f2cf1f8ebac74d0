"""Readers of public data files: pure Python that streams, and knows neither Django nor the database.

A folder a source: `home_office`, `police_uk`, `met`, `reference` (lookups of areas, populations). Each gives a
`FileReading`: records in chunks, and a `ReadReport` that fills while they are read.

Beneath them lie `files` (any file as sheets of rows of text, and what is refused before it is unpacked), `tables`
(which kind of file it is, its columns, what cells and dates say) and `terms` (what names and offence codes mean).
"""
