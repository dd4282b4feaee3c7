"""The rules of the house (docs, ARCHITECTURE), checked on the source text: no database, no import of the project."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parent.parent
URUTAN = ["kinerja", "organisasi", "indikator", "laporan"]  # an app imports from itself and to its left
SATU_PINTU = {
    "weasyprint": ["kinerja/pdf"],
    # made PDFs; what uploaded ones hold, each where its limits are; the mark of an electronic signature
    "pikepdf": ["kinerja/pdf", "kinerja/lampiran_pdf.py", "organisasi/domain/isi_pdf.py", "laporan/tte"],
    "pypandoc": ["kinerja/docx.py", "kinerja/docx_baca.py"],
    "openpyxl": ["kinerja/spreadsheet"],
    "vl_convert": ["kinerja/grafik.py"],
    "qrcode": ["kinerja/qr.py"],
}
INTI_MURNI = [
    "indikator/banding",
    "indikator/rumus",
    "indikator/capaian",
    "indikator/kalender",
    "indikator/mutu",
    "indikator/pohon",
    "indikator/target",
    "indikator/tempel",
    "indikator/saran",
    "indikator/uang",
    "kinerja/angka",
    "laporan/kertas",
    "laporan/naskah",
    "laporan/kaidah",
    "laporan/kalimat",
    "laporan/sitasi",
    "laporan/uji",
]
MURNI_BERUKURAN = ["laporan/tte"]  # no Django either; measures in points
NAMA_TERLARANG = re.compile(r"(signals|utils?|helpers?|misc|common|data2)(\.py)?")

Impor = tuple[int, str]  # line, dotted name


@cache
def pohon(berkas: Path) -> ast.Module:
    return ast.parse(berkas.read_text(), filename=str(berkas))


def sumber(*bagian: str) -> list[Path]:
    """Python files of these parts of the project (directories or modules without `.py`), sorted."""
    hasil = []
    for nama in bagian:
        jalur = AKAR / nama
        hasil += sorted(jalur.rglob("*.py")) if jalur.is_dir() else [jalur.with_suffix(".py")]
    return [berkas for berkas in hasil if berkas.is_file()]


def sebut(berkas: Path, baris: int, keterangan: str) -> str:
    return f"{berkas.relative_to(AKAR)}:{baris}: {keterangan}"


def impor(berkas: Path) -> Iterator[Impor]:
    """Every module or name a file imports, wherever in it, relative imports made absolute."""
    paket = berkas.relative_to(AKAR).with_suffix("").parts[:-1]
    for simpul in ast.walk(pohon(berkas)):
        if isinstance(simpul, ast.Import):
            yield from ((simpul.lineno, alias.name) for alias in simpul.names)
        elif isinstance(simpul, ast.ImportFrom):
            dasar = paket[: len(paket) - simpul.level + 1] if simpul.level else ()
            modul = ".".join([*dasar, *([simpul.module] if simpul.module else [])])
            yield from ((simpul.lineno, f"{modul}.{alias.name}") for alias in simpul.names)


def berkas_modul(nama: str) -> Path | None:
    """File of a project module (or of the module a name is taken from); None for anything else."""
    bagian = nama.split(".")
    if bagian[0] not in URUTAN:
        return None
    for panjang in range(len(bagian), 0, -1):
        jalur = AKAR.joinpath(*bagian[:panjang])
        for calon in (jalur.with_suffix(".py"), jalur / "__init__.py"):
            if calon.is_file():
                return calon
    return None


PEMEGANG_SENDIRI = ("tulis", "pekerjaan", "pekerjaan_jalan", "pekerjaan_sapu", "pekerjaan_sewa", "dua_langkah")

# ── Imports ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_impor_hanya_ke_kiri():
    salah = []
    for nomor, aplikasi in enumerate(URUTAN):
        kanan = set(URUTAN[nomor + 1 :])
        for berkas in sumber(aplikasi):
            salah += [sebut(berkas, n, f"mengimpor {m}") for n, m in impor(berkas) if m.split(".")[0] in kanan]
    assert not salah, "\n".join(salah)


def test_model_hanya_menyebut_model_di_kiri():
    """Lazy references ("laporan.Lkjip") must not go around the import rule."""
    salah = []
    for nomor, aplikasi in enumerate(URUTAN[:-1]):
        pola = re.compile(rf"({'|'.join(URUTAN[nomor + 1 :])})\.[A-Z]\w+")
        for berkas in set(sumber(aplikasi)) - {AKAR / "kinerja/settings.py"}:
            for simpul in ast.walk(pohon(berkas)):
                if isinstance(simpul, ast.Constant) and isinstance(simpul.value, str) and pola.fullmatch(simpul.value):
                    salah.append(sebut(berkas, simpul.lineno, f"menyebut {simpul.value}"))
    assert not salah, "\n".join(salah)


@pytest.mark.parametrize(("pustaka", "pintu"), SATU_PINTU.items())
def test_satu_pintu(pustaka, pintu):
    salah = [
        sebut(berkas, n, f"mengimpor {pustaka}; hanya {', '.join(pintu)} yang boleh")
        for berkas in sumber(*URUTAN)
        if not any(berkas.is_relative_to(AKAR / satu) for satu in pintu)
        for n, m in impor(berkas)
        if m.split(".")[0] == pustaka
    ]
    assert not salah, "\n".join(salah)


def test_inti_murni_tanpa_django():
    """Formulas, capaian, linter and figures reach no Django, not even through another module of the project."""
    salah, antre, dilihat = [], list(sumber(*INTI_MURNI, *MURNI_BERUKURAN)), set()
    while antre:
        berkas = antre.pop()
        if berkas in dilihat:
            continue
        dilihat.add(berkas)
        for n, m in impor(berkas):
            if m.split(".")[0].startswith("django"):
                salah.append(sebut(berkas, n, f"inti murni mengimpor {m}"))
            if modul := berkas_modul(m):
                antre.append(modul)
    assert not salah, "\n".join(salah)


# ── Names and shapes of the code ────────────────────────────────────────────────────────────────────────────────────


def test_tanpa_berkas_serba_ada():
    salah = [
        str(j.relative_to(AKAR)) for a in URUTAN for j in (AKAR / a).rglob("*") if NAMA_TERLARANG.fullmatch(j.name)
    ]
    assert not salah, salah


def _rantai(simpul: ast.AST) -> Iterator[str]:
    """Attribute names of a call chain, outermost first: `A.objects.filter().get` gives get, filter, objects."""
    while isinstance(simpul, ast.Attribute | ast.Call):
        if isinstance(simpul, ast.Attribute):
            yield simpul.attr
            simpul = simpul.value
        else:
            simpul = simpul.func


def test_baris_dipegang_lewat_tulis():
    """Elsewhere a row would be held before the turn at the audit. Jobs are held before it and never waited for
    (skip_locked); a second factor belongs to no pemda."""
    boleh = {AKAR / f"organisasi/domain/{nama}.py" for nama in PEMEGANG_SENDIRI}
    salah = [
        sebut(berkas, simpul.lineno, "memegang baris; pakai tulis.kunci atau tulis.kunci_kueri")
        for berkas in set(sumber(*URUTAN)) - boleh
        for simpul in ast.walk(pohon(berkas))
        if isinstance(simpul, ast.Attribute) and simpul.attr == "select_for_update"
    ]
    assert not salah, "\n".join(salah)


def test_berkas_diperiksa_sebelum_baris_dipegang():
    """A virus scanner or a child process is not waited for with the turn at the audit in hand."""
    salah = []
    for berkas in sumber(*URUTAN):
        for fungsi in (s for s in ast.walk(pohon(berkas)) if isinstance(s, ast.FunctionDef)):
            baris = {nama: _baris_panggilan(fungsi, nama) for nama in ("kunci", "periksa", "_olah")}
            diperiksa = baris["periksa"] + baris["_olah"]
            if baris["kunci"] and diperiksa and min(baris["kunci"]) < max(diperiksa):
                salah.append(sebut(berkas, fungsi.lineno, f"{fungsi.name} memegang baris sebelum memeriksa berkas"))
    assert not salah, "\n".join(salah)


def _baris_panggilan(fungsi: ast.FunctionDef, nama: str) -> list[int]:
    """Lines of `tulis.kunci(…)`, `isi_berkas.periksa(…)`, `_olah(…)` in a function."""
    milik = {"kunci": "tulis", "periksa": "isi_berkas", "_olah": None}[nama]
    panggilan = [satu for satu in ast.walk(fungsi) if isinstance(satu, ast.Call)]
    dicari = nama if milik is None else f"{milik}.{nama}"
    return [satu.lineno for satu in panggilan if ast.unparse(satu.func) == dicari]


def test_view_tidak_memanggil_objects_get():
    salah = []
    for berkas in sumber(*(f"{aplikasi}/views" for aplikasi in URUTAN)):
        for simpul in ast.walk(pohon(berkas)):
            if isinstance(simpul, ast.Call):
                rantai = list(_rantai(simpul.func))
                if rantai[:1] == ["get"] and "objects" in rantai:
                    salah.append(sebut(berkas, simpul.lineno, "objects…get di view; pakai pemuat (_muat_…)"))
    assert not salah, "\n".join(salah)


def _float(simpul: ast.AST) -> str:
    """What in this node would be a binary fraction, "" for none."""
    if isinstance(simpul, ast.Call) and isinstance(simpul.func, ast.Name) and simpul.func.id == "float":
        return "float(…)"
    if isinstance(simpul, ast.Constant) and isinstance(simpul.value, float):
        return f"angka pecahan biner {simpul.value}; pakai Decimal"
    return ""


def test_tanpa_float():
    """No `float(…)` and no literal with a point in indikator/ and the pure core: figures are Decimal throughout."""
    salah = [
        sebut(berkas, simpul.lineno, temuan)
        for berkas in sorted({*sumber("indikator"), *sumber(*INTI_MURNI)})
        for simpul in ast.walk(pohon(berkas))
        if (temuan := _float(simpul))
    ]
    assert not salah, "\n".join(salah)


@pytest.mark.parametrize("kode", ["float(x)", "x = 1.5", "x * 1e-3"])
def test_uji_float_menemukan_yang_dicarinya(kode):
    assert any(map(_float, ast.walk(ast.parse(kode))))
    assert not any(map(_float, ast.walk(ast.parse("Decimal('1.5') + 15 + x.float"))))


# ── Templates and static files ──────────────────────────────────────────────────────────────────────────────────────

SUMBER_DAYA = {"src", "srcset", "poster", "data", "href", "xlink:href", "action", "formaction"}


class PembacaTemplat(HTMLParser):
    """Collects what the content security policy would refuse: (line, sentence) in `salah`."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.salah = []
        self.dalam_skrip = False

    def catat(self, keterangan: str) -> None:
        self.salah.append((self.getpos()[0], keterangan))

    def handle_starttag(self, tag, attrs):
        atribut = dict(attrs)
        for nama, nilai in attrs:
            if nama == "style" or nama.startswith(("on", "hx-on")):
                self.catat(f"{nama}= di <{tag}>")
            if (nilai or "").strip().lower().startswith("javascript:"):
                self.catat(f"javascript: di <{tag} {nama}>")
            luar = nama in SUMBER_DAYA and re.match(r"\s*(https?:)?//", nilai or "", re.I)
            if luar and not (tag == "a" and nama == "href"):
                self.catat(f"<{tag} {nama}> memuat dari luar: {nilai}")
        if tag == "style":
            self.catat("<style>")
        if tag == "script":
            self.dalam_skrip = True
            if "src" not in atribut:
                self.catat("<script> tanpa src")

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        self.dalam_skrip = self.dalam_skrip and tag != "script"

    def handle_data(self, data):
        if self.dalam_skrip and data.strip():
            self.catat("isi skrip di dalam templat")


