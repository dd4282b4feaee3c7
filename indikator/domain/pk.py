"""Perjanjian Kinerja: the promise of a year, with its own copy of targets and budget (states: domain.alur.pk).

Drafts are made from the documents by `rancang_pk`; lines, budget and later versions: `baris_pk`, `anggaran_pk`,
`perubahan_pk`; parties and words: `pihak_pk`, `pernyataan_pk`.
"""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from indikator.domain.pihak_pk import hari_acuan, kolom_pihak, para_pihak, sendirian, tanpa_awalan
from indikator.domain.target import kolom_bacaan
from indikator.enums import PK_BERLAKU, PK_TERBUKA, StatusPK, Triwulan
from indikator.models import AnggaranPerjanjian, Indikator, PerjanjianKinerja, TargetPerjanjian
from organisasi.domain import instansi as domain_instansi
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import Bentrok, IsianSalah, SalahStatus
from organisasi.permissions import boleh, pastikan

KEPALA = (
    "tanggal", "tempat", "pihak_pertama", "jabatan_pertama", "pejabat_pertama", "pihak_kedua", "jabatan_kedua",
    "pejabat_kedua", "pernyataan", "dasar_perubahan", "alasan_perubahan", "berlaku_mulai_triwulan",
)  # fmt: skip


@utuh
def buat(
    *, oleh, instansi, tahun: int, baris: Sequence[tuple[Indikator, str]], anggaran: Sequence[dict] = (), **lain
) -> PerjanjianKinerja:
    """A draft PK; `baris` are (indikator, raw target text) in order, `anggaran` the columns of its budget lines."""
    pastikan(oleh, "isi_data", instansi)
    perjanjian = tulis.buat(PerjanjianKinerja, oleh=oleh, instansi=instansi, tahun=tahun, **lain)
    isi = [kolom_baris(indikator, teks, urutan) for urutan, (indikator, teks) in enumerate(baris, 1)]
    tulis.buat_banyak(TargetPerjanjian, oleh=oleh, daftar=[{"perjanjian": perjanjian} | satu for satu in isi])
    uang = [{"perjanjian": perjanjian, "urutan": urutan} | satu for urutan, satu in enumerate(anggaran, 1)]
    tulis.buat_banyak(AnggaranPerjanjian, oleh=oleh, daftar=uang)
    return perjanjian


def kolom_baris(indikator: Indikator, teks: str, urutan: int) -> dict:
    """Columns of a line: the target as it is read."""
    isi = kolom_bacaan(teks, indikator.nama, indikator.satuan)
    return {"indikator": indikator, "urutan": urutan} | isi


@utuh
def ubah(
    *, oleh, perjanjian: PerjanjianKinerja, versi: int | None = None, ambil_pihak: bool = False, **nilai
) -> PerjanjianKinerja:
    """Change the head (KEPALA). A chosen pejabat gives the name where none was typed; with `ambil_pihak` both parties
    are those recorded on its date. Raises Ditolak, SalahStatus, IsianSalah, Bentrok.
    """
    if asing := set(nilai) - set(KEPALA):
        raise TypeError(f"Bukan bagian kepala perjanjian: {', '.join(sorted(asing))}")
    perjanjian = buka_isian(oleh, perjanjian)
    if versi is not None and perjanjian.versi != versi:
        raise Bentrok(perjanjian, nilai)
    if ambil_pihak:
        hari = nilai.get("tanggal") or hari_acuan(perjanjian)
        nilai |= kolom_pihak(*para_pihak(perjanjian.instansi, perjanjian.jabatan, hari))
    for ke in ("pertama", "kedua"):
        _samakan_nama(perjanjian, ke, nilai)
    _periksa_kepala(perjanjian, nilai)
    return tulis.ubah(perjanjian, oleh=oleh, dipegang=True, **nilai)


@utuh
def hapus(*, oleh, perjanjian: PerjanjianKinerja, versi: int | None = None) -> None:
    """Throw an open PK away with its lines, budget and rencana aksi. Raises Ditolak, SalahStatus, Bentrok."""
    perjanjian = buka_isian(oleh, perjanjian)
    baris = [f"{satu.indikator.nama}: {satu.teks}" for satu in perjanjian.baris.select_related("indikator")]
    uang = [satu.nama for satu in perjanjian.anggaran.all()]
    tulis.hapus(perjanjian, oleh=oleh, versi=versi, rincian={"indikator_dan_target": baris, "program": uang})


def buka_isian(oleh, perjanjian: PerjanjianKinerja) -> PerjanjianKinerja:
    """The PK held for a change by its perencana. Raises Ditolak, and SalahStatus once it is no longer open."""
    pastikan(oleh, "isi_data", perjanjian.instansi)
    perjanjian = tulis.kunci(perjanjian, "instansi__pemda", "instansi__induk", "jabatan__induk", "asal")
    pastikan_dapat_diisi(oleh, perjanjian)
    return perjanjian


def pastikan_dapat_diisi(oleh, perjanjian: PerjanjianKinerja) -> None:
    """Raise Ditolak unless the actor writes for its OPD, SalahStatus once the PK is no longer with it."""
    pastikan(oleh, "isi_data", perjanjian.instansi)
    if perjanjian.status not in PK_TERBUKA:
        raise SalahStatus(
            f"Perjanjian kinerja ini {StatusPK(perjanjian.status).label.lower()}, jadi tidak dapat diubah. Tarik "
            "kembali pengajuannya, atau buat perjanjian kinerja perubahan bila sudah ditandatangani."
        )


