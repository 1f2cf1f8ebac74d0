"""Word's side of papers: our own reference file, and councils' templates."""
