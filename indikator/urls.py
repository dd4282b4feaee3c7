"""Urls of indikator, below `/<pemda>/`."""

from indikator import urls_rencana, urls_ukur

urlpatterns = [*urls_rencana.urlpatterns, *urls_ukur.urlpatterns]
