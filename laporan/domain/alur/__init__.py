"""State machines of what is published: LKjIP and Keputusan (the engine: organisasi.alur)."""
