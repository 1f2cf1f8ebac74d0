"""What a drafter may want to look at before a paper is signed. Nothing of it is forbidden."""
