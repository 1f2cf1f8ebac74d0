"""Recorded crime in bulk: from a file's records to the counts that stand, with what they replaced.

`outcomes` says what is asked and answered. `sources` reads a request's files: `gathering` and `locating` turn a
reader's records into a `CountTable`, `categories` adds its roll-ups. `comparing` sets that against what stands,
`storing` writes the difference, `releases` does all of it in one transaction.
"""
