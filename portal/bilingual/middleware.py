from django.utils import translation

from portal.bilingual.language import ENGLISH, THAI

ENGLISH_PREFIX = "/en/"


def language_of_path(path: str) -> str:
    return ENGLISH if path == "/en" or path.startswith(ENGLISH_PREFIX) else THAI


class AddressLanguageMiddleware:
    """The address alone decides the language: no cookie, no Accept-Language, and so no ``Vary`` that splits caches."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = language_of_path(request.path_info)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
