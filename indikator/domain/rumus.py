"""Rumus: keep the text, store the tree and the variables read from it, or the reason why there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indikator.domain import variabel as domain_variabel
from indikator.enums import JenisVariabel
from indikator.models import Indikator, Rumus, Variabel, VariabelBersama
from indikator.rumus import BacaanRumus, ast, baca
from indikator.rumus.deret import kode_deret
from indikator.rumus.variabel import VariabelTerbaca
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah

ALASAN_MAKS = 300


@dataclass(frozen=True)
class IsianVariabel:
    """What a planner says about one variable; `bersama` is a shared variable of the instansi, or "baru" to make one.

    With `bersama` the shared row says satuan, sumber data and jenis.
    """

    satuan: str = ""
    sumber_data: str = ""
    jenis: str = JenisVariabel.ARUS
    bersama: VariabelBersama | str | None = None


BARU = "baru"


def usulan(terbaca: VariabelTerbaca) -> IsianVariabel:
    """What the words of a variable suggest, until a planner says otherwise."""
    return IsianVariabel(satuan=terbaca.satuan or "", jenis=str(terbaca.jenis))


def tersimpan(variabel: Variabel) -> IsianVariabel:
    return IsianVariabel(variabel.satuan, variabel.sumber_data, variabel.jenis, variabel.bersama)


def seperti(variabel: Variabel, isi: IsianVariabel) -> bool:
    """Whether the stored variable is what was said about it; a shared one says the rest itself."""
    if isi.bersama is None:
        return tersimpan(variabel) == isi
    return variabel.bersama is not None and isi.bersama in (BARU, variabel.bersama)


@utuh
def atur(
    *,
    oleh,
    indikator: Indikator,
    teks: str,
    variabel: Mapping[str, IsianVariabel] | None = None,
    dipegang: bool = False,
) -> Rumus:
    """Set the formula text of an indicator, read it, and set its variables; `variabel` maps codes to what is said.

    A variable that stays in the formula keeps what was said about it; unchanged content writes nothing. The caller
    has checked right and state of the sheet. dipegang: it holds the row, and the rumus it carries was read since.
    """
    rumus = _rumus_kini(indikator, dipegang)
    lama = list(rumus.variabel.select_related("bersama").order_by("urutan")) if rumus else []
    bacaan = baca(teks, indikator.nama, {satu.kode: satu.nama for satu in lama})
    instansi = indikator.lembar.penetapan.instansi
    baru = susun_variabel(oleh, instansi, bacaan, {satu.kode: satu for satu in lama}, variabel or {})
    isi = kolom_rumus(teks, bacaan)
    sebelum, sesudah = list(map(_kalimat_tersimpan, lama)), list(map(kalimat, baru))
    if rumus is None:
        rumus = tulis.buat(Rumus, oleh=oleh, indikator=indikator, rincian={"variabel": sesudah}, **isi)
    else:
        rumus.indikator = indikator  # and its `rumus` is this one from now on
        rumus = tulis.ubah(rumus, oleh=oleh, rincian={"variabel": (sebelum, sesudah)}, dipegang=True, **isi)
    if [isi_tersimpan(satu) for satu in lama] != baru:
        tulis.ganti_daftar(Variabel, {"rumus": rumus}, baru, oleh=oleh)
    return rumus


def _rumus_kini(indikator: Indikator, dipegang: bool) -> Rumus | None:
    if dipegang and Indikator.rumus.related.is_cached(indikator):  # every writer holds its document
        return getattr(indikator, "rumus", None)
    return tulis.kunci_kueri(Rumus.objects.filter(indikator=indikator)).first()


def pasang_banyak(oleh, instansi, daftar: Sequence[tuple]) -> None:
    """`atur` for rows that have no formula yet: (row, text, what is said of its variables); in a few queries."""
    isi, variabel, rincian = [], [], []
    for indikator, teks, ditulis in daftar:
        bacaan = baca(teks, indikator.nama, {})
        variabel.append(susun_variabel(oleh, instansi, bacaan, {}, ditulis or {}))
        isi.append({"indikator": indikator} | kolom_rumus(teks, bacaan))
        rincian.append({"variabel": list(map(kalimat, variabel[-1]))})
    rumus = tulis.buat_banyak(Rumus, oleh=oleh, daftar=isi, rincian=rincian)
    milik = [{"rumus": satu} | kolom for satu, semua in zip(rumus, variabel, strict=True) for kolom in semua]
    tulis.buat_banyak(Variabel, oleh=oleh, catat=False, daftar=milik)


def kolom_rumus(teks: str, bacaan: BacaanRumus) -> dict:
    return {
        "teks": teks,
        "pohon": ast.ke_json(bacaan.pohon) if bacaan.pohon is not None else None,
        "gaya": bacaan.gaya,
        "alasan_teks": bacaan.alasan[:ALASAN_MAKS],
    }


def susun_variabel(oleh, instansi, bacaan: BacaanRumus, lama: Mapping, ditulis: Mapping) -> list[dict]:
    """Columns of the variables in the order of the formula: as typed, else as stored, else as proposed."""
    deret = kode_deret(bacaan.pohon) if bacaan.pohon is not None else frozenset()
    hasil = []
    for urutan, terbaca in enumerate(bacaan.variabel, 1):
        isi = ditulis.get(terbaca.kode)
        if isi is None:
            isi = tersimpan(lama[terbaca.kode]) if terbaca.kode in lama else usulan(terbaca)
            isi = replace(isi, bersama=None) if terbaca.kode in deret else isi
        elif isi.bersama is not None and terbaca.kode in deret:
            raise IsianSalah({f"variabel-{terbaca.kode}-bersama": domain_variabel.DERET.format(terbaca.nama)})
        bersama = _bersama(oleh, instansi, terbaca, isi)
        sumber = bersama or isi
        hasil.append(
            {
                "urutan": urutan,
                "kode": terbaca.kode,
                "nama": terbaca.nama,
                "satuan": sumber.satuan,
                "sumber_data": sumber.sumber_data,
                "jenis": str(sumber.jenis),
                "bersama": bersama,
            }
        )
    return hasil


def _bersama(oleh, instansi, terbaca: VariabelTerbaca, isi: IsianVariabel) -> VariabelBersama | None:
    """The shared variable that was chosen, made now where that was asked for."""
    if isi.bersama == BARU:
        ciri = {"satuan": isi.satuan, "sumber_data": isi.sumber_data, "jenis": isi.jenis}
        return domain_variabel.buat_bersama(oleh=oleh, instansi=instansi, nama=terbaca.nama, **ciri)
    if isi.bersama is not None and isi.bersama.instansi_id != instansi.pk:
        raise IsianSalah("Variabel bersama hanya dapat dipilih dari perangkat daerah yang sama.")
    return isi.bersama


def isi_tersimpan(satu: Variabel) -> dict:
    kolom = ("urutan", "kode", "nama", "satuan", "sumber_data", "jenis", "bersama")
    return {nama: getattr(satu, nama) for nama in kolom}


def _kalimat_tersimpan(satu: Variabel) -> str:
    return kalimat(isi_tersimpan(satu))


def kalimat(isi: Mapping) -> str:
    """One variable as the audit row keeps it: "Jumlah ASN (orang; Posisi; sumber: SIMPEG; bersama)"."""
    ciri = [isi["satuan"], JenisVariabel(isi["jenis"]).label.partition(" (")[0]]
    ciri += [f"sumber: {isi['sumber_data']}" if isi["sumber_data"] else "", "bersama" if isi["bersama"] else ""]
    return f"{isi['nama']} ({'; '.join(filter(None, ciri))})"
