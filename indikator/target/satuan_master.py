"""The national master of satuan, jenis by jenis: the source of truth, from which `muat_acuan` fills the table Satuan.

A synonym is another spelling of the same satuan, not of a similar one. Case and full stops make no difference.
"""

CACAH, PERSEN, NILAI, WAKTU, UANG, UKURAN = "cacah", "persen", "nilai", "waktu", "uang", "ukuran"

# One line per satuan: nama = sinonim, sinonim.
DAFTAR = {
    CACAH: """
        dokumen = dok, doc, dokumen/naskah
        laporan = lap, lpr
        berkas = bks, dok/berkas, berkas/dok
        surat = srt
        naskah
        naskah akademik
        lembar = lbr, lembaran
        buku
        eksemplar = eks, exemplar
        halaman = hal
        keputusan = SK, surat keputusan
        peraturan = regulasi
        peraturan daerah = perda
        peraturan kepala daerah = perkada, perbup, perwali, peraturan bupati, peraturan wali kota
        rancangan = draf, draft
        rekomendasi = rekom
        kebijakan
        sertifikat = sertipikat
        bidang tanah = persil
        izin = ijin
        usulan = usul
        permohonan
        pemohon
        data
        database = basis data
        dataset
        informasi
        arsip
        nota kesepahaman = MoU
        perjanjian kerja sama
        SOP = standar operasional prosedur
        judul
        artikel
        berita
        konten
        publikasi
        jurnal
        orang = org
        jiwa
        penduduk
        pegawai
        ASN = aparatur sipil negara
        PNS = pegawai negeri sipil
        PPPK = P3K
        pejabat
        peserta = psrt
        siswa = peserta didik, murid
        mahasiswa
        guru
        tenaga kesehatan = nakes
        tenaga kerja = naker
        pencari kerja
        kader
        pelaku usaha
        pelaku UMKM
        wirausaha
        pengunjung
        wisatawan
        penerima manfaat
        balita
        bayi
        ibu hamil = bumil
        pasien
        petani
        nelayan
        atlet
        korban
        formasi
        jabatan = jbtn
        keluarga = KK, kepala keluarga
        kelompok = klp
        kelompok tani = poktan
        gabungan kelompok tani = gapoktan
        organisasi
        organisasi kemasyarakatan = ormas
        lembaga
        komunitas
        perangkat daerah = OPD, SKPD, PD, organisasi perangkat daerah, satuan kerja perangkat daerah
        unit kerja
        UPTD = UPT
        desa
        kelurahan
        desa/kelurahan = kelurahan/desa
        kampung
        nagari
        dusun
        RT
        RW
        kecamatan = kec
        kabupaten/kota
        wilayah
        lokasi
        titik
        kawasan
        ruas = ruas jalan
        sekolah
        satuan pendidikan
        madrasah
        perguruan tinggi
        puskesmas
        posyandu
        rumah sakit = RS
        faskes = fasilitas kesehatan
        koperasi
        UMKM
        industri
        perusahaan
        BUMD
        BUMDes = BUM Desa
        pasar
        objek wisata = obyek wisata, destinasi, destinasi wisata
        cabang olahraga = cabor
        kali = x
        kegiatan = keg, kgt
        sub kegiatan = subkegiatan, sub keg
        program = prog
        proyek
        paket = pkt
        pekerjaan
        rapat
        sosialisasi
        pelatihan
        sidang
        forum
        event
        kunjungan
        perjalanan dinas
        kasus
        perkara
        kejadian = peristiwa
        pelanggaran
        pengaduan = aduan
        temuan
        layanan = pelayanan
        transaksi
        inovasi
        penghargaan
        prestasi
        jenis = macam
        komoditas
        komponen
        aspek
        indikator
        kriteria
        item
        angkatan
        kelas = rombel, rombongan belajar
        sampel
        produk
        sambungan rumah = SR
        unit = unt
        buah = bh
        biji
        butir
        set
        stel
        roll = rol
        rim
        dus = dos
        kotak
        botol
        tabung
        pak = pack
        pasang
        aplikasi
        sistem
        sistem informasi
        website = situs web, situs
        server
        jaringan
        kendaraan
        gedung
        bangunan
        ruang = ruangan
        rumah
        jembatan
        embung
        daerah irigasi
        rekening
        akun
        ekor
        batang
        pohon
        bibit
    """,
    PERSEN: """
        % = persen, prosen, persentase, prosentase, pct, percent
        ‰ = permil, per mil, promil
    """,
    NILAI: """
        nilai
        indeks = index, indek
        skor = score, skore
        poin = point
        angka
        predikat
        opini
        level
        tingkat
        kategori
        peringkat = ranking, rangking
        rasio
        bintang
    """,
    WAKTU: """
        detik = dtk
        menit = mnt
        jam
        jam pelajaran = JP, jam pelatihan, JPL
        hari = hr
        hari kerja = HK
        minggu = mgg
        bulan = bln
        triwulan = tw, triwulanan
        semester = smt
        tahun = thn, th
        orang hari = OH, HOK
        orang bulan = OB
    """,
    UANG: """
        rupiah = Rp, IDR
        ribu rupiah = Rp ribu, ribuan rupiah
        juta rupiah = Rp juta, jutaan rupiah
        miliar rupiah = milyar rupiah, Rp miliar, Rp milyar
        triliun rupiah = trilyun rupiah, Rp triliun
        dolar AS = USD, US dollar
    """,
    UKURAN: """
        milimeter = mm
        sentimeter = cm
        meter = m, mtr
        kilometer = km
        meter lari
        meter persegi = m2, meter2
        kilometer persegi = km2
        hektare = ha, hektar
        meter kubik = m3, kubik
        liter = l, ltr
        liter/detik = l/dt, l/dtk, lps, liter per detik
        gram = gr
        kilogram = kg
        kuintal = kwintal, ku
        ton
        ton/tahun = ton per tahun
        kuintal/hektare = kw/ha, ku/ha
        ton/hektare = ton/ha
        ton CO2e = ton CO2 eq, tCO2e
        kilokalori = kkal
        kkal/kapita/hari
        watt
        kilowatt
        kilowatt jam = kWh
        megawatt = MW
        Mbps
        megabita = MB
        gigabita = GB
        terabita = TB
    """,
}
