"""Uploaded files lie in one folder that no web server hands out: views check who asks (portal/views/files.py)."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage


class ProtectedStorage(FileSystemStorage):
    """Pictures, renditions and documents, private collections included; addresses lead to the checked view."""

    def __init__(self, **kwargs):
        super().__init__(location=settings.PRIVATE_MEDIA_ROOT, base_url=settings.MEDIA_URL, **kwargs)
