"""Import of an existing document: staged as it was read, corrected beside its source, then applied.

sunting*: what the review screen changes; sunting_bentuk: the shapes of the JSON columns of the staged rows.
"""
