"""What a check found."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Temuan:
    """`jenis`: a short key for machines; `apa`: what is wrong, exactly; `saran`: what to do about it.

    `pemda`: its slug, "" for the installation.
    """

    jenis: str
    apa: str
    saran: str
    pemda: str = ""
