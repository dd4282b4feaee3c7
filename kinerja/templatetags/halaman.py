"""What the frame of a page does with its content: `{% load halaman %}`."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_htmx.templatetags.django_htmx import htmx_script

register = template.Library()


@register.simple_block_tag(takes_context=True)
def berskrip(context, content: SafeString) -> SafeString:
    """The body of a page, followed by the scripts that something in it asks for: the keeper of drafts, and htmx (16 kB
    on the wire). Looked up in what was written, so that no page can forget them; most lists need neither."""
    if "data-draf" in content:
        content += format_html('<script src="{}" defer></script>', static("js/draf.js"))
    return content + htmx_script(context) if "hx-" in content else content
