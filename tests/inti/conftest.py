"""The pure core needs no Django: these tests also run with `-p no:django`."""

import pytest


@pytest.fixture(autouse=True)
def _berkas_terpisah():
    """Stands in for the project's fixture of that name, which needs Django settings; nothing is stored here."""