def _tanpa_django(isi: str) -> str:
    """Template text with Django's own syntax taken out, lines kept."""

    def baris_saja(cocok):
        return "\n" * cocok.group().count("\n")

    isi = re.sub(r"\{%\s*comment\b.*?endcomment\s*%\}|\{#.*?#\}", baris_saja, isi, flags=re.S)
    return re.sub(r"\{%.*?%\}|\{\{.*?\}\}", baris_saja, isi, flags=re.S)


def test_templat_tanpa_skrip_dan_gaya_di_dalamnya():
    salah = []
    templat = [*(AKAR / "templates").rglob("*.html"), *(t for a in URUTAN for t in (AKAR / a).rglob("*.html"))]
    for berkas in sorted(templat):
        pembaca = PembacaTemplat()
        pembaca.feed(_tanpa_django(berkas.read_text()))
        salah += [sebut(berkas, baris, keterangan) for baris, keterangan in pembaca.salah]
    assert not salah, "\n".join(salah)


def test_berkas_statis_tidak_memuat_dari_luar():
    salah = []
    for berkas in (*(AKAR / "static").rglob("*.css"), *(AKAR / "static").rglob("*.js")):
        for cocok in re.finditer(
            r"""(url\(\s*|@import\s+|\bimport\b[^;\n]*|fetch\(\s*)["']?https?://""", berkas.read_text()
        ):
            salah.append(f"{berkas.relative_to(AKAR)}: {cocok.group()}")
    assert not salah, "\n".join(salah)


