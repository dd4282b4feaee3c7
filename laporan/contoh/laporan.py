"""Decrees and yearly reports of one example pemda, through the domain functions."""

from datetime import date

from indikator.domain.dokumen import berlaku, lembar_iku
from laporan.contoh.baca import BerkasRusak, bulat, tanggal, wajib, ya
from laporan.domain import buku_nomor
from laporan.domain import keputusan as domain_keputusan
from laporan.domain.alur import keputusan as alur_keputusan
from laporan.domain.lkjip import dokumen as domain_lkjip
from laporan.domain.lkjip import penyunting
from laporan.domain.lkjip.isi import susun_lkjip
from laporan.domain.lkjip.rancang import rancang
from laporan.domain.lkjip.terbitan import terbitkan_impor
from laporan.domain.lkjip.usulan import usulan
from laporan.domain.nomori import nomori
from laporan.enums import BagianKeputusan

KETERANGAN_TABEL = {"bagian": "letak"}


def muat_keputusan(data: dict, instansi: dict, penetapan: dict, pejabat: dict, *, oleh) -> None:
    for isi in data.get("keputusan", []):
        slug = wajib(isi, "instansi", "keputusan")
        lampiran, tanda = isi.get("lampiran", {}), isi.get("penandatangan", {})
        nomor, hari = isi.get("nomor", ""), tanggal(isi.get("tanggal", ""), "keputusan")
        dokumen = penetapan[slug, isi["penetapan"]]
        keputusan = domain_keputusan.buat(
            oleh=oleh,
            instansi=instansi[slug],
            penetapan=dokumen,
            jenis=isi.get("jenis", "IKU_IKI").lower(),
            tahun=hari.year if hari else dokumen.tahun_mulai,
            tempat=isi.get("tempat", ""),
            jabatan_penetap=wajib(isi, "jabatan_penetap", f"keputusan {slug}"),
            tentang=wajib(isi, "tentang", f"keputusan {slug}"),
            rahmat=ya(isi.get("rahmat")),
            sampul=isi.get("sampul", []),
            menetapkan=isi.get("memutuskan", {}).get("menetapkan", ""),
            penandatangan=pejabat.get(tanda.get("kunci", "")),
            jabatan_penandatangan=tanda.get("jabatan", ""),
            lampiran_kepala=lampiran.get("kepala", []),
            lampiran_nomor=lampiran.get("nomor", ""),
            lampiran_tanggal=lampiran.get("tanggal", ""),
            lampiran_tentang=lampiran.get("tentang", ""),
            lampiran_catatan=lampiran.get("catatan", ""),
            catatan_sumber=isi.get("catatan", []),
            butir={str(b.value): isi[b.value] for b in BagianKeputusan if isi.get(b.value)},
        )
        if nomor and hari:
            _berlakukan(keputusan, nomor, hari, oleh)


def _berlakukan(keputusan, nomor: str, hari: date, oleh) -> None:
    penerbit = {"penerbit": " ".join(keputusan.jabatan_penetap.split()), "instansi": keputusan.instansi}
    buku_nomor.buat(oleh=oleh, tahun=hari.year, **penerbit)
    keputusan = nomori(keputusan, oleh=oleh, nomor=nomor, tanggal=hari)
    alur_keputusan.berlakukan_impor(keputusan, oleh=oleh)


def muat_lkjip(data: dict, instansi: dict, pejabat: dict, *, oleh) -> None:
    """Reports as their sources have them; `impor`: published and frozen with what is loaded until now."""
    for isi in data.get("lkjip", []):
        if ya(isi.get("rancang")):
            continue
        milik, tahun = instansi[isi["instansi"]], bulat(isi["tahun"], "lkjip")
        sasaran = {s.nama: s for s in lembar_iku(berlaku(milik, tahun)).sasaran.all()}
        tanda = isi.get("penandatangan", {})
        lkjip = domain_lkjip.buat(
            oleh=oleh,
            instansi=milik,
            tahun=tahun,
            penandatangan=pejabat.get(tanda.get("kunci", "")),
            jabatan_penandatangan=tanda.get("jabatan", ""),
            bagian=[_bagian(b, sasaran) for b in isi["bagian"]],
            tabel=[{KETERANGAN_TABEL.get(k, k): v for k, v in t.items()} for t in isi.get("tabel_sumber", [])],
            temuan=isi.get("temuan_sumber", []),
        )
        if ya(isi.get("impor")):
            terbitkan_impor(lkjip, oleh=oleh)


def rancang_lkjip(data: dict, instansi: dict, *, oleh) -> None:
    """Reports made here as a draft (`rancang`), from all that is loaded and the reports before them."""
    for isi in data.get("lkjip", []):
        if ya(isi.get("rancang")):
            _rancang_lkjip(isi, instansi[isi["instansi"]], bulat(isi["tahun"], "lkjip"), oleh)


def _rancang_lkjip(isi: dict, instansi, tahun: int, oleh) -> None:
    """A draft with the text of `bagian`, and the drafted sentences of the sections named in `usulan`."""
    lkjip = rancang(oleh=oleh, instansi=instansi, tahun=tahun, ambil=isi.get("ambil", ""))
    bagian = {satu.kode: satu for satu in lkjip.bagian.select_related("sasaran", "lkjip__instansi")}
    angka = susun_lkjip(lkjip).angka
    naskah = {satu["kode"]: satu.get("isi", "") for satu in isi["bagian"]}
    for kode in (*naskah, *isi.get("usulan", [])):
        if kode not in bagian:
            raise BerkasRusak(f"LKjIP {tahun}: bagian “{kode}” tidak ada dalam kerangkanya.")
        teks = naskah[kode] if kode in naskah else usulan(lkjip, bagian[kode], angka)
        penyunting.simpan(bagian[kode], oleh=oleh, versi=bagian[kode].versi, isi=teks)


def _bagian(isi: dict, sasaran: dict) -> dict:
    nama = isi.get("sasaran", "")
    if nama and nama not in sasaran:
        raise BerkasRusak(f"LKjIP bagian {isi['kode']}: sasaran “{nama}” tidak ada di IKU.")
    return {
        "kode": isi["kode"],
        "judul": isi.get("judul", ""),
        "isi": isi.get("isi", ""),
        "sasaran": sasaran.get(nama),
    }
