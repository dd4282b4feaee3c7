"""Variabel bersama: the definition of a quantity that several formulas of one instansi use.

The columns of a Variabel are those of its document. A change of the shared definition reaches the attached variables
of documents that can still be filled in; set ones keep what was set, and only their link may change.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db import transaction
from django.db.models import Count, F, Prefetch, Q

from indikator.domain.nilai_variabel import deret
from indikator.domain.penetapan import DAPAT_DIISI
from indikator.enums import JenisVariabel
from indikator.models import Indikator, Lembar, Penetapan, Rumus, Variabel, VariabelBersama
from organisasi.domain import tulis
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import pastikan

CIRI = ("satuan", "sumber_data", "jenis")  # what a shared variable says about the attached ones
NAMA_MAKS = 300
DERET = "“{}” memuat banyak nilai di rumus ini, jadi tidak dapat menjadi variabel bersama."


@dataclass(frozen=True)
class Usulan:
    """Variables of one name in several formulas that are not shared yet. `bersama`: one of that name is there already.

    `beda` says where satuan or jenis differ: a person decides whether they are the same quantity.
    """

    nama: str
    variabel: tuple[Variabel, ...]
    bersama: VariabelBersama | None
    beda: str

    @property
    def indikator(self) -> list[str]:
        return list(dict.fromkeys(satu.rumus.indikator.nama for satu in self.variabel))


@transaction.atomic
def buat_bersama(
    *, oleh, instansi, nama: str, satuan: str = "", sumber_data: str = "", jenis: str = JenisVariabel.ARUS
) -> VariabelBersama:
    """A new shared variable of an instansi; its name is unique there."""
    pastikan(oleh, "isi_data", instansi)
    isi = {"nama": _nama(nama), "satuan": satuan.strip(), "sumber_data": sumber_data.strip(), "jenis": jenis}
    _pastikan_nama_bebas(instansi, isi["nama"])
    return tulis.buat(VariabelBersama, oleh=oleh, instansi=instansi, **isi)


@transaction.atomic
def ubah_bersama(
    bersama: VariabelBersama,
    *,
    oleh,
    nama: str,
    satuan: str = "",
    sumber_data: str = "",
    jenis: str = JenisVariabel.ARUS,
    versi: int | None = None,
) -> VariabelBersama:
    """Change the definition, also that of the attached variables in documents that can be filled in."""
    pastikan(oleh, "isi_data", bersama.instansi)
    isi = {"nama": _nama(nama), "satuan": satuan.strip(), "sumber_data": sumber_data.strip(), "jenis": jenis}
    _pastikan_nama_bebas(bersama.instansi, isi["nama"], kecuali=bersama.pk)
    bersama = tulis.ubah(bersama, oleh=oleh, versi=versi, **isi)
    _pegang_dokumen(lembar__indikator__rumus__variabel__bersama=bersama)
    for satu in _terpasang(bersama).filter(rumus__indikator__lembar__status__in=DAPAT_DIISI):
        _tulis(satu, oleh, _ciri(bersama), terbuka=True)
    return bersama


@transaction.atomic
def hapus_bersama(bersama: VariabelBersama, *, oleh, versi: int | None = None) -> None:
    """Delete a shared variable that no formula uses."""
    pastikan(oleh, "isi_data", bersama.instansi)
    if banyak := _terpasang(bersama).count():
        raise IsianSalah(
            f"Masih dipakai {banyak} variabel. Tekan “Lepas” pada tiap rumusnya di daftar variabel bersama."
        )
    tulis.hapus(bersama, oleh=oleh, versi=versi)


@transaction.atomic
def pasang(variabel: Variabel, *, oleh, bersama: VariabelBersama) -> Variabel:
    """Attach a variable; in a document that can be filled in it takes over the definition.

    A set document keeps its satuan, so there the two must agree: one value stands for both.
    """
    instansi = variabel.rumus.indikator.lembar.penetapan.instansi
    pastikan(oleh, "isi_data", instansi)
    if bersama.instansi_id != instansi.pk:
        raise IsianSalah({"bersama": "Variabel bersama hanya dapat dipilih dari perangkat daerah yang sama."})
    if variabel.kode in deret(variabel.rumus):
        raise IsianSalah({"bersama": DERET.format(variabel.nama)})
    if _terbuka(variabel):
        return _tulis(variabel, oleh, {"bersama": bersama} | _ciri(bersama), terbuka=True)
    if variabel.satuan.strip() and bersama.satuan and not _sama(variabel.satuan, bersama.satuan):
        kalimat = f"Satuannya berbeda: {variabel.satuan} di dokumen yang ditetapkan, {bersama.satuan} di sini."
        raise IsianSalah({"bersama": kalimat})
    return _tulis(variabel, oleh, {"bersama": bersama}, terbuka=False)


@transaction.atomic
def lepas(variabel: Variabel, *, oleh) -> Variabel:
    """Detach a variable; it keeps satuan, sumber data and jenis as they are. Detached already: nothing is written."""
    pastikan(oleh, "isi_data", variabel.rumus.indikator.lembar.penetapan.instansi)
    if variabel.bersama_id is None:
        return variabel
    terbuka = _terbuka(variabel)  # who saves the formula meanwhile sees it detached, or has replaced it already
    return _tulis(variabel, oleh, {"bersama": None}, terbuka=terbuka)


@transaction.atomic
def pasang_usulan(*, oleh, instansi, tahun: int, nama: str) -> VariabelBersama:
    """Accept a proposal: make the shared variable of this name if there is none, and attach all of its variables."""
    pastikan(oleh, "isi_data", instansi)
    satu = next((u for u in usulan(instansi, tahun) if _sama(u.nama, nama)), None)
    if satu is None:
        raise IsianSalah(f"Tidak ada variabel “{nama}” yang dapat dijadikan bersama. Muat ulang halamannya.")
    contoh = satu.variabel[0]
    isi = {"satuan": contoh.satuan, "sumber_data": contoh.sumber_data, "jenis": contoh.jenis}
    bersama = satu.bersama or buat_bersama(oleh=oleh, instansi=instansi, nama=satu.nama, **isi)
    for variabel in satu.variabel:
        pasang(variabel, oleh=oleh, bersama=bersama)
    return bersama


def daftar(instansi) -> list[VariabelBersama]:
    """The shared variables of an instansi, each with `banyak`: in how many formulas it stands, and these variables
    (`terpasang`), the latest document first; two queries."""
    dokumen = "rumus__indikator__lembar__penetapan"
    terpasang = Variabel.objects.select_related(dokumen, "rumus__indikator__lembar__jabatan")
    terpasang = terpasang.order_by(f"-{dokumen}__tahun_mulai", f"-{dokumen}__versi_ke", "rumus__indikator", "urutan")
    semua = VariabelBersama.objects.filter(instansi=instansi).annotate(banyak=Count("variabel")).order_by("nama")
    return list(semua.prefetch_related(Prefetch("variabel", queryset=terpasang, to_attr="terpasang")))


def usulan(instansi, tahun: int) -> list[Usulan]:
    """Variables with equal names in two indicators or more, or equal to a shared one; two queries."""
    bersama = {_kunci(satu.nama): satu for satu in VariabelBersama.objects.filter(instansi=instansi)}
    kelompok: dict[str, list[Variabel]] = {}
    for satu in _tunggal(_milik(instansi, tahun).filter(bersama__isnull=True)):
        kelompok.setdefault(_kunci(satu.nama), []).append(satu)
    hasil = []
    for kunci, isi in kelompok.items():
        if kunci in bersama or len({satu.rumus.indikator.silsilah for satu in isi}) > 1:
            hasil.append(Usulan(_rapi(isi[0].nama), tuple(isi), bersama.get(kunci), _beda_ciri(isi)))
    return hasil


def _milik(instansi, tahun: int):
    """Variables of the formulas in force that year and of those in documents that can be filled in."""
    berlaku = Q(rumus__indikator__lembar__penetapan__berlaku__tahun=tahun)
    terbuka = Q(rumus__indikator__lembar__status__in=DAPAT_DIISI)
    semua = Variabel.objects.filter(rumus__indikator__lembar__penetapan__instansi=instansi, rumus__pohon__isnull=False)
    kait = "rumus__indikator__lembar__penetapan__instansi"
    return semua.filter(berlaku | terbuka).select_related(kait).order_by("rumus__indikator", "urutan").distinct()


def _tunggal(semua: Iterable[Variabel]) -> Iterator[Variabel]:
    """Without those that stand for many numbers; of one formula its variables follow one another."""
    for _, milik in groupby(semua, key=lambda satu: satu.rumus_id):
        variabel = list(milik)
        berderet = deret(variabel[0].rumus)
        yield from (satu for satu in variabel if satu.kode not in berderet)


def _terpasang(bersama: VariabelBersama):
    return Variabel.objects.filter(bersama=bersama).select_related("rumus__indikator__lembar__penetapan__instansi")


def _terbuka(variabel: Variabel) -> bool:
    """Whether its sheet may be filled in, asked while nobody can submit it."""
    lembar = variabel.rumus.indikator.lembar
    if lembar.status not in DAPAT_DIISI:
        return False
    _pegang_dokumen(pk=lembar.penetapan_id)
    return Lembar.objects.filter(pk=lembar.pk, status__in=DAPAT_DIISI).exists()


def _pegang_dokumen(**syarat) -> None:
    """Hold these documents until the transaction ends: every move of a sheet locks its document first."""
    kunci = Penetapan.objects.filter(status__in=DAPAT_DIISI, **syarat).order_by().values("pk")
    list(tulis.kunci_kueri(Penetapan.objects.filter(pk__in=kunci)).order_by("pk"))


def _tulis(variabel: Variabel, oleh, isi: dict, *, terbuka: bool) -> Variabel:
    """Change columns of a variable in place (its values hang on it); the audit row is that of its formula.

    `terbuka`: its row can be edited, so the version of the row moves along: a form opened before would take the change
    back. Raises SalahStatus when the formula was saved meanwhile and has other variables.
    """
    lama, baru = _kalimat(variabel), _kalimat(variabel, isi)
    rumus = Rumus.objects.get(pk=variabel.rumus_id)
    tulis.ubah(rumus, oleh=oleh, rincian={f"variabel {variabel.nama}": (lama, baru)})
    if not Variabel.objects.filter(pk=variabel.pk).update(**isi):
        raise SalahStatus(tulis.KALIMAT_HILANG)
    if terbuka:
        Indikator.objects.filter(rumus=rumus).update(versi=F("versi") + 1)
    for kolom, nilai in isi.items():
        setattr(variabel, kolom, nilai)
    return variabel


def _kalimat(variabel: Variabel, isi: dict | None = None) -> str:
    nilai = {kolom: getattr(variabel, kolom) for kolom in (*CIRI, "bersama")} | (isi or {})
    ciri = [nilai["satuan"], nilai["jenis"], nilai["sumber_data"], f"bersama: {nilai['bersama']}"]
    return "; ".join(map(str, filter(None, ciri[:3] if nilai["bersama"] is None else ciri)))


def _ciri(bersama: VariabelBersama) -> dict:
    return {kolom: getattr(bersama, kolom) for kolom in CIRI}


def _beda_ciri(variabel: list[Variabel]) -> str:
    beda = [
        f"{nama}: {' / '.join(isi)}"
        for nama, isi in (
            ("satuan", sorted({v.satuan or "(kosong)" for v in variabel})),
            ("jenis", sorted({v.jenis for v in variabel})),
        )
        if len(isi) > 1
    ]
    return f"Berbeda {'; '.join(beda)}." if beda else ""


def _nama(nama: str) -> str:
    rapi = _rapi(nama)
    if not rapi or len(rapi) > NAMA_MAKS:
        raise IsianSalah({"nama": f"Isi nama variabelnya (paling banyak {NAMA_MAKS} huruf)."})
    return rapi


def _pastikan_nama_bebas(instansi, nama: str, kecuali: int | None = None) -> None:
    if VariabelBersama.objects.filter(instansi=instansi, nama__iexact=nama).exclude(pk=kecuali).exists():
        raise IsianSalah({"nama": "Variabel bersama dengan nama ini sudah ada."})


def _rapi(nama: str) -> str:
    return " ".join(nama.split())[:NAMA_MAKS]


def _kunci(nama: str) -> str:
    return _rapi(nama).casefold()


def _sama(satu: str, lain: str) -> bool:
    return _kunci(satu) == _kunci(lain)
