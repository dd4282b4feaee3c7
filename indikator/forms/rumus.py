"""The formula part of the indicator form: a template with its boxes, and the variables read from them.

The fields follow from what stands in the form, typed or stored: so the page without JavaScript, the live preview and
saving all read the same formula.
"""

from django import forms

from indikator.forms import kotak_rumus
from indikator.forms.dasar import teks_panjang
from indikator.forms.variabel_rumus import VariabelRumusForm
from indikator.models import Rumus, VariabelBersama
from indikator.rumus import BacaanRumus, baca, tampil
from indikator.rumus.templat import BENTUK, TEMPLAT, Isian, Templat, TemplatSalah, susun, urai

TAMBAH = "tambah"  # the button that shows the form again: name of the box, or "" to read the formula anew
KOMPONEN = "komponen"
TANPA_RUMUS = BacaanRumus(None)


def teks_tampil(teks: str, nama: str = "") -> str:
    """A stored formula as a person types it: never LaTeX or tags."""
    if not any(tanda in teks for tanda in "\\<$"):
        return teks
    bacaan = baca(teks, nama)
    if bacaan.pohon is None:
        return tampil.sel_teks(teks)
    return tampil.ketikan(bacaan.pohon, {satu.kode: satu.nama for satu in bacaan.variabel})


class RumusForm(VariabelRumusForm):
    """`instansi` owns the shared variables; `rumus_lama` is the stored formula of the indicator, if any."""

    templat = forms.ChoiceField(
        label="Cara menulis rumus",
        choices=[(satu.templat, satu.label) for satu in TEMPLAT],
        widget=forms.RadioSelect({"class": "form-check-input"}),
        initial=Templat.PERSENTASE,
    )
    rumus = teks_panjang(
        3, required=False, label="Rumus", help_text=f"Contoh: {BENTUK[Templat.BEBAS].bidang[0].contoh}"
    )

    def __init__(self, *args, instansi, rumus_lama: Rumus | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.rumus_lama = rumus_lama
        self.initial = self._awal_rumus() | self.initial
        if self.is_bound:
            self.data = self.data.copy()
        self.tambah = str(self._mentah.get(TAMBAH, ""))
        self.fields |= kotak_rumus.bidang_kotak(self._mentah, self.tambah)
        self.pilihan_bersama = list(VariabelBersama.objects.filter(instansi=instansi))
        self.teks_rumus, self.galat_rumus = self._susun()
        self.bacaan = self._baca()
        self._siapkan_variabel()

    def _awal_rumus(self) -> dict:
        """Boxes and free text of the stored formula; a text that fits no template is shown without markup."""
        if self.rumus_lama is None:
            return {}
        nama = str(self.initial.get("nama", ""))
        isian = urai(self.rumus_lama.teks, nama)
        isi = {} if isian.templat == Templat.BEBAS else kotak_rumus.isi_kotak(isian)
        return isi | {"templat": str(isian.templat), "rumus": teks_tampil(self.rumus_lama.teks, nama)}

    @property
    def pilihan_templat(self) -> Templat:
        pilihan = self._tertulis("templat") or Templat.PERSENTASE
        return Templat(pilihan) if pilihan in BENTUK else Templat.BEBAS

    def _susun(self) -> tuple[str, TemplatSalah | None]:
        """(formula text, what is wrong with a box); the stored text where it still says the same."""
        pilihan, lama = self.pilihan_templat, self.rumus_lama.teks if self.rumus_lama else ""
        nama = self._tertulis("nama")
        if pilihan == Templat.BEBAS:
            tertulis = self._tertulis("rumus").strip()
            return (lama if lama and tertulis == teks_tampil(lama, nama).strip() else tertulis), None
        self.nama_kotak = kotak_rumus.nama_kotak(pilihan, self._mentah)
        isi = [self._tertulis(satu) for satu in self.nama_kotak]
        if not any(satu.strip() for satu in isi):
            return "", None
        try:
            return susun(Isian(pilihan, *isi), lama, nama), None
        except TemplatSalah as galat:
            return "", galat

    def _baca(self) -> BacaanRumus:
        if not self.teks_rumus.strip():
            return TANPA_RUMUS
        lama = {satu.kode: satu.nama for satu in self._variabel_lama()}
        tertulis = {kode: isi["nama"] for kode, isi in self._variabel_tertulis().items() if isi.get("nama")}
        return baca(self.teks_rumus, self._tertulis("nama"), tertulis | lama)

    @property
    def kotak(self) -> list[kotak_rumus.Kotak]:
        return kotak_rumus.susun_kotak(self)

    @property
    def contoh_templat(self) -> list[tuple]:
        """(radio button, example) of every template."""
        contoh = ("mis. " + " dan ".join(bidang.contoh for bidang in satu.bidang) for satu in TEMPLAT)
        return list(zip(self["templat"], contoh, strict=True))

    def clean(self):
        """The formula text of the boxes; what is wrong lands at its box."""
        isi = super().clean()
        if galat := self.galat_rumus:
            letak = galat.letak if galat.letak < len(self.nama_kotak) else 0
            self.add_error(self.nama_kotak[letak], str(galat))
        isi["rumus"] = self.teks_rumus
        self._periksa_kembar(isi)
        return isi
