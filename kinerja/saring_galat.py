"""What a report of an error may show: secrets stay hidden also on the pages of a DEBUG installation."""

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter


class SaringGalat(SafeExceptionReporterFilter):
    """Hides what `sensitive_variables` and `sensitive_post_parameters` name, whatever DEBUG says."""

    def is_active(self, request: HttpRequest | None) -> bool:
        return True
