"""The portal's own sheet: written for a partnership and period, filled in by an agency, and read back.

`writing` says which cells are due and what stood, `taking` puts what was filled in where it belongs, through the same
services as a form.
"""
