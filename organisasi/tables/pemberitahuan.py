"""How each kind of notice looks in the list."""

from organisasi.enums import JenisPemberitahuan as J

RUPA: dict[str, tuple[str, str]] = {
    J.PENGAJUAN: ("inbox", "Menunggu keputusan Anda"),
    J.KEMBALI: ("arrow-counterclockwise", "Dikembalikan"),
    J.KEPUTUSAN: ("check-circle", "Status berubah"),
    J.KOMENTAR: ("chat-left-text", "Catatan baru"),
    J.SEBUTAN: ("person", "Anda disebut"),
    J.PENGINGAT: ("bell", "Pengingat"),
    J.JADWAL: ("calendar-event", "Jadwal"),
}  # jenis → icon, its words
