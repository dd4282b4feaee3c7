# Kinerja: every command a person needs. `make` alone lists them.
SHELL := /bin/bash

BEBAN = $(if $(CEPAT),--cepat) $(if $(MENIT),--menit $(MENIT)) $(if $(ORANG),--orang $(ORANG)) $(PILIHAN)
BENCH = $(if $(CEPAT),--cepat) $(if $(PUTARAN),--putaran $(PUTARAN)) $(if $(HANYA),--hanya $(HANYA))

.PHONY: bantuan setup run test test-sqlite test-postgres test-peramban test-latihan test-ketahanan gambar bench beban check kunci sbom gaya berat

bantuan:
	@echo "make run            pasang yang kurang, lalu jalankan di http://127.0.0.1:8000 (PORT=… menggantinya)"
	@echo "make setup          hanya memasang (paket Debian, lingkungan Python)"
	@echo "make test           seluruh uji: SQLite, PostgreSQL sementara, lalu Chromium"
	@echo "make test-sqlite    uji tanpa peramban di SQLite   (PYTEST='-k nama' menyaring)"
	@echo "make test-postgres  uji tanpa peramban di PostgreSQL sementara"
	@echo "make test-peramban  uji Chromium saja"
	@echo "make test-latihan    latihan panjang: setiap halaman data contoh, dokumen besar (di luar make test)"
	@echo "make test-ketahanan  latihan gangguan, serangan dan pemulihan, dengan tabel angkanya (CATAT=1 menulisnya ke docs/keamanan.md)"
	@echo "make gambar         buat ulang gambar panduan (docs/gambar) dari uji Chromium"
	@echo "make bench          ukur kecepatan di samping pembandingnya (bench/README.md); bukan bagian dari uji (CEPAT=1 kira-kira satu"
	@echo "                    menit, HANYA='dasbor daftar' memilih, BASIS=postgres di PostgreSQL sementara yang menulis sampai cakram)"
	@echo "make beban          minggu terakhir: banyak orang sekaligus di gunicorn + PostgreSQL sementara (CEPAT=1, MENIT=30, ORANG=50,"
	@echo "                    BASIS=sqlite; docs/skala.md)"
	@echo "make berat          ukur bita dan waktu tiap halaman di jalur 3G, dengan tabelnya (docs/skala.md)"
	@echo "make check          gaya kode, templat, migrasi, pengaturan, arsitektur (hitungan detik)"
	@echo "make kunci          susun ulang requirements*.txt dari berkas .in"
	@echo "make gaya           susun ulang bagian Bootstrap yang dipakai halaman (static/css/bootstrap-ramping.css)"
	@echo "make sbom           susun ulang daftar pustaka dan lisensinya (docs/pustaka.md, docs/pustaka.cdx.json)"

setup:
	@deploy/pasang/siapkan.sh jalan

run:
	@exec deploy/pasang/jalankan.sh

test:
	@exec deploy/pasang/uji.sh sqlite postgres peramban

test-sqlite:
	@exec deploy/pasang/uji.sh sqlite

test-postgres:
	@exec deploy/pasang/uji.sh postgres

test-peramban:
	@exec deploy/pasang/uji.sh peramban

test-latihan:
	@exec deploy/pasang/uji.sh latihan

test-ketahanan:
	@exec deploy/pasang/uji.sh ketahanan

gambar:
	@GAMBAR=1 PYTEST="tests/peramban/test_gambar.py tests/peramban/test_gambar_tinjauan.py tests/peramban/test_gambar_keputusan.py tests/peramban/test_gambar_lkjip.py tests/peramban/test_gambar_impor.py" deploy/pasang/uji.sh peramban

berat:
	@BERAT=5 UJI_PROSES=1 PYTEST="-n0 -s -k berat_setiap tests/peramban/test_berat.py" deploy/pasang/uji.sh peramban

bench:
	@deploy/pasang/siapkan.sh uji
	@$(if $(filter postgres,$(BASIS)),BENCH="$(BENCH)" deploy/pasang/uji.sh bench,.venv/bin/python -m bench $(BENCH))

beban:
	@deploy/pasang/siapkan.sh uji
	@$(if $(filter sqlite,$(BASIS)),.venv/bin/python -m bench.minggu_akhir $(BEBAN),BENCH_MODUL=bench.minggu_akhir BENCH_AUTOVACUUM=on BENCH="$(BEBAN)" deploy/pasang/uji.sh bench)

check:
	@exec deploy/pasang/periksa.sh

kunci:
	@exec deploy/pasang/kunci.sh

sbom:
	@deploy/pasang/siapkan.sh uji
	@exec .venv/bin/python deploy/pasang/pustaka.py

gaya:
	@deploy/pasang/siapkan.sh uji
	@.venv/bin/python deploy/pasang/gaya.py
