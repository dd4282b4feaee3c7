"""Forms of a PK: making one, its head, its next version, its scan."""

from django import forms

from indikator.domain import pernyataan_pk
from indikator.domain.pihak_pk import sendirian
from indikator.domain.rancang_pk import calon_jabatan, dapat_dirancang
from indikator.enums import DasarPerubahanPK, Triwulan
from indikator.forms.jadwal import bidang_tanggal
from indikator.models import PerjanjianKinerja
from kinerja.forms import PilihBanyakField, SekaliField, VersiForm
from organisasi.forms.dasar import BarisField, FormDomain
from organisasi.forms.jabatan import PilihJabatanField
from organisasi.forms.pindaian import PindaianForm
from organisasi.models import Jabatan, Pejabat

PIHAK = {"pertama": "Pihak pertama (yang berjanji)", "kedua": "Pihak kedua (yang menerima)"}
BANTUAN_TANGGAL = "Boleh dikosongkan dahulu. Pejabat dicari menurut tanggal ini."
PERUBAHAN = ("dasar_perubahan", "alasan_perubahan", "berlaku_mulai_triwulan")


class PilihPejabatField(forms.ModelChoiceField):
    def label_from_instance(self, pejabat: Pejabat) -> str:
        return f"{pejabat.nama} (NIP {pejabat.nip})" if pejabat.nip else pejabat.nama


class PKBuatForm(FormDomain):
    jabatan = PilihJabatanField(
        Jabatan.objects.none(),
        label="Untuk",
        required=False,
        help_text="Jabatan di daftar ini sudah punya lembar IKI yang berlaku dan belum punya perjanjian kinerja.",
    )
    tanggal = bidang_tanggal(label="Tanggal perjanjian", required=False, help_text=BANTUAN_TANGGAL)
    kunci_kirim = SekaliField()

    def __init__(self, *args, instansi, tahun: int, **kwargs):
        super().__init__(*args, **kwargs)
        bidang = self.fields["jabatan"]
        self.dapat_instansi = dapat_dirancang(instansi, tahun)
        bidang.empty_label = f"{instansi.nama} (IKU perangkat daerah)" if self.dapat_instansi else None
        bidang.queryset = calon_jabatan(instansi, tahun).filter(punya_pk=False)


class PKBuatSemuaForm(FormDomain):
    pilih = PilihBanyakField(
        Jabatan.objects.none(), label="Jabatan", error_messages={"required": "Centang dulu jabatannya."}
    )
    tanggal = bidang_tanggal(label="Tanggal perjanjian", required=False, help_text=BANTUAN_TANGGAL)

    def __init__(self, *args, instansi, tahun: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.calon = list(calon_jabatan(instansi, tahun))
        self.fields["pilih"].queryset = calon_jabatan(instansi, tahun)


def bidang_perubahan() -> dict[str, forms.Field]:
    return {
        "dasar_perubahan": forms.ChoiceField(
            label="Dasar perubahan", choices=DasarPerubahanPK.choices, widget=forms.RadioSelect
        ),
        "alasan_perubahan": forms.CharField(
            label="Alasan perubahan",
            widget=forms.Textarea({"rows": 3}),
            max_length=2_000,
            help_text="Contoh: pergeseran anggaran pada perubahan APBD menurunkan jumlah pelatihan. Ikut dicetak.",
        ),
        "berlaku_mulai_triwulan": forms.TypedChoiceField(
            label="Targetnya berlaku mulai",
            choices=Triwulan.choices[1:],
            coerce=int,
            help_text="Triwulan sebelumnya tetap memakai target perjanjian yang diubah.",
        ),
    }


class PKPerubahanForm(FormDomain):
    dasar_perubahan, alasan_perubahan, berlaku_mulai_triwulan = bidang_perubahan().values()
    kunci_kirim = SekaliField()


class PKKepalaForm(VersiForm, FormDomain):
    tanggal = bidang_tanggal(label="Tanggal", required=False)
    tempat = forms.CharField(label="Tempat", max_length=80, required=False, help_text="Contoh: Magetan")
    ambil_pihak = forms.BooleanField(
        label="Ambil lagi para pihak menurut data pejabat pada tanggal itu",
        required=False,
        help_text="Nama dan jabatan di bawah lalu diganti.",
    )

    def __init__(self, *args, perjanjian: PerjanjianKinerja, **kwargs):
        super().__init__(*args, **kwargs)
        self.perjanjian = perjanjian
        for ke in ("pertama",) if sendirian(perjanjian) else PIHAK:
            self.fields |= _bidang_pihak(ke)
        self.fields["pembuka"] = forms.CharField(
            label="Kalimat pembuka", widget=forms.Textarea({"rows": 3}), required=False, max_length=2_000
        )
        self.fields["paragraf"] = BarisField(
            label="Pernyataan",
            baris=7,
            help_text="Satu paragraf per baris, dicetak di bawah nama para pihak. Kosong: kalimat baku.",
        )
        if perjanjian.versi_ke > 1:
            self.fields |= bidang_perubahan()

    @classmethod
    def awal(cls, perjanjian: PerjanjianKinerja) -> dict:
        kolom = ["tanggal", "tempat", "versi", *PERUBAHAN]
        for ke in PIHAK:
            kolom += [f"pejabat_{ke}_id", f"pihak_{ke}", f"jabatan_{ke}"]
        kata = pernyataan_pk.pernyataan(perjanjian)
        isi = {nama.removesuffix("_id"): getattr(perjanjian, nama) for nama in kolom}
        return isi | {"pembuka": kata.pembuka, "paragraf": list(kata.paragraf)}

    def clean(self):
        isi = super().clean()
        pembuka, paragraf = isi.pop("pembuka", ""), isi.pop("paragraf", [])
        return isi | {"pernyataan": pernyataan_pk.kolom(self.perjanjian, pembuka, paragraf)}


def tersimpan(terkini: PerjanjianKinerja) -> dict:
    """Stored values by the fields of PKKepalaForm, for a conflict."""
    orang = {f"pejabat_{ke}": getattr(terkini, f"pejabat_{ke}") for ke in PIHAK}
    kolom = ["tanggal", "tempat", *PERUBAHAN, *(f"{satu}_{ke}" for ke in PIHAK for satu in ("pihak", "jabatan"))]
    return orang | {nama: getattr(terkini, nama) for nama in kolom}


def _bidang_pihak(ke: str) -> dict[str, forms.Field]:
    kata = PIHAK[ke]
    return {
        f"jabatan_{ke}": forms.CharField(
            label=f"{kata}: jabatan",
            max_length=250,
            required=False,
            help_text="Plt. dan Plh. ditulis sendiri menurut data pejabatnya.",
        ),
        f"pejabat_{ke}": PilihPejabatField(
            Pejabat.objects.all(),
            label=f"{kata}: pejabat",
            required=False,
            empty_label="(tidak ada di data pejabat)",
            help_text="NIP dan pangkatnya ikut dicetak.",
        ),
        f"pihak_{ke}": forms.CharField(
            label=f"{kata}: nama", max_length=200, required=False, help_text="Kosong: nama pejabat di atas."
        ),
    }


class PKPindaianForm(PindaianForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["berkas"].label = "Pindaian perjanjian bertanda tangan"
