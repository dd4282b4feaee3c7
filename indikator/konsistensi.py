"""Documents, sheets, what is in force, and stored capaian: do they follow from each other?"""

from collections import defaultdict
from collections.abc import Iterator

from indikator.domain.penetapan import status_dari
from indikator.domain.periksa_hitung import periksa as hitung_lagi
from indikator.enums import StatusDokumen
from indikator.models import Lembar, Penetapan, PenetapanBerlaku
from organisasi.konsistensi.temuan import Temuan
from organisasi.models import Pemda

SARAN = "Bandingkan dengan Riwayat dokumen itu dan cadangan terakhir, lalu buka kembali dokumennya di aplikasi."


def periksa_dokumen(pemda: Pemda) -> Iterator[Temuan]:
    """The state of a document is that of its least advanced sheet."""
    lembar: dict[int, list[str]] = defaultdict(list)
    for penetapan, status in Lembar.objects.values_list("penetapan", "status"):
        lembar[penetapan].append(status)
    for satu in Penetapan.objects.filter(pk__in=lembar).select_related("instansi"):
        if (seharusnya := status_dari(lembar[satu.pk])) != satu.status:
            apa = f"Dokumen {satu.pk} “{satu}” berstatus {satu.status}, menurut lembarnya {seharusnya}."
            yield Temuan("status_dokumen", apa, SARAN, pemda.slug)


def periksa_berlaku(pemda: Pemda) -> Iterator[Temuan]:
    """What is in force was set, belongs to the instansi, covers the year, and is the only one."""
    dilihat: set[tuple[int, int]] = set()
    for satu in PenetapanBerlaku.objects.select_related("penetapan", "instansi").order_by("pk"):
        dokumen, salah = satu.penetapan, []
        if dokumen.status != StatusDokumen.DITETAPKAN:
            salah.append(f"berstatus {dokumen.status}")
        if dokumen.instansi_id != satu.instansi_id:
            salah.append("milik perangkat daerah lain")
        if not dokumen.tahun_mulai <= satu.tahun <= dokumen.tahun_selesai:
            salah.append("tidak mencakup tahun itu")
        if (satu.instansi_id, satu.tahun) in dilihat:
            salah.append("bukan satu-satunya")
        dilihat.add((satu.instansi_id, satu.tahun))
        if salah:
            apa = f"Dokumen berlaku {satu.instansi.slug} {satu.tahun} (baris {satu.pk}): {', '.join(salah)}."
            yield Temuan("dokumen_berlaku", apa, SARAN, pemda.slug)


def periksa_capaian(pemda: Pemda) -> Iterator[Temuan]:
    """Every stored capaian is what the engine gives for its stored inputs."""
    for beda in filter(None, hitung_lagi(pemda)):
        tempat = f"{beda.instansi} {beda.tahun} triwulan {beda.triwulan}, {beda.indikator}"
        apa = f"Capaian {tempat}: tersimpan {beda.bukti_lama or 'kosong'}, seharusnya {beda.bukti_baru}."
        saran = f"Jalankan: manage.py hitung_ulang --pemda {pemda.slug} (dengan --terapkan untuk yang masih terbuka)."
        yield Temuan("capaian", apa, saran, pemda.slug)


PEMDA = (periksa_dokumen, periksa_berlaku, periksa_capaian)
