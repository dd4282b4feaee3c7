"""The files of deploy/ agree with the application: variables, commands, limits, and who they run as."""

import configparser
import re
import shlex
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from kinerja import mulai
from laporan.views.verifikasi_dokumen import UNGGAH_MAKS
from organisasi.domain.isi_berkas import UKURAN_MAKS

AKAR = Path(__file__).resolve().parent.parent
WADAH, SYSTEMD = AKAR / "deploy/wadah", AKAR / "deploy/systemd"
DOCKERFILE = (WADAH / "Dockerfile").read_text()
COMPOSE = yaml.safe_load((WADAH / "compose.yml").read_text())
NGINX = (AKAR / "deploy/nginx/kinerja.conf.template").read_text()
UNIT = sorted(SYSTEMD.glob("*.service"))
APLIKASI = ("siapkan", "web", "pekerja", "cadangan")  # services of our own image
# Of the tools around us, not settings of the application.
MILIK_ALAT = {"LANG", "PATH", "HOSTNAME", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "PIP_NO_CACHE_DIR"}
MILIK_ALAT |= {"PIP_DISABLE_PIP_VERSION_CHECK", "DEBIAN_FRONTEND", "POSTGRES_PASSWORD", "NGINX_ENVSUBST_FILTER"}
MILIK_ALAT |= {"HULU", "SERTIFIKAT", "NAMA_HOST", "ALAMAT_ADMIN"}
MILIK_COMPOSE = {"VERSI", "CADANGAN", "SERTIFIKAT", "NAMA_HOST", "SANDI_ADMIN", "SANDI_PEMILIK", "SANDI_APLIKASI"}
MILIK_COMPOSE |= {"SANDI_PIALANG", "SANDI_REDIS", "ALAMAT_BASIS", "ALAMAT_PIALANG", "ALAMAT_REDIS"}


def env_contoh(berkas: Path = AKAR / ".env.contoh") -> set[str]:
    return set(re.findall(r"^#?([A-Z][A-Z0-9_]*)=", berkas.read_text(), re.M))


def unit(berkas: Path) -> dict[str, list[str]]:
    """Values of a unit file by key, in order; keys repeat."""
    hasil: dict[str, list[str]] = {}
    for baris in berkas.read_text().splitlines():
        if not baris.startswith(("#", "[")) and "=" in baris:
            kunci, _, nilai = baris.partition("=")
            hasil.setdefault(kunci, []).append(nilai)
    return hasil


# --- variables ---------------------------------------------------------------------------------------------------


def dipakai_deploy() -> set[str]:
    """Variables that Dockerfile, compose, units and the gunicorn settings set or read."""
    nama = set(re.findall(r"\b([A-Z][A-Z_]{2,})=", re.sub(r"^(ARG|RUN|#).*$", "", DOCKERFILE, flags=re.M)))
    for layanan in COMPOSE["services"].values():
        nama |= set(layanan.get("environment", {}))
    for berkas in UNIT:
        for nilai in unit(berkas).get("Environment", []):
            nama |= {satu.partition("=")[0] for satu in shlex.split(nilai)}
    for berkas in (AKAR / "deploy/gunicorn.conf.py", WADAH / "sehat.py"):
        nama |= set(re.findall(r"environ(?:\.get)?[\[(]\"([A-Z_]+)\"", berkas.read_text()))
    return nama - MILIK_ALAT


def test_setiap_variabel_ada_di_env_contoh():
    dipakai = dipakai_deploy()
    assert {"DATA_DIR", "WEB_PROSES", "DATABASE_URL_PEMILIK", "PROMETHEUS_MULTIPROC_DIR", "JUMLAH_PROKSI"} <= dipakai
    assert dipakai - env_contoh() == set()
    assert env_contoh(WADAH / "contoh.env") - env_contoh() - MILIK_COMPOSE == set()


