"""The shared cache in the database, which counts guesses: a write that the database refuses is an error there.

Django's own answers False, the same as for a key that is there already: a database that is locked then looked like the
counter held by somebody else, and the right password like one guess too many.
"""

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import OperationalError, connections, router, transaction


class SinggahanBasis(DatabaseCache):
    def _base_set(self, mode, key, value, timeout=DEFAULT_TIMEOUT):
        """Raises OperationalError; two that write one new key at once are none (IntegrityError)."""
        ditolak: list[OperationalError] = []

        def jalankan(execute, sql, params, many, context):
            try:
                return execute(sql, params, many, context)
            except OperationalError as galat:
                ditolak.append(galat)
                raise

        basis = router.db_for_write(self.cache_model_class)
        with connections[basis].execute_wrapper(jalankan), transaction.atomic(using=basis):  # begin and commit: ours
            berhasil = super()._base_set(mode, key, value, timeout)
        if ditolak:
            raise ditolak[0]
        return berhasil
