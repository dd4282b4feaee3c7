"""Filters of the lists; they live in the url."""
