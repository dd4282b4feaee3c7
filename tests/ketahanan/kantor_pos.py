"""A mail server of a few lines that keeps what it is given; it can be away and come back at the same port."""

import socketserver
import threading
from email import message_from_bytes

from tests.peramban.peladen import port_bebas


class KantorPos:
    """`port`, `buka()`, `tutup()`, `surat`: subjects of the mails taken in."""

    def __init__(self):
        self.port, self.surat, self._peladen = port_bebas(), [], None

    def buka(self) -> None:
        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self._peladen = socketserver.ThreadingTCPServer(("127.0.0.1", self.port), self._penerima())
        threading.Thread(target=self._peladen.serve_forever, daemon=True).start()

    def tutup(self) -> None:
        if self._peladen:
            self._peladen.shutdown()
            self._peladen.server_close()
            self._peladen = None

    def _penerima(self):
        surat = self.surat

        class Penerima(socketserver.StreamRequestHandler):
            def handle(self):
                self.wfile.write(b"220 uji\r\n")
                while baris := self.rfile.readline():
                    perintah = baris.split()[0].upper() if baris.split() else b""
                    if perintah == b"DATA":
                        self.wfile.write(b"354 silakan\r\n")
                        surat.append(str(message_from_bytes(self._isi())["Subject"]))
                    self.wfile.write(b"221 selesai\r\n" if perintah == b"QUIT" else b"250 baik\r\n")
                    if perintah == b"QUIT":
                        return

            def _isi(self) -> bytes:
                isi = []
                while (baris := self.rfile.readline()) not in (b".\r\n", b""):
                    isi.append(baris)
                return b"".join(isi)

        return Penerima
