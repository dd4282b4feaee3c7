"""Moves on pages: the buttons an actor is offered, and the answer to pressing one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from organisasi.alur import Mesin, Peralihan
from organisasi.enums import Tindakan
from organisasi.forms.alur import AlurForm


@dataclass(frozen=True)
class Tombol:
    """One move on the page. `isian`: further hidden fields; `konfirmasi`: what is asked before ("" nothing)."""

    peralihan: Peralihan
    url: str
    form: AlurForm
    konfirmasi: str = ""
    judul_konfirmasi: str = ""
    isian: tuple[tuple[str, object], ...] = ()

    @property
    def utama(self) -> bool:
        """Not a step back, nor the rare one taken by hand because no page took it."""
        return self.peralihan.tindakan not in (Tindakan.TARIK, Tindakan.NYATAKAN_DIUBAH)


def susun_tombol(
    mesin: Mesin,
    pelaku,
    objek,
    url: Callable[[str], str],
    salah: AlurForm | None = None,
    tersedia: Iterable[Peralihan] | None = None,
    **lain,
) -> list[Tombol]:
    """The moves the actor may make now; `url` gives the address of one, `salah` is the form that was not accepted."""
    tersedia = mesin.tindakan_tersedia(pelaku, objek) if tersedia is None else tersedia
    return [
        Tombol(p, url(p.tindakan.value), _form(p, objek, salah), **({"konfirmasi": p.penjelasan} | lain))
        for p in tersedia
    ]


def _form(p: Peralihan, objek, salah: AlurForm | None) -> AlurForm:
    if salah is not None and salah.tindakan == p.tindakan:
        return salah
    return AlurForm(tindakan=p.tindakan.value, versi=objek.versi)


def jalankan_alur(
    request: HttpRequest,
    mesin: Mesin,
    objek,
    tindakan: str,
    kembali: str,
    gagal: Callable[[AlurForm], HttpResponse],
) -> HttpResponse:
    """Make the move and go to `kembali`; `gagal` shows the page again with the form that was not accepted."""
    if tindakan not in mesin.peralihan:
        raise Http404("Tindakan ini tidak dikenal.")
    form = AlurForm(request.POST, tindakan=tindakan)
    hasil = form.kirim(partial(mesin.jalankan, objek, tindakan, oleh=request.pelaku))
    if hasil is None:
        return gagal(form)
    messages.success(request, kalimat_berhasil(mesin.peralihan[tindakan], hasil))
    return redirect(kembali)


def kalimat_berhasil(p: Peralihan, objek) -> str:
    """What was done; of a document that did not follow as a whole also what it still is."""
    if objek.status == p.ke:
        return p.berhasil
    return f"{p.label}: selesai untuk lembar yang sesuai. Dokumen masih {objek.get_status_display().lower()}."
