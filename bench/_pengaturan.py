"""Settings of the bench: those of the tests (throw-away data, nothing of this machine's environment), and as in
production where the tests are stricter or faster."""

from tests.settings import *  # noqa: F403
from tests.settings import LOGGING, TEMPLATES

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = ""
LOGGING = LOGGING | {"root": LOGGING["root"] | {"level": "WARNING"}}  # sign-ins would stand between the rows
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
