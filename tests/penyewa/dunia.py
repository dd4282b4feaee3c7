"""A pemda with one row of everything a url can name, in two instansi, and a user of every role.

Two such worlds stand side by side in the tests of this folder: A, whose users look, and B, the stranger, every text of
which carries a canary word that may never be seen in A.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.utils import timezone

from indikator import models as ukur
from indikator.domain import anggaran, mutu, pk
from indikator.domain import capaian as domain_capaian
from laporan import models as terbit
from laporan.domain import keputusan
from laporan.domain.lkjip import dokumen as lkjip
from organisasi import models as organisasi
from organisasi import penyewa
from organisasi.domain.berkas import simpan_berkas
from organisasi.enums import PERAN_INSTANSI, Peran
from organisasi.models import Instansi, Pekerjaan, Pemda, Pengguna
from tests import pabrik

TAHUN = 2024
ANALISIS = {"faktor_penghambat": "Tenaga kurang", "tindak_lanjut": "Ditambah"}  # may be submitted below target
KENARI = "Kenarib"


@dataclass(frozen=True)
class Milik:
    """The rows of one instansi, by the name the matrix uses for them."""

    instansi: Instansi
    objek: dict
    sidik: str  # fingerprint of one of its quality notes

    def argumen(self, nama_url_kwargs: dict, objek: str) -> dict:
        """Values for the keyword arguments of a url; `objek` says what `pk` is."""
        nilai = {
            "tahun": TAHUN,
            "slug": self.instansi.slug,
            "instansi": self.instansi.slug,
            "jenis": "tugas",
            "nomor": 1,
            "sidik": self.sidik,
            "indikator": self.objek["indikator"].pk,
            "butir": self.objek["butir"].pk,
            "bagian": self.objek["bagian_lkjip"].pk,
            "urungan": self.objek["urungan_naskah"].pk,
        }
        if objek:
            nilai["pk"] = self.objek[objek].pk
        return {nama: nilai[nama] for nama in nama_url_kwargs if nama != "slug_pemda"}


@dataclass(frozen=True)
class Dunia:
    pemda: Pemda
    sendiri: Milik
    lain: Milik
    pengguna: dict[str, Pengguna]

    @contextmanager
    def dalam(self):
        with penyewa.sebagai(self.pemda):
            yield


def bangun(slug: str, kata: str) -> Dunia:
    """Every name contains `kata`; nothing else of the pemda but its slug is in an address."""
    pemda = pabrik.pemda(slug, f"Kabupaten {kata}", ibukota=kata)
    with pabrik.dalam(pemda) as oleh:
        pengaturan = _pengaturan(kata)
        sendiri = _milik(f"{slug}-dinas", kata, oleh)
        _pelengkap(sendiri, kata, oleh)
        lain = _milik(f"{slug}-badan", kata, oleh)
        for satu in (sendiri, lain):
            satu.objek.update(pengaturan)
        pengguna = {str(p): pabrik.anggota(p, sendiri.instansi if p in PERAN_INSTANSI else None) for p in Peran}
        pabrik._buat(organisasi.LanggananSurel, pengguna=pengguna[Peran.PERENCANA])
        for milik in (sendiri, lain):
            milik.objek.update(_pengelolaan(milik, kata))
        for nama in (sendiri, lain):
            _kerja_pengguna(nama, pengguna[Peran.PERENCANA])
    return Dunia(pemda, sendiri, lain, pengguna)


def _milik(slug: str, kata: str, oleh) -> Milik:
    instansi = pabrik.instansi(f"Dinas {slug} {kata}", slug=slug, nama_singkat=f"{kata} {slug[-5:]}")
    unit = pabrik.unit(instansi, f"Bidang {kata}")
    jabatan = pabrik.jabatan(
        instansi,
        f"Kepala {kata}",
        unit=unit,
        tugas=[f"Tugas satu {kata}", f"Tugas dua {kata}"],
        fungsi=[f"Fungsi {kata}"],
    )
    objek = {"unit": unit, "jabatan": jabatan, "instansi": instansi}
    objek |= _dokumen(instansi, jabatan, kata) | _ukuran(instansi, kata, oleh)
    objek |= _ukur(objek["indikator"], kata)
    bersama = pabrik._buat(ukur.VariabelBersama, instansi=instansi, nama=f"Jumlah seluruh {kata}")
    objek["variabel_bersama"] = bersama
    isi = {"rumus": objek["indikator"].rumus, "urutan": 1, "kode": "a", "nama": f"Jumlah {kata}"}
    objek["variabel"] = pabrik._buat(ukur.Variabel, **isi)
    objek |= _terbitan(instansi, objek, kata, oleh) | _tinjauan(instansi, objek, kata)
    sidik = next(t.sidik for t in mutu.periksa_instansi(instansi, TAHUN).temuan if t.aturan == "RUM-01")
    return Milik(instansi, objek, sidik)


def _pengelolaan(milik: Milik, kata: str) -> dict:
    """What only the admin of the pemda works on: a role of somebody, an official, the head of the planning chain."""
    orang = pabrik.anggota(Peran.PEMBACA, orang=pabrik.pengguna(f"Anggota {kata} {milik.instansi.slug}"))
    pejabat = pabrik.pejabat(f"Pejabat {kata} {milik.instansi.slug}")
    mulai = 2030 if milik.instansi.slug.endswith("dinas") else 2040
    periode = pabrik._buat(ukur.Periode, nama=f"Renstra {kata}", tahun_mulai=mulai, tahun_selesai=mulai + 5)
    return {
        "keanggotaan": pabrik.keanggotaan_dari(orang)[0],
        "pejabat": pejabat,
        "pemangku": pabrik.pemangku(pejabat, milik.instansi, milik.objek["jabatan"]),
        "periode": periode,
        "visi_misi": pabrik._buat(ukur.VisiMisi, periode=periode, jenis="misi", urutan=mulai, isi=f"Misi {kata}"),
        "tujuan": pabrik._buat(ukur.Tujuan, periode=periode, isi=f"Tujuan pemda {kata}"),
    }


def _pengaturan(kata: str) -> dict:
    """What the whole pemda shares: its scale and its policy."""
    skala = pabrik._buat(ukur.Skala, tahun_mulai=2000, nama=f"Skala {kata}")
    pabrik._buat(ukur.Kategori, skala=skala, urutan=1, label=f"Baik {kata}", warna="baik")
    manual = pabrik._buat(ukur.ManualPemda, nama=f"Persentase {kata}", bidang=kata, rumus=f"Jumlah {kata}")
    ukur.ManualIndikator.objects.get_or_create(kunci="rasio-gini", defaults={"nama": "Rasio gini", "bidang": "Makro"})
    kebijakan = pabrik._buat(ukur.KebijakanCapaian, tahun_mulai=2000)
    return {"skala": skala, "kebijakan": kebijakan, "manual_pemda": manual} | _pengaturan_keputusan(kata)


def _pengaturan_keputusan(kata: str) -> dict:
    """What the decrees of the pemda share."""
    bentuk = f"Peraturan Daerah {kata}"
    return {
        "templat": pabrik._buat(terbit.TemplatKeputusan, nama=f"Templat {kata}", isi={"tentang": kata}),
        "dasar_hukum": pabrik._buat(terbit.DasarHukumPemda, bentuk=bentuk, nomor="1", tahun=2016, tentang=kata),
        "buku": pabrik._buat(terbit.BukuNomor, penerbit=f"Kepala {kata}", tahun=TAHUN),
    }


def _pelengkap(milik: Milik, kata: str, oleh) -> None:
    """One row of every tenant table that no url names."""
    buat, objek, instansi = pabrik._buat, milik.objek, milik.instansi
    indikator, jabatan = objek["indikator"], objek["jabatan"]
    buat(organisasi.AliasInstansi, instansi=instansi, nama=f"Nama lain {kata}")
    buat(organisasi.AliasUnit, unit=objek["unit"], nama=f"Unit lain {kata}")
    buat(organisasi.UraianInstansi, instansi=instansi, jenis="tugas", urutan=1, isi=f"Tugas {kata}")
    buat(organisasi.PengaturanPemda, kop_baris=[f"Pemerintah {kata}"])
    pabrik.pemangku(pabrik.pejabat(f"Pejabat {kata}"), instansi, jabatan)
    periode = buat(ukur.Periode, nama=f"RPJMD {kata}", tahun_mulai=2021, tahun_selesai=2026)
    buat(ukur.VisiMisi, periode=periode, jenis="visi", urutan=1, isi=f"Visi {kata}")
    buat(ukur.Tujuan, periode=periode, instansi=instansi, isi=f"Tujuan {kata}")
    komponen = buat(ukur.Komponen, indikator=objek["indikator_iki"], urutan=1, nama=f"Dokumen {kata}")
    dihitung = pabrik.realisasi(objek["indikator_iki"], "1", **ANALISIS)
    domain_capaian.hitung_realisasi(dihitung)
    buat(ukur.KomponenTerpenuhi, realisasi=dihitung, komponen=komponen)
    buat(ukur.PengecualianMutu, instansi=instansi, aturan="UJI-01", sidik="0" * 64, kalimat=kata, alasan=kata)
    buat(ukur.Ajuan, lembar=objek["lembar"], ke=1, nama_oleh=kata, waktu=timezone.now(), isi={"nama": kata})
    buat(ukur.Jadwal, tahun=TAHUN, jenis="lkjip", tenggat=date(TAHUN + 1, 2, 28))
    buat(ukur.PenanggungJawab, indikator=indikator, unit=objek["unit"])
    buat(ukur.Dukungan, indikator=objek["indikator_iki"], mendukung=indikator)
    buat(ukur.RiwayatCapaian, indikator=indikator, tahun=2023, capaian_teks="90", sumber=f"LKjIP {kata}")
    buat(ukur.NilaiVariabel, realisasi=objek["realisasi"], variabel=objek["variabel"], nilai=1)
    buat(
        terbit.TabelSumber,
        lkjip=objek["lkjip"],
        kode="pk",
        urutan=1,
        judul=f"Tabel {kata}",
        kepala=["No"],
        baris=[["1"]],
    )
    buat(ukur.PerubahanIndikator, penetapan=objek["draf"], silsilah=indikator.silsilah, alasan=f"Alasan {kata}")
    _berkas_keputusan(objek["keputusan"], kata, oleh)
    _sekitar_lkjip(objek, kata, oleh)
    buat(terbit.TemuanSumber, lkjip=objek["lkjip"], kode="L01", tempat=kata, tercetak="1")
    buat(terbit.Cuplikan, jenis="lkjip", objek_id=objek["lkjip"].pk, judul=kata, isi={"judul": kata}, sha256="0" * 64)


def _berkas_keputusan(putusan, kata: str, oleh) -> None:
    buat = pabrik._buat
    berkas = simpan_berkas(oleh=oleh, nama=f"{kata}.pdf", isi=b"%PDF-", jenis_mime="application/pdf")
    buat(terbit.BerkasKeputusan, keputusan=putusan, jenis="pindaian", berkas=berkas)
    buat(terbit.TandaTanganElektronik, keputusan=putusan, penyedia="tiruan", penandatangan=f"Penanda {kata}")
    buat(terbit.UrunganNaskah, keputusan=putusan, bagian="diktum", kalimat=f"Hapus {kata}")


def _sekitar_lkjip(objek: dict, kata: str, oleh) -> None:
    """What no url names of a report: its files and earlier texts; and what an indicator is compared with."""
    buat, bagian = pabrik._buat, objek["bagian_lkjip"]
    berkas = simpan_berkas(oleh=oleh, nama=f"{kata} lkjip.pdf", isi=b"%PDF-", jenis_mime="application/pdf")
    buat(terbit.BerkasLkjip, lkjip=objek["lkjip"], jenis="pindaian", berkas=berkas)
    buat(terbit.VersiNaskah, bagian=bagian, ke=99, isi=f"<p>Lama {kata}</p>", nama_oleh=kata)
    buat(terbit.PenyuntingNaskah, bagian=bagian, pengguna=pabrik.pengguna(f"Penulis {kata}"), sampai=timezone.now())
    isi = {"jenis_pembanding": "nasional", "teks": "80", "sumber": f"Standar {kata}"}
    buat(ukur.Pembanding, indikator=objek["indikator"], **isi)


def _dokumen(instansi, jabatan, kata: str) -> dict:
    """A document in force (IKU and IKI sheet) and a draft of the year after."""
    berlaku = pabrik.penetapan(instansi, TAHUN, berlaku=True, judul=f"Dokumen {kata}")
    iku, iki = pabrik.lembar(berlaku), pabrik.lembar(berlaku, jabatan)
    sasaran = pabrik.sasaran(iku, f"Meningkatnya {kata}")
    indikator = pabrik.indikator(iku, f"Persentase {kata}", sasaran=sasaran, target="80%", rumus=f"Jumlah {kata}")
    indikator_iki = pabrik.indikator(iki, f"Jumlah dokumen {kata}", target="4 dokumen", rumus=f"Dokumen {kata}")
    draf = pabrik.penetapan(instansi, TAHUN + 1, judul=f"Draf {kata}")
    lembar_draf, iki_draf = pabrik.lembar(draf), pabrik.lembar(draf, jabatan)
    sasaran_draf = pabrik.sasaran(lembar_draf, f"Terwujudnya {kata}")
    return {
        "penetapan": berlaku,
        "lembar": iku,
        "lembar_iki": iki,
        "sasaran": sasaran,
        "indikator": indikator,
        "indikator_iki": indikator_iki,
        "draf": draf,
        "lembar_draf": lembar_draf,
        "lembar_iki_draf": iki_draf,
        "sasaran_draf": sasaran_draf,
        "indikator_draf": pabrik.indikator(
            lembar_draf, f"Nilai {kata}", sasaran=sasaran_draf, target="80", rumus=kata
        ),
    }


def _ukuran(instansi, kata: str, oleh) -> dict:
    program = anggaran.buat_program(oleh=oleh, instansi=instansi, tahun=TAHUN, kunci="program", nama=f"Program {kata}")
    kegiatan = anggaran.buat_kegiatan(
        oleh=oleh,
        instansi=instansi,
        tahun=TAHUN,
        kunci="kegiatan",
        nama=f"Kegiatan {kata}",
        program=program,
        pagu=1000,
        realisasi=900,
    )
    return {"program": program, "kegiatan": kegiatan}


def _ukur(indikator, kata: str) -> dict:
    realisasi = pabrik.realisasi(indikator, "79,41", **ANALISIS)
    domain_capaian.hitung_realisasi(realisasi)
    bukti = pabrik._buat(
        ukur.BuktiDukung, realisasi=realisasi, tautan="https://contoh.test/x", keterangan=f"Bukti {kata}"
    )
    return {"realisasi": realisasi, "pengukuran": realisasi.pengukuran, "bukti": bukti, "capaian": realisasi.capaian}


def _terbitan(instansi, objek: dict, kata: str, oleh) -> dict:
    butir = {bagian: [{"isi": f"bahwa {kata}"}] for bagian in ("menimbang", "mengingat", "diktum", "tembusan")}
    pihak = {f"{apa}_{ke}": f"{apa} {ke} {kata}" for apa in ("pihak", "jabatan") for ke in ("pertama", "kedua")}
    pihak |= {"tanggal": date(TAHUN, 1, 10)}
    perjanjian = pk.buat(oleh=oleh, instansi=instansi, tahun=TAHUN, baris=[(objek["indikator"], "82%")], **pihak)
    laporan = lkjip.buat(
        oleh=oleh,
        instansi=instansi,
        tahun=TAHUN,
        bagian=[{"kode": "bab1", "judul": f"BAB I {kata}", "isi": f"<p>Naskah {kata}</p>", "sasaran": None}],
    )
    return {
        "pk": perjanjian,
        "keputusan": keputusan.buat(
            oleh=oleh,
            instansi=instansi,
            penetapan=objek["penetapan"],
            tahun=TAHUN,
            tanggal=date(TAHUN, 1, 2),
            jabatan_penetap=f"Kepala {kata}",
            tentang=f"IKU {kata}",
            butir=butir,
        ),
        "lkjip": laporan,
        **_impor(instansi, objek, kata, oleh),
        **_bagian_pk(perjanjian, objek, kata),
        **_bagian_laporan(laporan, kata, oleh),
    }


def _impor(instansi, objek: dict, kata: str, oleh) -> dict:
    """An uploaded workbook and a document that was read, neither applied; a key of the API."""
    buat, berkas = pabrik._buat, {}
    for jenis in ("buku", "dokumen"):
        berkas[jenis] = simpan_berkas(
            oleh=oleh, nama=f"{jenis} {kata}.txt", isi=kata.encode(), jenis_mime="text/plain", instansi=instansi
        )
    isi = {"instansi": instansi, "tahun": TAHUN, "status": "siap"}
    buku = buat(organisasi.Impor, jenis="buku", judul=f"Buku {kata}", berkas=berkas["buku"], **isi)
    dokumen = buat(organisasi.Impor, jenis="dokumen", judul=f"Dokumen {kata}", berkas=berkas["dokumen"], **isi)
    lembar, _ = (
        buat(terbit.BacaanLembar, impor=dokumen, urutan=n, jenis="iki", nama=f"{nama} {kata}", instansi=instansi)
        for n, nama in enumerate(("Analis", "Arsiparis"), 1)  # a row of the first may move to the other
    )
    baris = {"sasaran": f"Sasaran {kata}", "indikator": f"Jumlah {kata}"}
    return {
        "impor": buku,
        "baris_impor": buat(organisasi.BarisImpor, impor=buku, urutan=1, lembar="iki", nomor=5, keadaan="baru"),
        "impor_dokumen": dokumen,
        "bacaan_lembar": lembar,
        "bacaan_baris": buat(terbit.BacaanBaris, lembar=lembar, urutan=1, **baris),
        "bacaan_sisa": buat(terbit.BacaanSisa, impor=dokumen, urutan=1, teks=f"Tembusan {kata}"),
        "token_api": buat(organisasi.TokenApi, nama=f"Token {kata}", awalan="kn_", sidik=uuid4().hex * 2),
    }


def _bagian_pk(perjanjian, objek: dict, kata: str) -> dict:
    buat, indikator = pabrik._buat, objek["indikator"]
    aksi = {"indikator": indikator, "triwulan": 1, "uraian": f"Rapat {kata}", "kegiatan": objek["kegiatan"]}
    return {
        "anggaran_pk": buat(ukur.AnggaranPerjanjian, perjanjian=perjanjian, nama=f"Program {kata}", jumlah=1000),
        "aksi": buat(ukur.RencanaAksi, perjanjian=perjanjian, **aksi),
    }


def _bagian_laporan(laporan, kata: str, oleh) -> dict:
    """Rows of a report that a url names."""
    buat, bagian = pabrik._buat, laporan.bagian.get()
    gambar = simpan_berkas(oleh=oleh, nama=f"{kata}.png", isi=b"\x89PNG", jenis_mime="image/png")
    reviu = buat(terbit.ReviuLkjip, lkjip=laporan, nomor=f"700/{kata}")
    return {
        "bagian_lkjip": bagian,
        "gambar": buat(terbit.GambarNaskah, lkjip=laporan, berkas=gambar, keterangan=kata, lebar=1, tinggi=1),
        "komentar": buat(terbit.KomentarLkjip, lkjip=laporan, bagian=bagian, isi=f"Lengkapi {kata}", nama_oleh=kata),
        "reviu": reviu,
        "catatan_reviu": buat(terbit.CatatanReviu, reviu=reviu, isi=f"Temuan {kata}"),
        "adendum": buat(terbit.AdendumLkjip, lkjip=laporan, ke=1, dasar=f"Surat {kata}", alasan=kata),
        "uji_hitung": buat(terbit.UjiHitung, instansi=laporan.instansi, judul=f"Uji {kata}", sumber="tempel"),
    }


def _tinjauan(instansi, objek: dict, kata: str) -> dict:
    """A remark on the sheet in force, one on the measuring, and a later due date."""
    isi = {"instansi": instansi, "isi": f"Perbaiki {kata}", "nama_oleh": kata}
    perpanjangan = pabrik._buat(
        ukur.PerpanjanganJadwal,
        instansi=instansi,
        tahun=TAHUN,
        jenis="lkjip",
        sampai=date(TAHUN + 1, 3, 15),
        alasan=kata,
    )
    return {
        "catatan": pabrik._buat(ukur.CatatanVerifikasi, lembar=objek["lembar"], **isi),
        "catatan_ukur": pabrik._buat(ukur.CatatanVerifikasi, pengukuran=objek["pengukuran"], **isi),
        "perpanjangan": perpanjangan,
    }


def _kerja_pengguna(milik: Milik, pengguna: Pengguna) -> None:
    """A job, a file, an undoable act and an unsaved form of this user."""
    kata = milik.instansi.nama
    draf = milik.objek["sasaran_draf"].lembar
    milik.objek["urungan"] = pabrik._buat(ukur.Urungan, lembar=draf, pengguna=pengguna, kalimat=f"Menghapus {kata}")
    putusan = milik.objek["keputusan"]
    milik.objek["butir"] = putusan.butir.get(bagian="diktum")
    isi = {"keputusan": putusan, "bagian": "diktum", "kalimat": f"Menghapus {kata}", "isi": [[], []]}
    milik.objek["urungan_naskah"] = pabrik._buat(terbit.UrunganNaskah, pengguna=pengguna, **isi)
    alamat = f"/{milik.instansi.pemda.slug}/jabatan/{milik.objek['jabatan'].pk}/ubah/"
    milik.objek["draf_isian"] = pabrik._buat(
        organisasi.DrafIsian, pengguna=pengguna, alamat=alamat, isi={"nama": [kata]}
    )
    kabar = {"penerima": pengguna, "jenis": "pengingat", "judul": f"Ingat {kata}", "alamat": alamat}
    milik.objek["pemberitahuan"] = pabrik._buat(organisasi.Pemberitahuan, instansi=milik.instansi, **kabar)
    isi = {
        "jenis": "uji",
        "judul": f"Cetak {milik.instansi.nama}",
        "kunci": milik.instansi.slug,
        "dibuat_oleh": pengguna,
    }
    milik.objek["pekerjaan"] = pabrik._buat(Pekerjaan, instansi=milik.instansi, **isi)
    milik.objek["berkas"] = simpan_berkas(
        oleh=pabrik.mesin(),
        nama=f"{milik.instansi.nama}.pdf",
        isi=f"%PDF-1.4 {milik.instansi.nama}".encode(),
        jenis_mime="application/pdf",
        instansi=milik.instansi,
    )
