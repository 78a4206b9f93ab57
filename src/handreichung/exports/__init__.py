"""Data and files made from the Matrix: one writer a module, named after what it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from handreichung.exports import calendar_file, matrix_data, search_index, server_headers, tandem_profiles
from handreichung.views import Ansichten

#: Each yields addresses from the site's root and what stands there.
WRITERS: tuple[Callable[[Ansichten], Iterable[tuple[str, str | bytes]]], ...] = (
    calendar_file.files,
    matrix_data.files,
    search_index.files,
    server_headers.files,
    tandem_profiles.files,
)


def files(ansichten: Ansichten) -> Iterator[tuple[str, str | bytes]]:
    """Yield every data file of the site: its address and its content."""
    for writer in WRITERS:
        yield from writer(ansichten)
