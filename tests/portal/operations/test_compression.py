"""Text is sent compressed to who takes it so; what is compressed already is left alone."""

import gzip
import re

import brotli
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Collection

from portal.models import PortalDocument
from portal.operations.compression import CompressTextMiddleware

BROWSER = {"accept-encoding": "gzip, deflate, br, zstd"}
TEXTS = ["text/html; charset=utf-8", "text/csv", "application/json", "application/ld+json", "application/xml", "image/svg+xml"]  # fmt: skip
COMPRESSED_ALREADY = ["image/png", "image/webp", "application/pdf", "application/zip", "font/woff2", "application/octet-stream", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"]  # fmt: skip


def answer(response, **headers):
    request = RequestFactory().get("/", headers=headers or BROWSER)
    return CompressTextMiddleware(lambda request: response)(request)


def document(name, content):
    file = SimpleUploadedFile(name, content)
    return PortalDocument.objects.create(title=name, collection=Collection.get_first_root_node(), file=file)


@pytest.mark.parametrize("content_type", TEXTS)
def test_text_is_compressed(content_type):
    response = answer(HttpResponse("ก" * 1000, content_type=content_type), **{"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content).decode() == "ก" * 1000
    assert int(response["Content-Length"]) == len(response.content) < 400


@pytest.mark.parametrize("accepted", ["gzip, deflate, br, zstd", "br", "gzip;q=0, br", "br;q=0.5, gzip"])
def test_pages_are_sent_as_brotli_to_who_takes_it(accepted):
    response = answer(HttpResponse("ก" * 1000, headers={"ETag": '"a"'}), **{"accept-encoding": accepted})
    assert (response["Content-Encoding"], response["Vary"], response["ETag"]) == ("br", "Accept-Encoding", 'W/"a"')
    assert re.fullmatch("ก{1000}<!--[0-9a-f]*-->", brotli.decompress(response.content).decode())
    assert int(response["Content-Length"]) == len(response.content) < 400


def test_the_length_of_a_brotli_page_is_blurred():
    lengths = {len(answer(HttpResponse("ก" * 1000)).content) for _time in range(60)}
    assert len(lengths) > 5


@pytest.mark.parametrize("content_type", TEXTS[1:])
def test_other_texts_are_sent_as_gzip_even_then(content_type):
    assert answer(HttpResponse("ก" * 1000, content_type=content_type))["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("content_type", COMPRESSED_ALREADY)
def test_what_is_compressed_already_is_left_alone(content_type):
    response = answer(HttpResponse(b"a" * 1000, content_type=content_type))
    assert "Content-Encoding" not in response
    assert "Vary" not in response
    assert response.content == b"a" * 1000


@pytest.mark.parametrize("accepted", ["", "identity", "gzip;q=0", "br;q=0, gzip; q=0.0", "gzip;q=0, br; q=0", "brown"])
def test_who_does_not_take_it_gets_the_text_as_it_is(accepted):
    response = answer(HttpResponse("ก" * 1000), **{"accept-encoding": accepted})
    assert "Content-Encoding" not in response
    assert response["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("accepted", ["gzip", "gzip;q=0.5", "br;q=0, gzip", "gzip;q=1.0, *;q=0"])
def test_who_takes_it_among_others_gets_it(accepted):
    assert answer(HttpResponse("ก" * 1000), **{"accept-encoding": accepted})["Content-Encoding"] == "gzip"


def test_a_part_of_a_file_stays_a_part():
    part = HttpResponse("ก" * 1000, status=206, headers={"Content-Range": "bytes 0-2999/9000"})
    assert "Content-Encoding" not in answer(part)


def test_equal_pages_are_not_equally_long():
    """Who cannot read an answer but sees its length learns nothing from it."""
    assert len({len(answer(HttpResponse("ก" * 1000)).content) for _ in range(30)}) > 5


@given(chunks=st.lists(st.text(max_size=2000), max_size=20))
def test_a_streamed_answer_reads_back_as_it_was(chunks):
    response = answer(StreamingHttpResponse(chunks, content_type="text/csv"))
    assert "Content-Length" not in response
    assert gzip.decompress(b"".join(response.streaming_content)).decode() == "".join(chunks)


@pytest.mark.django_db
class TestThePortal:
    @pytest.mark.parametrize(
        "address", ["/", "/en/", "/search.json?q=บัตร", "/sitemap.xml", "/no-such-page/", "/?q=%00"]
    )
    def test_its_text_is_compressed_for_browsers_and_says_so_to_caches(self, client, site, address):
        plain = client.get(address)
        response = client.get(address, headers=BROWSER)
        assert response.status_code == plain.status_code
        assert "Accept-Encoding" in response["Vary"]
        assert "Accept-Encoding" in plain["Vary"]
        assert "Content-Encoding" not in plain
        if plain["Content-Type"].startswith("text/html"):
            assert response["Content-Encoding"] == "br"
            assert brotli.decompress(response.content).startswith(plain.content)
        else:
            assert response["Content-Encoding"] == "gzip"
            assert gzip.decompress(response.content) == plain.content
        assert response["Content-Security-Policy"] == plain["Content-Security-Policy"]

    def test_a_static_file_is_left_to_who_serves_it(self, client):
        response = client.get("/static/portal/css/portal.css", headers=BROWSER)
        assert b"@layer" in b"".join(response.streaming_content)

    def test_the_head_of_a_page_says_what_the_page_would(self, client, site):
        response = client.head("/", headers=BROWSER)
        assert response["Content-Encoding"] == "br"
        assert response.content == b""

    def test_a_pdf_keeps_its_length_and_its_etag(self, client):
        file = document("form.pdf", b"%PDF-1.7" + b" " * 1000)
        response = client.get(file.url, headers=BROWSER)
        assert "Content-Encoding" not in response
        assert response["Content-Length"] == "1008"
        assert response["ETag"] == f'"{file.file_hash}"'

    def test_a_table_is_compressed_and_still_known_by_its_etag(self, client):
        file = document("table.csv", b"1,2,3\n" * 500)
        response = client.get(file.url, headers=BROWSER)
        assert gzip.decompress(b"".join(response.streaming_content)) == b"1,2,3\n" * 500
        assert response["ETag"] == f'W/"{file.file_hash}"'
        again = client.get(file.url, headers={**BROWSER, "if-none-match": response["ETag"]})
        assert again.status_code == 304
