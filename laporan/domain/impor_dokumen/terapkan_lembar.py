"""The draft document of an import: its sheets with sasaran and rows, filled only where a sheet is still empty."""

from indikator.domain import penetapan as domain_penetapan
from indikator.domain.penetapan import DAPAT_DIISI, KOLOM_BAWAAN, masa
from indikator.enums import Dasar, JenisLembar, StatusDokumen
from indikator.models import Lembar, Penetapan
from laporan.domain.impor_dokumen.hasil import HasilTerapkan
from laporan.domain.impor_dokumen.kolom import kolom_tercetak
from laporan.domain.impor_dokumen.tahun import masa_impor, target_impor
from laporan.domain.impor_dokumen.terapkan_baris import simpan_baris
from laporan.models import BacaanLembar
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.models import Impor, Instansi, Jabatan

SUDAH_BERISI = (
    "{sebutan} di dokumen “{judul}” sudah berisi {banyak} indikator, dan impor tidak menimpanya. Lewati lembar itu di "
    "layar tinjauan, atau kosongkan lembarnya lebih dulu, lalu terapkan lagi."
)
SUDAH_DITETAPKAN = (
    "Dokumen “{judul}” ({masa}) sudah ditetapkan. Mulai reviu dokumen itu, kosongkan lembar yang hendak diganti, lalu "
    "terapkan impor ini; atau ubah tahun impornya."
)
TAHUN_LAIN = (
    "Sudah ada dokumen “{judul}” untuk {masa}, sedangkan impor ini untuk {impor}. Samakan tahun impornya dengan "
    "dokumen itu, lalu terapkan lagi."
)
TAHUN_TARGET = "Target tanpa tahun disimpan sebagai target {tahun}; dokumennya berlaku {masa}."


def simpan_lembar(
    oleh,
    impor: Impor,
    instansi: Instansi,
    lembar: list[BacaanLembar],
    jabatan: dict[int, Jabatan],
    hasil: HasilTerapkan,
    *,
    ulangan: bool,
) -> Penetapan:
    """Fill the draft of the years of the import. `ulangan`: the same file was applied before, so that sheets which
    have rows are taken as done. Raises IsianSalah, SalahStatus saying what is to be done first."""
    dokumen = _dokumen(oleh, impor, instansi, lembar, hasil, ulangan)
    tahun, tersirat = target_impor(impor)
    ada = {(satu.jenis, satu.jabatan_id): satu for satu in dokumen.lembar.select_related("jabatan__unit")}
    terisi = _terisi(dokumen)
    for jenis, milik, semua in _per_lembar(lembar, jabatan):
        lama = ada.get((jenis, milik.pk if milik else None))
        if lama is not None and terisi.get(lama.pk):
            _sudah_berisi(lama, dokumen, terisi[lama.pk], hasil, ulangan)
            continue
        tujuan = lama or _buat(oleh, dokumen, jenis, milik, semua, len(ada) + 1, hasil)
        ada[jenis, milik.pk if milik else None] = tujuan
        tujuan.penetapan = dokumen
        simpan_baris(oleh, tujuan, semua, tahun, tersirat=tersirat, hasil=hasil)
    if hasil.target and tersirat and dokumen.tahun_mulai != dokumen.tahun_selesai:
        hasil.catat(TAHUN_TARGET.format(tahun=tahun, masa=masa(dokumen)))
    return dokumen


def _per_lembar(lembar: list[BacaanLembar], jabatan: dict[int, Jabatan]):
    """(jenis, jabatan, its sheets of the document): all IKU tables are one sheet."""
    iku = [satu for satu in lembar if satu.jenis == JenisLembar.IKU]
    hasil = [(JenisLembar.IKU.value, None, iku)] if iku else []
    return hasil + [(satu.jenis, jabatan[satu.pk], [satu]) for satu in lembar if satu.jenis == JenisLembar.IKI]


def _terisi(dokumen: Penetapan) -> dict[int, int]:
    """{key of the sheet: its sasaran and rows}, where there are any."""
    hitung: dict[int, int] = {}
    for model in ("indikator", "sasaran"):
        for pk in dokumen.lembar.filter(**{f"{model}__isnull": False}).values_list("pk", flat=True):
            hitung[pk] = hitung.get(pk, 0) + (model == "indikator")
    return {pk: max(banyak, 1) for pk, banyak in hitung.items()}


