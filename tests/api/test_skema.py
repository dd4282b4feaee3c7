"""schemathesis reads the description of the API and asks what it says: never a 5xx, always as described."""

from collections import Counter

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from laporan.api.api import api
from tests.catatan import catat

PERIKSA = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
BANYAK = 30  # examples of one address
ALAMAT = "/api/v1/openapi.json"
KEPALA = {"Accept-Encoding": "identity"}  # this client reads no gzip
TERTENTU = settings(
    max_examples=BANYAK, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def skema(sini, monkeypatch):
    """The description as the running application gives it. As for Django's own test client, the end of a request
    leaves the connection of the test open."""
    monkeypatch.setattr("organisasi.pintu_api.terlalu_sering", lambda *_, **__: False)
    tanda = (request_started, request_finished)
    for satu in tanda:
        satu.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi(ALAMAT, get_wsgi_application())  # kinerja.wsgi asks the database first
    for satu in tanda:
        satu.connect(close_old_connections)


@pytest.mark.sekali
@pytest.mark.parametrize("jalan", list(api.get_openapi_schema()["paths"]))
def test_sesuai_keterangannya(skema, sini, jalan):
    """The pemda is that of the key: any other is answered at the door (tests/api/test_pintu.py)."""
    status = Counter()

    @TERTENTU
    @given(case=skema[jalan]["GET"].as_strategy())
    def periksa(case):
        case.path_parameters["slug_pemda"] = sini.pemda.slug
        jawaban = case.call_and_validate(headers=KEPALA | {"Authorization": f"Bearer {sini.kunci}"}, checks=PERIKSA)
        status[jawaban.status_code] += 1

    periksa()
    assert status[200] + status[404], "tidak satu pun permintaan sampai ke isinya"
    catat("masukan", "API menurut keterangannya (schemathesis)", dicoba=status.total(), keterangan="0 kali 5xx")


def test_keterangan_lengkap(sini):
    """The description needs no token, names every address and where the token goes, and nothing of a pemda."""
    isi = Client().get(ALAMAT).json()
    assert len(isi["paths"]) == 12
    cara = {"type": "http", "scheme": "bearer", "bearerFormat": "kin_…"}
    assert isi["components"]["securitySchemes"]["PunyaToken"] == cara
    for jalan, operasi in isi["paths"].items():
        assert list(operasi) == ["get"], jalan
        assert {"200", "401", "404", "422", "429"} <= set(operasi["get"]["responses"]), jalan
