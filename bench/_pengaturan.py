"""Settings of the bench: those of the tests (throw-away data, nothing of this machine's environment), and as in
production where the tests are stricter or faster."""

from tests.settings import *  # noqa: F403
from tests.settings import TEMPLATES

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = ""
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
