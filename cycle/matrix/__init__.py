"""The priority matrix: lines scored from 1 to 5 against weighted criteria, ranked by exact numbers. No Django here."""
