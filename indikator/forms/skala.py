"""Form of a category scale: its name and one line of fields for each band, from the best one down."""

from decimal import Decimal

from django import forms

from indikator.domain.kebijakan import periksa_pita
from indikator.forms.berdampak import BerdampakForm, bidang_tahun
from kinerja.angka import bulatkan
from kinerja.forms import AngkaField, pasang_pesan

PITA_MAKS = 12
PITA_AWAL = 3
WARNA = [
    ("sangat-baik", "Biru tua"),
    ("baik", "Biru muda"),
    ("cukup", "Kuning"),
    ("kurang", "Jingga"),
    ("sangat-kurang", "Merah bata"),
]
TANDA = [("ya", "≥ mulai dari"), ("tidak", "> di atas")]
TERLALU_HALUS = "Paling banyak dua angka di belakang koma: kategori ditentukan dari angka yang tercetak."


def _banyak(tertulis: object) -> int:
    """Number of lines as a page names it, within reason."""
    teks = "" if tertulis is None else str(tertulis)
    sah = teks.isascii() and teks.isdecimal() and len(teks) < 4
    return min(int(teks), PITA_MAKS) if sah else PITA_AWAL


class SkalaForm(BerdampakForm):
    """Fields `label_0`, `batas_0`, `termasuk_0`, `warna_0` … for `jumlah` bands; a line without name and bound is
    left out. `cleaned_data["kategori"]` holds the bands as domain.kebijakan.atur_skala takes them."""

    nama = forms.CharField(label="Nama skala", max_length=120, help_text="Contoh: Kategori capaian LKjIP 2025")
    keterangan = forms.CharField(
        required=False, max_length=2000, widget=forms.Textarea({"rows": 2}), help_text="Dasar atau asalnya, bila ada."
    )
    jumlah = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.banyak = self._banyak()
        self.initial["jumlah"] = self.banyak
        for nomor in range(self.banyak):
            self._tambah_bidang(nomor)

    def _banyak(self) -> int:
        return _banyak((self.data if self.is_bound else self.initial).get("jumlah"))

    def _tambah_bidang(self, nomor: int) -> None:
        ke = f"baris {nomor + 1}"
        bidang = {
            "label": forms.CharField(label=f"Kategori {ke}", max_length=60, required=False),
            "termasuk": forms.ChoiceField(label=f"Tanda {ke}", choices=TANDA, required=False),
            "batas": AngkaField(label=f"Batas bawah {ke}", required=False, min_nilai=0, maks_nilai=Decimal("9999.99")),
            "warna": forms.ChoiceField(label=f"Warna {ke}", choices=WARNA),
        }
        for nama, satu in bidang.items():
            pasang_pesan(satu)
            self.fields[f"{nama}_{nomor}"] = satu

    @property
    def pita(self) -> list[dict]:
        """The lines for the template: {nomor, label, termasuk, batas, warna} of bound fields."""
        nama = ("label", "termasuk", "batas", "warna")
        return [{"nomor": i} | {n: self[f"{n}_{i}"] for n in nama} for i in range(self.banyak)]

    @property
    def bidang_atas(self) -> list:
        """The fields that belong to no band."""
        return [self[n] for n in ("tahun_mulai", "nama", "keterangan") if n in self.fields]

    def clean(self):
        isi = super().clean()
        isi.pop("jumlah", None)
        baris = {i: self._ambil(isi, i) for i in range(self.banyak)}
        dipakai = {i: satu for i, satu in baris.items() if satu["label"] or satu["batas"] is not None}
        if not self.errors:
            self._periksa(dipakai)
        return isi | {"kategori": list(dipakai.values())}

    @staticmethod
    def _ambil(isi: dict, nomor: int) -> dict:
        """The band of one line, taken out of the cleaned fields."""
        label, batas = isi.pop(f"label_{nomor}", ""), isi.pop(f"batas_{nomor}", None)
        termasuk, warna = isi.pop(f"termasuk_{nomor}", ""), isi.pop(f"warna_{nomor}", "")
        return {"batas": batas, "termasuk": batas is not None and termasuk == "ya", "label": label, "warna": warna}

    def _periksa(self, dipakai: dict[int, dict]) -> None:
        """Errors at the line they belong to."""
        nomor, label = list(dipakai), [satu["label"] for satu in dipakai.values()]
        for i, satu in dipakai.items():
            if satu["batas"] is not None and bulatkan(satu["batas"], 2) != satu["batas"]:
                self.add_error(f"batas_{i}", TERLALU_HALUS)
        for tempat, kalimat in periksa_pita(list(dipakai.values())):
            salah_label = bool(label) and (not label[tempat] or label[tempat] in label[:tempat])
            kolom = f"{'label' if salah_label else 'batas'}_{nomor[tempat]}" if nomor else None
            self.add_error(kolom, kalimat)

    @staticmethod
    def awal(pita, **lain) -> dict:
        """Initial values of bands given as the engine has them: (batas, termasuk, label, warna)."""
        isi = lain | {"jumlah": len(pita)}
        for i, (batas, termasuk, label, warna) in enumerate(pita):
            isi |= {f"label_{i}": label, f"batas_{i}": batas, f"warna_{i}": warna}
            isi[f"termasuk_{i}"] = "ya" if termasuk else "tidak"
        return isi

    @staticmethod
    def ubah_baris(data, langkah: str) -> dict:
        """What was typed, as initial values, after "tambah" (a line above the last one) or "hapus-3"."""
        nama = ("label", "termasuk", "batas", "warna")
        baris = [[data.get(f"{n}_{i}", "") for n in nama] for i in range(_banyak(data.get("jumlah")))]
        if langkah == "tambah" and len(baris) < PITA_MAKS:
            baris.insert(max(len(baris) - 1, 0), ["", "ya", "", "cukup"])
        baris = [satu for i, satu in enumerate(baris) if langkah != f"hapus-{i}"]
        isi = {n: data.get(n, "") for n in ("tahun_mulai", "nama", "keterangan", "versi")} | {"jumlah": len(baris)}
        return isi | {f"{n}_{i}": s for i, satu in enumerate(baris) for n, s in zip(nama, satu, strict=True)}


class SkalaTambahForm(SkalaForm):
    tahun_mulai = bidang_tahun()
