"""Money of the budget as plain rows: sums in every grouping, codes of the nomenclature, tables people send. Pure."""
