"""The averages of a pemda as one hand-written aggregate over its stored capaian."""

from decimal import Decimal

from django.db import connection

from organisasi.models import Pemda

SEMUA = """
    select p.tahun, p.triwulan, l.jenis, p.instansi_id, avg(c.persen_dibatasi)
    from indikator_realisasi r
    join indikator_pengukuran p on p.id = r.pengukuran_id
    join indikator_indikator i on i.id = r.indikator_id
    join indikator_lembar l on l.id = i.lembar_id
    join indikator_capaian c on c.realisasi_id = r.id and c.pemda_id = r.pemda_id
    where r.pemda_id = %s and p.tahun >= %s
    group by 1, 2, 3, 4
"""


def agregat(pemda: Pemda, sejak: int) -> dict[tuple[int, int, str, int], Decimal]:
    """{(year, triwulan, kind of sheet, instansi): mean} from that year on."""
    with connection.cursor() as kursor:
        kursor.execute(SEMUA, [pemda.pk, sejak])
        return {(th, tw, jenis, pk): rata for th, tw, jenis, pk, rata in kursor.fetchall()}
