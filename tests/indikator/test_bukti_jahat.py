"""Hostile evidence through the door people use: refused with a sentence, or kept inert and handed out as a file."""

from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest

from kinerja.kepala import KURUNG
from organisasi.domain.isi_berkas import JENIS_MIME
from organisasi.models import Berkas
from tests import berkas_jahat, pabrik
from tests.catatan import catat
from tests.indikator import dunia_triwulan

pytestmark = pytest.mark.django_db
BATAS = "batas-kiriman-uji"
RUMAH = "/magetan/2024/realisasi/bagian-organisasi/"


@pytest.fixture
def d():
    return dunia_triwulan.susun()


def unggah(klien, satu: berkas_jahat.Jahat):
    """As a hostile browser sends it: the name as it is, path, line breaks and all (RFC 5987)."""
    kepala = f"form-data; name=\"berkas\"; filename*=UTF-8''{quote(satu.nama, safe='')}"
    isi = f"--{BATAS}\r\nContent-Disposition: {kepala}\r\nContent-Type: text/html\r\n\r\n".encode() + satu.isi
    isi += f"\r\n--{BATAS}--\r\n".encode()
    jenis = f"multipart/form-data; boundary={BATAS}"
    return klien.post(f"{RUMAH}unggah/", isi, content_type=jenis, headers={"Accept": "application/json"})


def cela(satu, jawaban, klien) -> list[str]:
    """What is wrong with the outcome of one file."""
    if satu.hasil == berkas_jahat.TOLAK:
        baik = jawaban.status_code == 422 and jawaban.json()["galat"].strip()
        return [] if baik else [f"{satu.sebut}: {jawaban.status_code}"]
    if jawaban.status_code != 200:
        return [f"{satu.sebut}: {jawaban.status_code} {jawaban.content.decode()[:200]}"]
    return [
        f"{satu.sebut}: {hal}" for hal in cela_unduhan(satu, klien.get(f"/magetan/berkas/{jawaban.json()['pk']}/"))
    ]


def cela_unduhan(satu, unduh) -> list[str]:
    kepala = unduh.headers
    periksa = {
        "isi": b"".join(unduh.streaming_content) == satu.isi,
        "jenis": kepala["Content-Type"] in JENIS_MIME.values(),
        "lampiran": kepala["Content-Disposition"].startswith("attachment"),
        "nosniff": kepala["X-Content-Type-Options"] == "nosniff",
        "kurung": kepala["Content-Security-Policy"] == KURUNG,
        "baris": not any("\r" in nilai or "\n" in nilai for nilai in kepala.values()),
    }
    return [nama for nama, baik in periksa.items() if not baik]


def test_korpus_bukti_bermusuhan(d, settings):
    klien, salah, hitung = pabrik.klien(d.perencana), [], Counter()
    for satu in berkas_jahat.semua():
        jawaban = unggah(klien, satu)
        salah += cela(satu, jawaban, klien)
        hitung[satu.hasil] += 1
    assert salah == [] and hitung.total() > 80
    with pabrik.dalam(d.pemda):
        semua = list(Berkas.objects.filter(titipan=True))
    assert len(semua) == hitung[berkas_jahat.MATI]
    akar = Path(settings.MEDIA_ROOT)
    letak = {jalur.relative_to(akar).as_posix() for jalur in akar.rglob("*") if jalur.is_file()}
    assert letak == {satu.isi.name for satu in semua}  # nothing outside, nothing of what was refused
    assert {satu.rpartition("/")[0] for satu in letak} == {f"pemda/{d.pemda.pk}"}
    assert not {satu.nama for satu in semua} & {satu.rpartition("/")[2] for satu in letak}  # names nobody can guess
    assert not any("/" in satu.nama or "\\" in satu.nama for satu in semua)
    keterangan = ", ".join(f"{banyak} {hasil}" for hasil, banyak in sorted(hitung.items()))
    catat("masukan", "Berkas bukti bermusuhan", dicoba=hitung.total(), keterangan=keterangan)
