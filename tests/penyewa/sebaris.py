"""What a rendered page may not hold: anything inline, anything loaded from elsewhere; the same as in a template."""

from dataclasses import dataclass, field

from tests.test_architecture import PembacaTemplat


def cela(isi: str) -> list[str]:
    pembaca = PembacaTemplat()
    pembaca.feed(isi)
    return [keterangan for _, keterangan in pembaca.salah]


@dataclass
class PemeriksaSebaris:
    """Looks at pages that somebody has asked for; what is no page is left out."""

    dilihat: set[str] = field(default_factory=set)
    salah: list[str] = field(default_factory=list)

    def lihat(self, nama: str, isi: str) -> None:
        """`isi`: headers, an empty line, the body."""
        if "text/html" in isi[:2000]:
            self.salah += [f"{nama}: {satu}" for satu in cela(isi.partition("\n\n")[2])]
            self.dilihat.add(nama)
