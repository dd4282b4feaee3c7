"""Form of the capaian policy."""

from decimal import Decimal

from django import forms

from indikator.capaian.kebijakan import BATAS_ATAS_SAH, BATAS_BAWAH_SAH
from indikator.enums import CaraEfisiensi, TargetNol
from indikator.forms.berdampak import BerdampakForm, bidang_tahun
from kinerja.angka import tulis_asli
from kinerja.forms import AngkaField

BIDANG = ("batas_atas", "batas_bawah", "target_nol", "rasio_predikat", "efisiensi", "ambang_wajar")


def _pilihan(sah: tuple) -> list[tuple[str, str]]:
    return [("" if n is None else str(n), "Tidak dibatasi" if n is None else f"{tulis_asli(n)} %") for n in sah]


def _batas(tertulis: str) -> Decimal | None:
    return Decimal(tertulis) if tertulis else None


class KebijakanForm(BerdampakForm):
    batas_atas = forms.TypedChoiceField(
        label="Batas atas capaian",
        required=False,
        coerce=_batas,
        empty_value=None,
        choices=_pilihan(BATAS_ATAS_SAH),
        help_text="Capaian di atasnya ditulis sebesar batas ini; angka aslinya tampak di bukti hitungnya.",
    )
    batas_bawah = forms.TypedChoiceField(
        label="Batas bawah capaian",
        required=False,
        coerce=_batas,
        empty_value=None,
        choices=_pilihan(BATAS_BAWAH_SAH),
        help_text="Dengan 0 %, capaian negatif (misalnya −44,01) ditulis 0.",
    )
    target_nol = forms.ChoiceField(
        label="Bila targetnya 0",
        choices=TargetNol.choices,
        help_text="Target 0 tidak dapat menjadi pembagi. Target 0 dengan realisasi 0 pada indikator yang makin rendah "
        "makin baik selalu 100 %.",
    )
    rasio_predikat = forms.BooleanField(
        label="Hitung rasio predikat yang tidak tercapai",
        required=False,
        help_text="Predikat tanpa angka di bawah targetnya dihitung dari urutannya, misalnya B terhadap A. Tanpa ini "
        "ditulis “tidak tercapai” tanpa angka.",
    )
    efisiensi = forms.ChoiceField(
        label="Cara menghitung efisiensi",
        choices=CaraEfisiensi.choices,
        help_text="Untuk efisiensi per sasaran; tidak mengubah capaian.",
    )
    ambang_wajar = AngkaField(
        label="Tanyakan capaian di atas (%)",
        required=False,
        min_nilai=1,
        maks_nilai=Decimal("9999.99"),
        help_text="Capaian yang lebih tinggi diberi catatan “target terlalu rendah?”. Kosong: tidak ditanyakan. "
        "Contoh: 120",
    )

    @staticmethod
    def awal(kebijakan) -> dict:
        """Stored values; the limits as their choices are written."""
        isi = {nama: getattr(kebijakan, nama) for nama in BIDANG} | {"versi": kebijakan.versi}
        batas = {n: "" if isi[n] is None else str(int(isi[n])) for n in ("batas_atas", "batas_bawah")}
        return isi | batas


class KebijakanTambahForm(KebijakanForm):
    tahun_mulai = bidang_tahun()

    field_order = ("tahun_mulai",)