def test_env_contoh_hanya_menyebut_yang_dibaca():
    """And the other way round: nothing is explained that nobody reads."""
    sumber = [AKAR / "kinerja/settings.py", AKAR / "deploy/gunicorn.conf.py", AKAR / "deploy/pasang/jalankan.sh"]
    sumber += [*AKAR.glob("organisasi/**/*.py"), *AKAR.glob("kinerja/*.py"), *AKAR.glob("laporan/**/*.py")]
    teks = "\n".join(satu.read_text() for satu in sumber)
    assert [nama for nama in sorted(env_contoh()) if not re.search(rf"\b{nama}\b", teks)] == []


def test_compose_menyebut_yang_diisi():
    """Every ${…} of compose.yml stands in contoh.env, or has a default."""
    teks = (WADAH / "compose.yml").read_text()
    dipakai = set(re.findall(r"(?<!\$)\$\{([A-Z_]+)(?::\?[^}]*)?\}", teks))
    assert dipakai and dipakai <= env_contoh(WADAH / "contoh.env")


def test_compose_besar_menyebut_yang_diisi():
    """The layer for more than one machine likewise; every variable is one of ours, nothing is open to outside."""
    teks = (WADAH / "compose.besar.yml").read_text()
    assert set(re.findall(r"\$\{([A-Z0-9_]+)(?::\?[^}]*)?\}", teks)) <= env_contoh(WADAH / "contoh.env")
    layanan = yaml.safe_load(teks)["services"]
    for nama in APLIKASI:
        assert set(layanan[nama]["environment"]) <= env_contoh(), nama
    assert not any("ports" in isi for isi in layanan.values())
    assert "--require-hashes -r requirements-besar.txt" in DOCKERFILE


def test_contoh_tidak_memuat_rahasia():
    rahasia = r"(SANDI|SECRET|\w+PASSWORD|\w+_KUNCI|\w+_RAHASIA)"
    baris = [b for satu in WADAH.glob("contoh*.env") for b in satu.read_text().splitlines() if re.match(rahasia, b)]
    assert len(baris) > 8 and [satu for satu in baris if not satu.endswith("=")] == []


# --- container ---------------------------------------------------------------------------------------------------


def tahap_akhir() -> str:
    return DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]


def test_gambar_bukan_root():
    assert re.findall(r"^USER (.+)$", tahap_akhir(), re.M) == ["10001:10001"]
    assert "chmod" not in tahap_akhir() and "sudo" not in DOCKERFILE


def test_gambar_dipasang_dengan_sidik():
    assert "--require-hashes -r requirements.txt" in DOCKERFILE
    assert not re.search(r"curl|wget|ADD |requirements-uji", DOCKERFILE)


def test_gambar_berbentuk_exec_dan_berdenyut():
    for kata in ("ENTRYPOINT", "CMD"):
        assert re.search(rf'^{kata} \["', tahap_akhir(), re.M), kata
    assert re.search(r'^HEALTHCHECK .* CMD \["python", "deploy/wadah/sehat.py", "web"\]$', tahap_akhir(), re.M)
    assert '"/usr/bin/tini"' in tahap_akhir()


@pytest.mark.parametrize("nama", [".env", ".git", "data", ".venv", "tests"])
def test_gambar_tanpa_rahasia_dan_data(nama):
    assert nama in (AKAR / ".dockerignore").read_text().splitlines()


@pytest.mark.parametrize("nama", APLIKASI)
def test_wadah_terkurung(nama):
    layanan = COMPOSE["services"][nama]
    assert layanan["read_only"] is True and layanan["cap_drop"] == ["ALL"] and layanan["user"] == "10001:10001"
    assert "no-new-privileges:true" in layanan["security_opt"] and "privileged" not in layanan


def test_peran_pemilik_hanya_di_wadah_yang_perlu():
    punya = {n for n, isi in COMPOSE["services"].items() if "DATABASE_URL_PEMILIK" in isi.get("environment", {})}
    assert punya == {"siapkan", "cadangan"}


def test_basis_data_tidak_terbuka():
    assert [n for n, isi in COMPOSE["services"].items() if "ports" in isi] == ["nginx"]
    assert COMPOSE["networks"]["dalam"] == {"internal": True}
    assert COMPOSE["services"]["basis"]["networks"] == ["dalam"]


def test_urutan_mulai():
    for nama in ("web", "pekerja"):
        syarat = COMPOSE["services"][nama]["depends_on"]
        assert syarat["siapkan"]["condition"] == "service_completed_successfully"
        assert syarat["basis"]["condition"] == "service_healthy"


