"""The words of a PK: its standard sentences (PermenPANRB 53/2014, lampiran I) or its own."""

from dataclasses import dataclass

from indikator.domain.pihak_pk import sendirian
from indikator.models import PerjanjianKinerja

_AWAL = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta berorientasi pada "
    "hasil, {} bertanda tangan di bawah ini:"
)
_JANJI = (
    "{} berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, dalam rangka mencapai "
    "target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan."
)
_TANGGUNG = "Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab {}."
_SUPERVISI = (
    "Pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian kinerja dari "
    "perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi."
)


@dataclass(frozen=True)
class Pernyataan:
    """`pembuka` stands above the parties, `paragraf` below them."""

    pembuka: str
    paragraf: tuple[str, ...]


def baku(perjanjian: PerjanjianKinerja) -> Pernyataan:
    """The standard words, for two parties or for one."""
    if sendirian(perjanjian):
        return Pernyataan(_AWAL.format("yang"), (_JANJI.format("Kami"), _TANGGUNG.format("kami")))
    janji = f"{_JANJI.format('Pihak pertama')} {_TANGGUNG.format('kami')}"
    return Pernyataan(_AWAL.format("kami yang"), (janji, _SUPERVISI))


def pernyataan(perjanjian: PerjanjianKinerja) -> Pernyataan:
    """Its own words where it has some, else the standard ones."""
    if not perjanjian.pernyataan:
        return baku(perjanjian)
    return Pernyataan(perjanjian.pernyataan[0], tuple(perjanjian.pernyataan[1:]))


def kolom(perjanjian: PerjanjianKinerja, pembuka: str, paragraf: list[str]) -> list[str]:
    """What is stored: nothing for the standard words, which follow the parties; a part left empty is theirs."""
    polos = baku(perjanjian)
    awal = " ".join(pembuka.split()) or polos.pembuka
    isi = tuple(filter(None, (" ".join(satu.split()) for satu in paragraf))) or polos.paragraf
    return [] if (awal, isi) == (polos.pembuka, polos.paragraf) else [awal, *isi]
