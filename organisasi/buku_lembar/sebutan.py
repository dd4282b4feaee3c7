"""Names by which the rows of a workbook point at units and jabatan: two of the same instansi never share one."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from organisasi.buku.bentuk import BarisBuku, KolomBuku, Lingkup, Nilai
from organisasi.buku.nilai import lipat, terdekat
from organisasi.domain.instansi import terlihat
from organisasi.galat import IsianSalah
from organisasi.models import Instansi, Jabatan, UnitKerja
from organisasi.permissions import pastikan

OPD = "instansi"  # key of the column that says whose row it is
JUDUL_OPD = "Perangkat daerah"
Peta = dict[tuple[int, str], object]  # (instansi, folded name) → row


def boleh_jabatan(lingkup: Lingkup) -> None:
    """The perencana of the instansi and the admin; for a whole pemda the admin."""
    pastikan(lingkup.oleh, "kelola_organisasi" if lingkup.instansi is None else "kelola_jabatan", lingkup.instansi)


def semua_instansi(lingkup: Lingkup) -> list[Instansi]:
    """The instansi a workbook is about, by name."""
    if lingkup.instansi is not None:
        return [lingkup.instansi]
    return list(terlihat(lingkup.oleh).filter(aktif=True).order_by("nama", "pk"))


def kolom_opd(lebar: int) -> KolomBuku:
    """The column that says whose row it is; an instansi of the same file may be named."""
    return KolomBuku(
        OPD,
        JUDUL_OPD,
        lambda satu: satu.nama_opd,
        lebar=lebar,
        wajib=True,
        pilihan=nama_instansi,
        bebas=True,
        petunjuk="Perangkat daerah baru pada lembar Perangkat daerah berkas ini boleh disebut.",
    )


def nama_instansi(lingkup: Lingkup) -> list[str]:
    """Words of the dropdown; those that two share carry the slug."""
    return list(sebutan_instansi(lingkup).values())


def sebutan_instansi(lingkup: Lingkup) -> dict[int, str]:
    """{pk: name} of the instansi of the workbook."""
    return beri_sebutan(semua_instansi(lingkup), lambda satu: satu.nama, lambda satu: satu.slug, lambda satu: 0)


def instansi_bernama(lingkup: Lingkup) -> dict[str, Instansi]:
    """{folded name: Instansi} as the dropdown has them, and those that the file adds or renames.

    A new one that is not stored yet has a key below zero.
    """
    nama, semua = sebutan_instansi(lingkup), semua_instansi(lingkup)
    hasil = {lipat(nama[satu.pk]): satu for satu in semua}
    berkas = lingkup.rencana.get("instansi", ())
    banyak = Counter(lipat(isi) for isi in [*(i.nama for i in semua), *(_sel(b, "nama") for b in berkas if b.baru)])
    for satu in berkas:
        if not satu.baru:
            hasil.setdefault(lipat(_sel(satu, "nama")), satu.objek)
            hasil.setdefault(lipat(str(satu.lama["nama"])), satu.objek)
        elif banyak[lipat(_sel(satu, "nama"))] == 1:
            hasil[lipat(_sel(satu, "nama"))] = _instansi_baru(satu)
    return hasil


def _instansi_baru(satu: BarisBuku) -> Instansi:
    return Instansi(pk=-satu.nomor, nama=_sel(satu, "nama"), nama_singkat=_sel(satu, "nama_singkat"))


def _sel(satu: BarisBuku, kunci: str) -> str:
    return str(satu.isi.get(kunci) or "")


def periksa_opd(baris: Sequence[BarisBuku], opd: Mapping[str, Instansi]) -> None:
    """A mistake at every row of an instansi that is neither stored nor in the file; a stored row keeps its own."""
    for satu in baris:
        nama = _sel(satu, OPD)
        if satu.baru and lipat(nama) not in opd:
            saran = terdekat(nama, [i.nama for i in opd.values()])
            satu.galat[OPD] = f"“{nama[:80]}” tidak ada dalam daftar pilihan{saran}."
    tolak_pindah_opd(baris)


def beri_sebutan(daftar: Iterable, nama: Callable, kunci: Callable, milik: Callable) -> dict[int, str]:
    """{pk: name}; where several of the same owner share one, each carries its key: "Subbagian Umum [umum-2]"."""
    semua = list(daftar)
    banyak = Counter((milik(satu), lipat(nama(satu))) for satu in semua)
    return {
        satu.pk: nama(satu) if banyak[milik(satu), lipat(nama(satu))] == 1 else f"{nama(satu)} [{kunci(satu)}]"
        for satu in semua
    }


def unit_lingkup(lingkup: Lingkup):
    return UnitKerja.objects.filter(instansi__in=semua_instansi(lingkup))


def jabatan_lingkup(lingkup: Lingkup):
    return Jabatan.objects.filter(instansi__in=semua_instansi(lingkup))


def sebutan_unit(lingkup: Lingkup) -> dict[int, str]:
    semua = unit_lingkup(lingkup).only("pk", "nama", "kunci", "instansi_id")
    return beri_sebutan(semua, lambda u: u.nama, lambda u: u.kunci, lambda u: u.instansi_id)


def sebutan_jabatan(lingkup: Lingkup) -> dict[int, str]:
    semua = jabatan_lingkup(lingkup).select_related("unit").only("pk", "nama", "kunci", "instansi_id", "unit__nama")
    return beri_sebutan_jabatan(semua)


def beri_sebutan_jabatan(daftar: Iterable[Jabatan]) -> dict[int, str]:
    """{pk: name with its unit}, so that eight Pengelola Kepegawaian are told apart; read with `unit`."""
    return beri_sebutan(daftar, lambda j: " ".join(j.nama_lengkap.split()), lambda j: j.kunci, lambda j: j.instansi_id)


def peta(daftar: Iterable, sebutan: Mapping[int, str]) -> Peta:
    """{(instansi, folded name): row} of stored rows."""
    return {(satu.instansi_id, lipat(sebutan[satu.pk])): satu for satu in daftar}


def periksa_rujukan(
    baris: Sequence[BarisBuku], kunci: str, sebut: str, opd: Mapping[str, Instansi], ada: set[tuple[int, str]]
) -> None:
    """A mistake at every row whose cell `kunci` names something that is neither stored nor in the file.

    ada: {(instansi, folded name)} of both.
    """
    for satu in baris:
        nama, milik = satu.isi.get(kunci), instansi_baris(satu, opd)
        if nama and milik is not None and (milik.pk, lipat(str(nama))) not in ada:
            satu.galat[kunci] = (
                f"{sebut} “{nama}” tidak ada di {milik.sebutan}. Pilih dari daftar, atau tambahkan dahulu lembarnya."
            )


def instansi_baris(satu: BarisBuku, opd: Mapping[str, Instansi]) -> Instansi | None:
    """Whose row it is: of a stored row its own, else the one its cell names."""
    if satu.objek is not None:
        return satu.objek if isinstance(satu.objek, Instansi) else satu.objek.instansi
    return opd.get(lipat(str(satu.isi.get(OPD) or "")))


def tunjuk(ada: Peta, satu: BarisBuku, kunci: str, opd: Mapping[str, Instansi]):
    """The row that a cell names, None for a blank one. Raises IsianSalah where there is none, or several."""
    tempat = letak(satu, kunci, opd)
    if not tempat[1]:
        return None
    if tempat not in ada:
        raise IsianSalah(f"“{satu.isi[kunci]}” tidak ada, atau lebih dari satu dengan nama itu. Pilih dari daftar.")
    return ada[tempat]


def letak(satu: BarisBuku, kunci: str, opd: Mapping[str, Instansi]) -> tuple[int, str]:
    """(instansi, folded name) that a cell of the row says."""
    milik = instansi_baris(satu, opd)
    return (milik.pk if milik else 0, lipat(str(satu.isi.get(kunci) or "")))


def tolak_pindah_opd(baris: Sequence[BarisBuku]) -> None:
    """A stored row keeps its instansi."""
    for satu in baris:
        if not satu.baru and OPD in satu.ubah:
            satu.galat[OPD] = f"{JUDUL_OPD} tidak dapat diganti dari sini. Kembalikan “{satu.lama[OPD]}”."


def urut_induk(baris: Sequence[BarisBuku], nama: Callable[[BarisBuku], object], induk: Callable) -> list[BarisBuku]:
    """In an order in which what a new row stands below comes before it; the order of the file otherwise.

    nama, induk: (instansi, folded name) of a row and of what it names.
    """
    menunggu = {nama(satu): satu for satu in baris if satu.baru}
    hasil: list[BarisBuku] = []
    selesai: set[int] = set()

    def ambil(satu: BarisBuku) -> None:
        rantai = []
        while satu is not None and id(satu) not in selesai:
            selesai.add(id(satu))
            rantai.append(satu)
            satu = menunggu.get(induk(satu))
        hasil.extend(reversed(rantai))

    for satu in baris:
        ambil(satu)
    return hasil


def baris_teks(nilai: Nilai) -> list[str]:
    """The lines of a cell that hold anything."""
    return [bersih for satu in str(nilai or "").splitlines() if (bersih := satu.strip())]
