"""The browser and device of a sign-in in words, from the header User-Agent. A hint for people; it decides nothing."""

# In this order: nearly every browser also names those it descends from.
PERAMBAN = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SISTEM = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def sebutan(agen: str) -> str:
    """ "Chrome di Windows"; what is not known is called so."""
    return f"{_cari(PERAMBAN, agen, 'Peramban lain')} di {_cari(SISTEM, agen, 'perangkat lain')}"


def _cari(daftar: tuple[tuple[str, str], ...], agen: str, bawaan: str) -> str:
    return next((nama for tanda, nama in daftar if tanda in agen), bawaan)
