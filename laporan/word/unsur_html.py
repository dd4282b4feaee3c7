"""Small helpers over lxml.html elements."""

from lxml.html import Element, HtmlElement


def kelas(unsur) -> list[str]:
    """The classes of an element."""
    return (unsur.get("class") or "").split()


def punya(unsur, nama: str) -> bool:
    return nama in kelas(unsur)


def semua(akar, nama: str) -> list[HtmlElement]:
    """Elements of a class below another one, in document order."""
    return [unsur for unsur in akar.iterdescendants() if isinstance(unsur.tag, str) and punya(unsur, nama)]


def anak(akar, nama: str) -> HtmlElement:
    """The child with a class."""
    return next(unsur for unsur in akar if punya(unsur, nama))


def buang(akar, nama: str) -> None:
    """Remove the elements of a class, not what follows them."""
    for unsur in semua(akar, nama):
        unsur.drop_tree()


def buat(tag: str, kelas_nya: str | None = None, **sifat) -> HtmlElement:
    unsur = Element(tag, **({"class": kelas_nya} if kelas_nya else {}))
    for nama, isi in sifat.items():
        unsur.set(nama, isi)
    return unsur


def isi_ulang(tag: str, isi) -> HtmlElement:
    """A new element around existing ones."""
    unsur = buat(tag)
    for satu in isi:
        satu.tail = ""
        unsur.append(satu)
    return unsur
