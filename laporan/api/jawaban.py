"""What every address of the read API may answer, for its description."""

from laporan.api.bentuk import Galat

GALAT = {401: Galat, 404: Galat, 422: Galat, 429: Galat}


def atau_galat(bentuk) -> dict:
    """{status: shape}"""
    return {200: bentuk} | GALAT
