"""Electronic signature of a PDF: what is asked of a provider and what it answers. Pure: no Django, no storage, no log.

Providers implement PenyediaTte. laporan.tte.tiruan is a stand-in that signs nothing; one for the client service of
BSrE is chosen by name in laporan.domain.tte.
"""

from laporan.tte.protokol import GalatTte, Jawaban, PenyediaTte, Periksa, Permintaan, StatusPenanda, Tampak

__all__ = ["GalatTte", "Jawaban", "PenyediaTte", "Periksa", "Permintaan", "StatusPenanda", "Tampak"]
