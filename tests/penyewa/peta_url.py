"""Every url of the URLconf, taken apart: its name and the arguments it wants."""

from dataclasses import dataclass

from django.urls import URLPattern, get_resolver


@dataclass(frozen=True)
class Alamat:
    """`nama` with its namespace; `argumen` are the keyword arguments of the pattern."""

    nama: str
    argumen: frozenset[str]

    @property
    def milik_penyewa(self) -> bool:
        return "slug_pemda" in self.argumen


def semua_alamat() -> list[Alamat]:
    return sorted(_jalan(get_resolver(), "", frozenset()), key=lambda satu: satu.nama)


def alamat_penyewa() -> list[Alamat]:
    """Addresses below `/<pemda>/`."""
    return [satu for satu in semua_alamat() if satu.milik_penyewa]


def _jalan(simpul, awalan: str, argumen: frozenset[str]):
    for anak in simpul.url_patterns:
        kini = argumen | set(anak.pattern.regex.groupindex)
        if isinstance(anak, URLPattern):
            yield Alamat(awalan + (anak.name or f"(tanpa nama) {anak.pattern}"), kini)
        else:
            yield from _jalan(anak, awalan + (f"{anak.namespace}:" if anak.namespace else ""), kini)
