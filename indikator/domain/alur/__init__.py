"""State machines of planning and measuring: document, sheet, measuring, PK (the engine: organisasi.alur)."""
