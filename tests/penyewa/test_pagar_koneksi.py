"""Third net, between two requests: what one transaction told PostgreSQL is unknown to the next on that connection."""

from django.db import connection

from tests import pabrik


def test_pemda_tidak_tinggal_di_koneksi(basis_salinan, postgres):
    """Committed, as a request ends; the same connection then sees no row of anybody."""
    hitung = "select count(*) from organisasi_instansi"
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        pabrik.instansi("Dinas Sosial")
        with connection.cursor() as kursor:
            kursor.execute(hitung)
            assert kursor.fetchone() == (1,)
    with connection.cursor() as kursor:
        kursor.execute(hitung)
        assert kursor.fetchone() == (0,)
