"""The log as JSON, one object per line (LOG_BENTUK=json), with nothing in it that is about a person.

`waktu` (UTC), `tingkat`, `pencatat`, `pesan`, `permintaan`, and where they are known `pemda` (slug), `pengguna` (id),
what `permintaan.sebut` and `extra` gave, and `galat` of an exception: its kinds and where, never its texts or values.
"""

import logging
import re
import traceback
from datetime import UTC, datetime

from django_scopes import get_scope
from pythonjsonlogger.json import JsonFormatter

from kinerja import permintaan

# Of `extra`: objects say more than they should, and these names are about people.
TERLARANG = frozenset(
    ["request", "nama", "surel", "email", "nip", "nik", "ip", "alamat", "isi", "sandi", "password", "taskName"]
)
BAWAAN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "permintaan"}
BINGKAI_MAKS = 30  # frames of one exception
# The last net: what looks like an e-mail address, a number of a person (NIP 18, NIK 16 digits) or an IP address.
_SURAT = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NOMOR = re.compile(r"(?<!\d)\d(?:[ .-]?\d){15,17}(?!\d)")
_IP = re.compile(
    r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|(?<![\w:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}(?![\w:])", re.I
)


def samarkan(teks: str) -> str:
    """The text without e-mail addresses, numbers of persons and IP addresses."""
    return _IP.sub("(ip)", _NOMOR.sub("(nomor)", _SURAT.sub("(surel)", teks)))


class BentukJson(JsonFormatter):
    """Formatter of LOG_BENTUK=json."""

    def __init__(self):
        super().__init__(json_ensure_ascii=False)

    def format(self, record: logging.LogRecord) -> str:
        isi = {
            "waktu": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "tingkat": record.levelname,
            "pencatat": record.name,
            "pesan": samarkan(_pesan(record)),
            "permintaan": permintaan.kini(),
        }
        isi |= {kunci: nilai for kunci, nilai in _siapa().items() if nilai} | permintaan.sebutan() | _tambahan(record)
        if record.exc_info and record.exc_info[1]:
            isi["galat"] = sebut_galat(record.exc_info[1])
        return self.jsonify_log_record(isi)


def sebut_galat(galat: BaseException) -> list[dict]:
    """The exception and what caused it: kind, code of the database or system, and the lines it went through.

    Not its text: a database says there which value it refused, a parser what it could not read.
    """
    hasil: list[dict] = []
    dilihat: set[int] = set()
    kini: BaseException | None = galat
    while kini is not None and id(kini) not in dilihat:
        dilihat.add(id(kini))
        kode = getattr(kini, "pgcode", None) or getattr(kini, "sqlite_errorname", None) or getattr(kini, "errno", None)
        bingkai = traceback.extract_tb(kini.__traceback__)[-BINGKAI_MAKS:]
        satu = {"jenis": f"{type(kini).__module__}.{type(kini).__qualname__}"} | ({"kode": kode} if kode else {})
        hasil.append(satu | {"jejak": [f"{b.filename}:{b.lineno} {b.name}" for b in bingkai]})
        kini = kini.__cause__ or (None if kini.__suppress_context__ else kini.__context__)
    return hasil


def _pesan(record: logging.LogRecord) -> str:
    """Django and gunicorn end such lines with the path, which may hold the key of a letter: not that part."""
    if record.name == "gunicorn.error" and record.exc_info:
        return str(record.msg).partition("%")[0].strip()
    if record.name.startswith(("django.request", "django.security")):
        ada = isinstance(record.args, tuple) and record.args
        return str(record.args[0]) if ada else record.name.rpartition(".")[2]
    return record.getMessage()


def _siapa() -> dict:
    """The pemda and user of this moment, as far as somebody already asked for them: the log asks nothing itself."""
    request = permintaan.http()
    pemda = get_scope().get("pemda")
    for nama in ("pemda", "pemda_api", "pemda_publik"):
        pemda = pemda or getattr(request, nama, None)
    return {
        "pemda": getattr(pemda, "slug", ""),
        "pengguna": getattr(getattr(request, "_cached_user", None), "pk", None),
    }


def _tambahan(record: logging.LogRecord) -> dict:
    """What `extra` gave: plain values only."""
    return {
        kunci: samarkan(nilai) if isinstance(nilai, str) else nilai
        for kunci, nilai in vars(record).items()
        if kunci not in BAWAAN and kunci not in TERLARANG and isinstance(nilai, str | int | float | bool | None)
    }
