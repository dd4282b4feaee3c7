"""The session cookie, never taken back by the answer of another request.

Django removes the cookie of an ended session in the answer of whatever request shows it next. When a form and a
background request (a draft, a picture) of the same page come in together, the form's answer has just set the cookie of
the new session that keeps what was typed, and a later answer of the other would remove it. The key of a session that
is gone opens nothing (Django makes a new one when it saves), so its cookie may stay.
"""

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse


class KukiSesiMiddleware(SessionMiddleware):
    """Django's, without the removal of the cookie."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        response = super().process_response(request, response)
        kuki = response.cookies.get(settings.SESSION_COOKIE_NAME)
        if kuki is not None and not kuki.value:
            del response.cookies[settings.SESSION_COOKIE_NAME]
        return response
