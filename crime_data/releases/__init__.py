"""Releases of recorded crime: from a file's records to the counts that stand, with what they replaced.

`outcome` says what is asked and answered. `files` reads a request's files into counts (`counts.tabulation`,
`counts.street_counts`, with the roll-ups of `counts.categories`); `services` sets them against what stands and writes
the difference in one transaction, and `file_warnings` says what looks odd in a file.
"""
