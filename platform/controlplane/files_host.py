"""
The files host: a campaign's public uploads and nothing else, without a cookie.

Files are streamed through this process, from S3 too: only so can their headers be promised, and
a bucket never has to be readable by anybody else.
"""

from typing import IO
from urllib.parse import quote

from botocore.exceptions import BotoCoreError, ClientError
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
)
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms.selectors import is_handed_out
from controlplane import gate
from kernel.files.public import DOCUMENTS, HEAD_BYTES, folder_of, is_public, served_as
from tenants import storage
from tenants.models import Nation
from tenants.requests import nation_of

# A picture's name is used once, so what it names never changes.
PICTURE_CACHE = "public, max-age=31536000, immutable"
DOCUMENT_CACHE = "public, max-age=300"
PRIVATE_CACHE = "private, max-age=3600"


def _plain(sentence: str, status: int) -> HttpResponse:
    response = HttpResponse(sentence, status=status, content_type="text/plain")
    response["Cache-Control"] = "no-store"
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404, the same for what is private, what is elsewhere and what never was."""
    return _plain("There is no such file.\n", 404)


def _may_read(request: HttpRequest, nation: Nation, name: str) -> bool:
    if not is_public(name):
        return False
    if not nation.is_live and not storage.is_signed(
        name,
        until=request.GET.get(storage.UNTIL, ""),
        by=request.GET.get(storage.BY, ""),
        at=timezone.now(),
    ):
        return False
    return folder_of(name) != DOCUMENTS or is_handed_out(name)


def _opened(name: str) -> IO[bytes]:
    try:
        file = default_storage.open(name)
        # A folder, or an object that went meanwhile, says so only here.
        file.seek(0)
    except (OSError, SuspiciousFileOperation) as error:
        raise Http404 from error
    return file


def _cache_of(nation: Nation, name: str) -> str:
    if not nation.is_live:
        return PRIVATE_CACHE
    return DOCUMENT_CACHE if folder_of(name) == DOCUMENTS else PICTURE_CACHE


@require_safe
def serve(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve a public file of this host's campaign."""
    nation = nation_of(request)
    if nation.state == Nation.State.SUSPENDED:
        return gate.as_expected(
            _plain("This campaign’s site is closed for now.\n", 503)
        )
    if not _may_read(request, nation, name):
        raise Http404
    try:
        file = _opened(name)
        head = file.read(HEAD_BYTES)
        file.seek(0)
    except (BotoCoreError, ClientError):
        return _plain("Files can’t be read at the moment.\n", 503)
    served = served_as(name, head)
    response = FileResponse(file, content_type=served.content_type)
    called = quote(name.rpartition("/")[2])
    how = "inline" if served.is_shown else "attachment"
    response["Content-Disposition"] = f"{how}; filename*=UTF-8''{called}"
    response["Cache-Control"] = _cache_of(nation, name)
    # The panel and the site show it from origins of their own.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    if not nation.is_live:
        response["X-Robots-Tag"] = "noindex"
    return response
