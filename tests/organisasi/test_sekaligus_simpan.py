"""An act that commits: what it has asked is forgotten by then."""

import pytest
from django.db import transaction

from organisasi.domain.sekaligus import sekali, utuh


@pytest.mark.usefixtures("basis_salinan")
def test_forgotten_before_the_commit():
    """What runs on the commit is no part of the act: others may have written before it."""
    jawaban = []

    @utuh
    def tindakan() -> None:
        sekali(("kunci",), lambda: "di dalam")
        transaction.on_commit(lambda: jawaban.append(sekali(("kunci",), lambda: "sesudahnya")))

    tindakan()
    assert jawaban == ["sesudahnya"]
