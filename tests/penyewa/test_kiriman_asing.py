"""Forms that offer rows to choose from: an id of another pemda in the body is refused like any wrong choice."""

from html.parser import HTMLParser

from organisasi.enums import Peran
from tests.catatan import catat
from tests.penyewa.dunia import KENARI
from tests.penyewa.matriks import MATRIKS
from tests.penyewa.peramban import Peramban
from tests.penyewa.test_matriks import alamat

# What a person must also choose or tick for the form to be accepted: {url: {field: value}}; "": the first one offered.
ISIAN = {
    "lembar_manual": {"manual": ""},
    "anggota_undang": {"peran": "pembaca"},
    "pemangku_ubah": {"jenis": "plt"},  # the jabatan has its holder
    "perpanjangan_tambah": {"instansi": "", "sampai": "2030-05-06"},
    "templat_tambah": {"diktum": "Menetapkan {instansi}."},
    "templat_ubah": {"diktum": "Menetapkan {instansi}."},
    "pk_buat_semua": {"pilih": ""},
    "anggaran_kaitkan": {"pilih": "", "kaitan": "lepas"},
    "uji_hitung": {"tempelan": "Indikator\tTarget\tRealisasi\tCapaian\nNilai IKM\t80\t76\t95%"},
    "dasar_hukum_tambah": {"bentuk": "Peraturan Bupati", "nomor": "5", "tahun": "2010"},
    "impor_templat": {"lembar": ""},
    "impor_dokumen": {"tempelan": "JABATAN : Sekretaris"},
    "impor_dokumen_lembar_tambah": {"nama": "Arsiparis"},
    "impor_dokumen_sisa_pakai": {"bidang": "tembusan"},
}
FORMULIR = [baris for baris in MATRIKS if baris.get != "*405" and baris.post != "*405"]


class PembacaFormulir(HTMLParser):
    """Fields of the page's main form as a browser would send them, the required ones filled in; `pilihan`: selects."""

    def __init__(self, isi: str):
        super().__init__()
        self.data: dict[str, str] = {}
        self.pilihan: list[str] = []
        self.tawaran: set[tuple[str, str]] = set()
        self.harus: set[str] = set()  # selects that must be answered
        self.kotak: dict[str, str] = {}  # name of a group of boxes → its first
        self._nama = ""
        self._utama = False
        self.feed(isi)

    def handle_starttag(self, tag, atribut):
        sifat = dict(atribut)
        if tag == "form":
            self._utama = sifat.get("method", "get").lower() == "post" and not sifat.get("action")
        nama = sifat.get("name")
        if not self._utama or "form" in sifat:  # what names another form is sent with that one
            return
        if nama and sifat.get("type") == "checkbox":
            self.kotak.setdefault(nama, sifat.get("value") or "on")
            self.tawaran.add((nama, sifat.get("value") or "on"))
        wajib = _isian_wajib(nama, sifat)
        if (
            tag == "input"
            and nama
            and ("checked" in sifat or sifat.get("type") not in ("checkbox", "radio", "submit"))
        ):
            self.data[nama] = sifat.get("value") or wajib
        elif tag in ("select", "textarea") and nama:
            self._nama = nama
            if tag == "select":
                self.pilihan.append(nama)
                self.harus |= {nama} if "required" in sifat else set()
            else:
                self.data[nama] = wajib
        if tag == "option":
            self.tawaran.add((self._nama, sifat.get("value") or ""))
        kosong = not self.data.get(self._nama) if self._nama in self.harus else self._nama not in self.data
        if tag == "option" and ("selected" in sifat or kosong):
            self.data[self._nama] = sifat.get("value") or ""

    def handle_data(self, data):
        if self._utama and self._nama and self._nama not in self.pilihan:
            self.data[self._nama] += data

    def handle_endtag(self, tag):
        if tag in ("select", "textarea"):
            self._nama = ""
        if tag == "form":
            self._utama = False


def _isian_wajib(nama: str | None, sifat: dict) -> str:
    """What a person would type into a required field; the others stay empty."""
    if nama == "teks":
        return "80"
    menurut = {"email": "orang.baru@contoh.test", "date": "2024-05-06"}
    return menurut.get(sifat.get("type"), "satu") if "required" in sifat else ""


def kunci_dicoba(formulir: PembacaFormulir, nama: str, asing) -> list[str]:
    """An id of each kind of row of B, and a slug; for a choice among words one of them is enough."""
    satu_per_model = {type(satu): satu.pk for satu in asing.sendiri.objek.values()}
    tawaran = {nilai for milik, nilai in formulir.tawaran if milik == nama and nilai}
    kunci = [asing.sendiri.instansi.slug, *map(str, sorted(satu_per_model.values(), reverse=True))]
    if tawaran and not any(nilai.isdecimal() for nilai in tawaran):
        kunci = kunci[:2]
    return [satu for satu in dict.fromkeys(kunci) if satu not in tawaran]  # a row of A may have the number of another


def siapkan_formulir(peramban: Peramban, baris, tempat: str) -> tuple[PembacaFormulir, set[str]]:
    """The page's form, complete enough to be accepted, and its fields that choose rows."""
    formulir = PembacaFormulir(peramban.minta("get", tempat).isi)
    isian = ISIAN.get(baris.nama, {})
    formulir.data |= {nama: nilai or formulir.kotak[nama] for nama, nilai in isian.items()}
    return formulir, {*formulir.pilihan} | (isian.keys() & formulir.kotak.keys())


def test_pilihan_dari_pemda_lain_ditolak(dunia, asing):
    """Every select of every form once, with the id of each kind of row of B, the rest as the page offers it."""
    diterima, ditolak_juga, diuji, diminta = [], [], set(), 0
    for peran in (Peran.PERENCANA, Peran.ADMIN_PEMDA, Peran.INSPEKTORAT):
        peramban = Peramban(dunia.pengguna[peran])
        for baris in [satu for satu in FORMULIR if satu.harapan("get", False)[peran] == 200]:
            tempat = alamat(baris, dunia, dunia.sendiri)
            formulir, dicoba = siapkan_formulir(peramban, baris, tempat)
            dicoba = sorted({(baris.nama, nama) for nama in dicoba} - diuji)
            if dicoba and peramban.minta("post", tempat, formulir.data).status >= 400:  # 200: its effect is shown
                ditolak_juga.append((baris.nama, formulir.data))
            for _, nama in dicoba:
                for kunci in kunci_dicoba(formulir, nama, asing):
                    jawaban = peramban.minta("post", tempat, formulir.data | {nama: kunci})
                    diuji.add((baris.nama, nama))
                    if jawaban.status < 400 or KENARI.lower() in jawaban.isi.lower():
                        diterima.append((baris.nama, nama, kunci, jawaban.status))
        diminta += peramban.diminta
    assert diterima == []
    assert ditolak_juga == [], "tanpa id asing pun formulir ini tidak diterima, jadi ujinya tidak membuktikan apa-apa"
    assert len(diuji) >= 20, diuji
    keterangan = f"{len(diuji)} pilihan di {len(FORMULIR)} formulir"
    catat("isolasi", "Id pemda lain sebagai pilihan", dicoba=diminta, keterangan=keterangan)
