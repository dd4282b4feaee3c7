"""What is exported beside printed documents: lists, the whole pemda, what other systems ask for."""
