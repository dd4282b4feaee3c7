"""What applying an import has made, as `Impor.ringkas["hasil"]` keeps it and pages and the command show it."""

from dataclasses import asdict, dataclass, field

from django.urls import reverse

from organisasi.models import Impor, Pemda


@dataclass
class HasilTerapkan:
    """Counts of what was added, the keys of what it stands in, sentences about what was left as it was.

    dokumen, keputusan: [{"pk", "judul", "tahun"}]. Nothing added: `baru` is 0 and the sentences say why.
    """

    instansi: list[dict] = field(default_factory=list)
    instansi_baru: int = 0
    unit: int = 0
    jabatan: int = 0
    uraian: int = 0
    lembar: int = 0
    sasaran: int = 0
    indikator: int = 0
    target: int = 0
    dokumen: list[dict] = field(default_factory=list)
    keputusan: list[dict] = field(default_factory=list)
    kalimat: list[str] = field(default_factory=list)

    @property
    def baru(self) -> int:
        hitung = (self.instansi_baru, self.unit, self.jabatan, self.uraian, self.lembar, self.sasaran, self.indikator)
        return sum(hitung) + sum(satu["baru"] for satu in (*self.dokumen, *self.keputusan))

    def sebagai_json(self) -> dict:
        return asdict(self) | {"baru": self.baru}

    def catat(self, kalimat: str) -> None:
        if kalimat not in self.kalimat:
            self.kalimat.append(kalimat)


def hasil_tersimpan(impor: Impor) -> dict | None:
    """What applying it has made (`HasilTerapkan.sebagai_json`); None before."""
    return impor.ringkas.get("hasil")


def tautan(impor: Impor, pemda: Pemda) -> list[tuple[str, str]]:
    """(title, address) of what applying has made."""
    isi = hasil_tersimpan(impor) or {}
    dokumen = [(d["judul"], reverse("dokumen_rincian", args=[pemda.slug, d["pk"]])) for d in isi.get("dokumen", [])]
    return dokumen + [
        (k["judul"], reverse("keputusan_rincian", args=[pemda.slug, k["pk"]])) for k in isi.get("keputusan", [])
    ]