def dapat_diisi(pelaku, perjanjian: PerjanjianKinerja) -> bool:
    return perjanjian.status in PK_TERBUKA and boleh(pelaku, "isi_data", perjanjian.instansi)


def terlihat(pelaku):
    """PKs the actor may see: signed ones of the visible instansi, the others where `lihat_draf` holds."""
    semua = PerjanjianKinerja.objects.filter(instansi__in=domain_instansi.terlihat(pelaku))
    if boleh(pelaku, "lihat_draf"):
        return semua
    return semua.filter(pelaku.wilayah("instansi") | Q(status__in=PK_BERLAKU))


def pastikan_terlihat(pelaku, perjanjian: PerjanjianKinerja) -> None:
    """Raise Ditolak unless the actor may see this PK in its present state."""
    pastikan(pelaku, "lihat_instansi", perjanjian.instansi)
    if perjanjian.status not in PK_BERLAKU:
        pastikan(pelaku, "lihat_draf", perjanjian.instansi)


def sekeluarga(perjanjian: PerjanjianKinerja):
    """Every version for the same instansi or jabatan and year."""
    milik = {"instansi": perjanjian.instansi_id, "jabatan": perjanjian.jabatan_id, "tahun": perjanjian.tahun}
    return PerjanjianKinerja.objects.filter(**milik)


def versi_lain(perjanjian: PerjanjianKinerja, pelaku) -> list[PerjanjianKinerja]:
    """The other versions for the same instansi or jabatan and year that the actor may see."""
    milik = sekeluarga(perjanjian).exclude(pk=perjanjian.pk).values("pk")
    return list(terlihat(pelaku).filter(pk__in=milik).order_by("versi_ke"))


def kekurangan(perjanjian: PerjanjianKinerja) -> list[str]:
    """What forbids submitting: lines and targets, and of the head parties, date and the reason of a change."""
    return [*_kurang_baris(perjanjian), *_kurang_kepala(perjanjian)]


def kekurangan_isi(perjanjian: PerjanjianKinerja) -> list[str]:
    """The same of the lines only: a loaded document has of its head what its source prints."""
    return _kurang_baris(perjanjian)


def _kurang_baris(perjanjian: PerjanjianKinerja) -> list[str]:
    baris = list(perjanjian.baris.select_related("indikator"))
    if not baris:
        return ["Perjanjian kinerja belum berisi indikator."]
    return [f"Target “{satu.indikator}” belum diisi." for satu in baris if not satu.teks.strip()]


def _kurang_kepala(perjanjian: PerjanjianKinerja) -> list[str]:
    wajib = [("pihak pertama", perjanjian.pihak_pertama and perjanjian.jabatan_pertama)]
    if not sendirian(perjanjian):
        wajib.append(("pihak kedua", perjanjian.pihak_kedua and perjanjian.jabatan_kedua))
    kurang = [f"Nama dan jabatan {kata} belum lengkap." for kata, isi in wajib if not isi]
    if not perjanjian.tanggal:
        kurang.append("Tanggal perjanjian belum diisi.")
    if perjanjian.versi_ke > 1 and not perjanjian.dasar_perubahan:
        kurang.append("Dasar perubahan belum dipilih.")
    if perjanjian.versi_ke > 1 and not perjanjian.alasan_perubahan.strip():
        kurang.append("Alasan perubahan belum ditulis.")
    return kurang


def _samakan_nama(perjanjian: PerjanjianKinerja, ke: str, nilai: dict) -> None:
    """The name follows the chosen person, unless another one was typed for them; titles are kept without "Plt."."""
    kolom, orang = f"pihak_{ke}", nilai.get(f"pejabat_{ke}")
    lama = getattr(perjanjian, f"pejabat_{ke}")
    if orang is not None:
        diketik = nilai.get(kolom, getattr(perjanjian, kolom))
        if not diketik or (lama is not None and lama != orang and diketik == lama.nama):
            nilai[kolom] = orang.nama
        if jabatan := nilai.get(f"jabatan_{ke}"):
            nilai[f"jabatan_{ke}"] = tanpa_awalan(jabatan)


def _periksa_kepala(perjanjian: PerjanjianKinerja, nilai: dict) -> None:
    tanggal: date | None = nilai.get("tanggal")
    if tanggal is not None and tanggal.year not in (perjanjian.tahun - 1, perjanjian.tahun):
        raise IsianSalah({"tanggal": f"Perjanjian ini untuk tahun {perjanjian.tahun}; periksa tahun tanggalnya."})
    if tanggal is not None and perjanjian.asal and perjanjian.asal.tanggal and tanggal < perjanjian.asal.tanggal:
        raise IsianSalah({"tanggal": "Tanggal ini mendahului tanggal perjanjian yang diubahnya."})
    periksa_mulai(nilai.get("berlaku_mulai_triwulan"), perjanjian.asal)


def periksa_mulai(triwulan: int | None, asal: PerjanjianKinerja | None) -> None:
    """Raise IsianSalah unless a version may hold from that triwulan: the first from I, a later one not before it."""
    if triwulan is None:
        return
    awal = asal.berlaku_mulai_triwulan if asal else Triwulan.SATU
    if asal is None and triwulan != awal:
        raise IsianSalah({"berlaku_mulai_triwulan": "Perjanjian yang pertama berlaku mulai triwulan I."})
    if not awal <= triwulan <= Triwulan.EMPAT:
        kata = Triwulan(awal).label
        raise IsianSalah({"berlaku_mulai_triwulan": f"Paling awal {kata}, seperti perjanjian yang diubahnya."})
