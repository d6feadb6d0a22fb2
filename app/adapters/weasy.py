"""WeasyPrint, held to our own static files: nothing else of the machine or of the network is read."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

_HOST = "guide.invalid"  # a name that leads nowhere, by its very definition


class OurFiles(URLFetcher):  # type: ignore[misc]  # it ships no types
    """Reads what stands under static/, by the address our pages give it."""

    def __init__(self, static: Path) -> None:
        super().__init__(allowed_protocols=("https",), allow_redirects=False)
        self._static = static.resolve()

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The file, or ValueError for anything that is not one of ours."""
        del headers
        parts = urlsplit(url)
        folder, _, rest = unquote(parts.path).lstrip("/").partition("/")
        file = (self._static / rest.partition("/")[2]).resolve()
        ours = parts.scheme == "https" and parts.netloc == _HOST and folder == "static"
        if not (ours and file.is_relative_to(self._static) and file.is_file()):
            raise ValueError(url)
        return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": _KINDS.get(file.suffix, "")})


_KINDS = {".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


def draw(page: str, static: Path) -> bytes:
    """The page as an accessible PDF, tagged for screen readers."""
    document = HTML(string=page, base_url=f"https://{_HOST}/", url_fetcher=OurFiles(static))
    return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))
