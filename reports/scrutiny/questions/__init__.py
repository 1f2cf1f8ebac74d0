"""Lines of enquiry: questions that the data raises, which scrutiny members keep, put in their own words, and ask."""
