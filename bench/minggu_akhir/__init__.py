"""The deadline week under load: `make beban` (bench/README.md). Not a row of the bench: it needs its own processes."""
