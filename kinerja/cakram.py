"""What must be on the disk before something else may count on it."""

import os
from pathlib import Path


def turunkan(*letak: Path) -> None:
    """Down to the disk, in this order: the content of a file; the names in a directory, which its files need too."""
    for satu in letak:
        pegangan = os.open(satu, os.O_RDONLY)
        try:
            os.fsync(pegangan)
        finally:
            os.close(pegangan)
