"""Tables of indikator as files."""
