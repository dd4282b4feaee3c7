"""Room for the frames of a request, taken at once.

CPython keeps the frames of Python functions in chunks of 16 kB that it maps when a call needs one and unmaps when that
call returns. A request is some 150 calls deep (middleware, templates in templates), and where a loop happens to call
across the end of a chunk, every turn maps, faults in and unmaps memory: a third of the time of a list page, coming and
going with every change of depth. A function whose frame wants more room than a chunk has gets a bigger chunk, and all
calls below it live in the rest of it.
"""

from collections.abc import Callable

RUANG = 256 * 1024  # bytes; only what is used is ever touched
_SATUAN = 8  # bytes of a slot of the stack


def lapang(fungsi: Callable) -> Callable:
    """`fungsi` with its frame, and those of all it calls, in one big chunk."""
    kode = fungsi.__code__
    fungsi.__code__ = kode.replace(co_stacksize=RUANG // 2 // _SATUAN + kode.co_stacksize)
    return fungsi
