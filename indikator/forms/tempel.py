"""What the paste dialog sends besides the block itself: where it was pasted and what was chosen for its columns."""

import re

from django import forms

from indikator.domain.kisi.tempelan import TAMBAH, TIMPA, Tempelan
from indikator.models import Indikator, SasaranStrategis
from indikator.tempel.bidang import ABAIKAN, NOMOR
from indikator.tempel.kenali import urutan_bidang
from indikator.tempel.tabel import KOLOM_MAKS
from kinerja.forms import FormKinerja

_BIDANG = re.compile(r"bidang-([0-9]{1,2})")


class TempelForm(FormKinerja):
    """`html` and `teks` are taken as they come; `indikator.tempel` cleans them. pilih: the checkboxes were shown."""

    mulai = forms.ModelChoiceField(Indikator.objects.none(), required=False)
    sasaran = forms.ModelChoiceField(SasaranStrategis.objects.none(), required=False)
    kolom = forms.CharField(max_length=40, required=False)
    cara = forms.ChoiceField(choices=[("", ""), (TAMBAH, TAMBAH), (TIMPA, TIMPA)], required=False)
    kunci = forms.UUIDField(required=False)
    sidik = forms.CharField(max_length=64, required=False)
    pilih = forms.BooleanField(required=False)

    def __init__(self, *args, lembar, **kwargs):
        super().__init__(*args, **kwargs)
        self.lembar = lembar
        self.fields["mulai"].queryset = lembar.indikator.select_related("sasaran")
        self.fields["sasaran"].queryset = lembar.sasaran.all()

    def tempelan(self, tahun: int) -> Tempelan:
        """What was pasted; call it on a valid form."""
        isi = self.cleaned_data
        mulai, sasaran = isi["mulai"], isi["sasaran"]
        return Tempelan(
            lembar=self.lembar,
            html=self.data.get("html", ""),
            teks=self.data.get("teks", ""),
            tahun=tahun,
            mulai=mulai,
            kolom=isi["kolom"] or "sasaran",
            sasaran=sasaran or (mulai.sasaran if mulai else None),
            cara=isi["cara"],
            bidang=self._bidang(),
        )

    @property
    def pakai(self) -> list[str] | None:
        """Keys of the ticked rows; None before there were any to tick."""
        return self.data.getlist("pakai") if self.cleaned_data["pilih"] else None

    def _bidang(self) -> tuple[str, ...]:
        """The chosen fields in the order of the columns; a field that the sheet does not have is not used."""
        tahun = range(self.lembar.penetapan.tahun_mulai, self.lembar.penetapan.tahun_selesai + 1)
        boleh = {NOMOR, *urutan_bidang(tahun)}
        terkirim = {int(cocok[1]): isi for nama, isi in self.data.items() if (cocok := _BIDANG.fullmatch(nama))}
        banyak = min(len(terkirim), KOLOM_MAKS)
        return tuple(satu if (satu := terkirim.get(n, "")) in boleh else ABAIKAN for n in range(banyak))