# --- systemd -----------------------------------------------------------------------------------------------------

KERAS = {
    "User": "kinerja", "NoNewPrivileges": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes",
    "PrivateDevices": "yes", "CapabilityBoundingSet": "", "RestrictSUIDSGID": "yes", "UMask": "0027",
}  # fmt: skip


@pytest.mark.parametrize("berkas", UNIT, ids=lambda b: b.name)
def test_unit_terkurung(berkas):
    isi = unit(berkas)
    assert {kunci: isi[kunci][0] for kunci in KERAS} == KERAS
    assert all(satu.startswith("/srv/kinerja/") for nilai in isi["ReadWritePaths"] for satu in nilai.split())


@pytest.mark.parametrize("berkas", UNIT, ids=lambda b: b.name)
def test_unit_menjalankan_perintah_yang_ada(berkas):
    (jalan,) = unit(berkas)["ExecStart"]
    program, *argumen = shlex.split(jalan)
    assert program.startswith("/opt/kinerja/.venv/bin/")
    if argumen[0] == "manage.py":
        assert argumen[1] in get_commands()
    else:
        assert (AKAR / argumen[argumen.index("-c") + 1]).is_file() and argumen[-1] == "kinerja.wsgi:application"


@pytest.mark.parametrize("nama", ["kinerja-web", "kinerja-pekerja"])
def test_unit_tidak_mengulang_basis_yang_tidak_sesuai(nama):
    isi = unit(SYSTEMD / f"{nama}.service")
    assert isi["RestartPreventExitStatus"] == [str(mulai.KODE)] and isi["Restart"] == ["always"]
    assert "pemilik.env" not in str(isi), "peran pemilik hanya untuk siapkan dan cadangan"


def test_timer_punya_layanannya():
    for berkas in SYSTEMD.glob("*.timer"):
        isi = configparser.ConfigParser(interpolation=None)
        isi.optionxform = str
        isi.read(berkas)
        assert isi["Install"]["WantedBy"] == "timers.target" and berkas.with_suffix(".service").is_file()


# --- nginx and gunicorn ------------------------------------------------------------------------------------------


def test_nginx_tidak_lebih_sempit_dari_aplikasi():
    batas = int(re.search(r"client_max_body_size (\d+)m;", NGINX)[1]) * 1024 * 1024
    assert batas >= max(UKURAN_MAKS, UNGGAH_MAKS)
    waktu = int(re.search(r"proxy_read_timeout (\d+)s;", NGINX)[1])
    assert waktu >= int(re.search(r"^timeout = (\d+)", (AKAR / "deploy/gunicorn.conf.py").read_text(), re.M)[1])


def test_nginx_tidak_percaya_kepala_pengunjung():
    """Written anew, never appended to; the application believes one proxy."""
    assert re.findall(r"proxy_set_header X-Forwarded-For (.+);", NGINX) == ["$remote_addr"]
    assert "proxy_add_x_forwarded_for" not in NGINX and "$http_" not in NGINX
    for kepala in ("X-Real-IP", "Forwarded", "Upgrade"):
        assert f'proxy_set_header {kepala} "";' in NGINX
    assert COMPOSE["services"]["web"]["environment"]["JUMLAH_PROKSI"] == "1"


def test_nginx_hanya_meneruskan():
    """No uploaded file is served from the disk; addresses of visitors are not written down; weak TLS is off."""
    assert re.findall(r"^\s*(?:root|alias) (.+);", NGINX, re.M) == ["/var/www/acme"]
    assert NGINX.count("access_log off;") == 2 and "ssl_protocols TLSv1.2 TLSv1.3;" in NGINX
    letak = NGINX[NGINX.index("location ~ ^/(readyz|metrics)$") :]
    assert re.search(r"allow 127\.0\.0\.1;\s+deny all;", letak[: letak.index("}")])


def test_gunicorn_tidak_mencatat_alamat():
    teks = (AKAR / "deploy/gunicorn.conf.py").read_text()
    assert "accesslog = None" in teks and "control_socket_disable = True" in teks
