"""The wording of a decree: references between its items, and pasted text made into items. Pure: no Django."""
