"""What changed between two versions of a list of rows: rows by lineage, words inside their texts. Pure."""
