"""Lists of organisasi as files."""
