"""hypothesis state machines over the database: every run begins with the world of the test and is undone."""

from collections import Counter

from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

# Without `explain`, which traces every line that runs.
PENGATURAN = {
    "phases": (Phase.generate, Phase.shrink),
    "derandomize": True,
    "database": None,
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
}


class MesinAcak(RuleBasedStateMachine):
    """`hitung`: runs, steps, and what became of them, over all runs."""

    hitung: Counter[str]

    def __init__(self):
        super().__init__()
        self.hitung["jalan"] += 1
        self._batas = transaction.atomic()
        self._batas.__enter__()
        self.mulai()

    def mulai(self) -> None:
        """What the model knows of the world at the beginning."""

    def teardown(self):
        transaction.set_rollback(True)
        self._batas.__exit__(None, None, None)

    def catat(self, hasil: str) -> None:
        self.hitung["langkah"] += 1
        self.hitung[hasil] += 1


def jalankan(mesin: type[MesinAcak], *, jalan: int, langkah: int) -> Counter[str]:
    """So many runs of at most so many steps, the same ones every time."""
    mesin.hitung = Counter()
    run_state_machine_as_test(mesin, settings=settings(max_examples=jalan, stateful_step_count=langkah, **PENGATURAN))
    assert not connection.needs_rollback
    return mesin.hitung


def ringkas(hitung: Counter[str]) -> str:
    """ "40 jalan, 900 langkah: 300 ok, 400 ditolak"."""
    lain = ", ".join(f"{banyak} {nama}" for nama, banyak in sorted(hitung.items()) if nama not in ("jalan", "langkah"))
    return f"{hitung['jalan']} jalan, {hitung['langkah']} langkah: {lain}"