# ── The tree as a whole ─────────────────────────────────────────────────────────────────────────────────────────────

BUKAN_KITA = {
    ".git",
    ".venv",
    "data",
    "node_modules",
    "hasil-uji",
    "__pycache__",
    "vendor",
    ".ruff_cache",
    ".hypothesis",
}
ALAMAT_TERLARANG = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|deb\.debian\.org|--(extra-)?index-url[ =]\S*:|--find-links[ =]"
    r"|/opt/(pypi|wheels)|/root/|/home/[a-z]+/|/work/(main|shared|tmp)"
)


def _berkas_proyek(direktori: Path = AKAR) -> Iterator[Path]:
    for jalur in sorted(direktori.iterdir()):
        if jalur.name in BUKAN_KITA or jalur.name == ".env":
            continue
        if jalur.is_dir():
            yield from _berkas_proyek(jalur)
        elif jalur.is_file() and jalur != Path(__file__):
            yield jalur


def test_tanpa_alamat_registri_dan_jalur_mesin():
    salah = []
    for berkas in _berkas_proyek():
        try:
            isi = berkas.read_text()
        except UnicodeDecodeError:
            continue
        for nomor, baris in enumerate(isi.splitlines(), 1):
            if cocok := ALAMAT_TERLARANG.search(baris):
                salah.append(sebut(berkas, nomor, cocok.group()))
    assert not salah, "\n".join(salah)


def test_env_contoh_menyebut_setiap_pengaturan():
    """A setting that can be changed from outside is documented where one looks for it."""
    dibaca, berkas = set(), ("kinerja/settings.py", "kinerja/pengaturan_mesin.py")
    for simpul in (satu for nama in berkas for satu in ast.walk(pohon(AKAR / nama))):
        if isinstance(simpul, ast.Call) and simpul.args and isinstance(simpul.args[0], ast.Constant):
            nama = ast.unparse(simpul.func)
            if nama == "env" or (nama.startswith("env.") and nama != "env.db_url_config"):
                dibaca.add(simpul.args[0].value)
    tertulis = set(re.findall(r"^#?([A-Z0-9_]+)=", (AKAR / ".env.contoh").read_text(), re.M))
    assert dibaca <= tertulis, dibaca - tertulis