def _sudah_berisi(lama: Lembar, dokumen: Penetapan, banyak: int, hasil: HasilTerapkan, ulangan: bool) -> None:
    if ulangan:
        hasil.catat(f"{lama.judul} sudah berisi; tidak diubah.")
        return
    if dokumen.status == StatusDokumen.DITETAPKAN:
        raise SalahStatus(SUDAH_DITETAPKAN.format(judul=dokumen.judul, masa=masa(dokumen)))
    raise IsianSalah(SUDAH_BERISI.format(sebutan=lama.judul, judul=dokumen.judul, banyak=banyak))


def _buat(oleh, dokumen: Penetapan, jenis: str, jabatan, semua, urutan: int, hasil: HasilTerapkan) -> Lembar:
    hasil.lembar += 1
    return domain_penetapan.buat_lembar(
        oleh=oleh,
        penetapan=dokumen,
        jenis=jenis,
        jabatan=jabatan,
        kolom=kolom_tercetak(jenis, semua) or KOLOM_BAWAAN[JenisLembar(jenis)],
        urutan=urutan,
        catatan_sumber=_catatan(semua),
    )


def _catatan(semua: list[BacaanLembar]) -> str:
    """What was noted of the sheets as a whole when they were read."""
    isi = [satu for lembar in semua for satu in lembar.catatan]
    kalimat = [satu if isinstance(satu, str) else satu["kalimat"] for satu in isi if _umum(satu)]
    return "\n".join(dict.fromkeys(kalimat))


def _umum(catatan) -> bool:
    return isinstance(catatan, str) or not catatan.get("bidang")


def _dokumen(oleh, impor: Impor, instansi: Instansi, lembar, hasil: HasilTerapkan, ulangan: bool) -> Penetapan:
    """The open draft of the same years, else a new one."""
    mulai, selesai = masa_impor(impor)
    semua = Penetapan.objects.filter(instansi=instansi, tahun_mulai__lte=selesai, tahun_selesai__gte=mulai)
    semua = list(semua.select_related("instansi__pemda").order_by("-versi_ke", "-pk"))
    ada = next((satu for satu in semua if satu.status in DAPAT_DIISI), semua[0] if semua else None)
    if ada is None:
        return _dokumen_baru(oleh, impor, instansi, lembar, (mulai, selesai), hasil)
    if (ada.tahun_mulai, ada.tahun_selesai) != (mulai, selesai):
        rentang = str(mulai) if mulai == selesai else f"{mulai}–{selesai}"
        raise IsianSalah({"tahun": TAHUN_LAIN.format(judul=ada.judul, masa=masa(ada), impor=rentang)})
    if ada.status == StatusDokumen.DITETAPKAN and not ulangan:
        raise SalahStatus(SUDAH_DITETAPKAN.format(judul=ada.judul, masa=masa(ada)))
    hasil.dokumen.append({"pk": ada.pk, "judul": ada.judul, "tahun": ada.tahun_mulai, "baru": 0})
    return ada


def _dokumen_baru(oleh, impor: Impor, instansi: Instansi, lembar, tahun: tuple[int, int], hasil) -> Penetapan:
    ada = {satu.jenis for satu in lembar}
    jenis = " dan ".join(satu.label for satu in JenisLembar if satu in ada)
    rentang = str(tahun[0]) if tahun[0] == tahun[1] else f"{tahun[0]}–{tahun[1]}"
    memakai = impor.kepala.get("keputusan") and not impor.kepala.get("tanpa_keputusan")
    dokumen = domain_penetapan.buat(
        oleh=oleh,
        instansi=instansi,
        judul=f"{jenis} {instansi.nama} Tahun {rentang}"[:300],
        tahun_mulai=tahun[0],
        tahun_selesai=tahun[1],
        dasar=Dasar.KEPUTUSAN if memakai else Dasar.DOKUMEN_SUMBER,
        catatan_sumber=f"Diimpor dari “{impor.judul}” (sha256 {impor.berkas.sha256}).",
    )
    hasil.dokumen.append({"pk": dokumen.pk, "judul": dokumen.judul, "tahun": tahun[0], "baru": 1})
    return dokumen
