import pytest

from tests.penyewa.dunia import KENARI, Dunia, bangun


@pytest.fixture
def dunia(db) -> Dunia:
    """Pemda A, whose users look."""
    return bangun("alpa", "Asri")


@pytest.fixture
def asing(dunia) -> Dunia:
    """Pemda B, made after A, so that no id is shared."""
    return bangun("beta", KENARI)
