"""The duties of a community safety partnership as rules: plain functions of plain facts and a date. No Django here."""
