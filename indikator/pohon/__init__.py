"""Pohon kinerja, pure: the chain of support, the tree made of it, suggestions for links, and the drawing."""
