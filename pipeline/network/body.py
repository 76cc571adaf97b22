"""A body read within bounds: so many bytes, unpacked in small steps, so that a bomb never goes off.

gzip and deflate are unpacked here rather than by httpx, whose step is a whole chunk: 64 KB can hold 64 MB.
"""

import zlib
from collections.abc import AsyncIterable, Iterator

from pipeline.errors import NetworkError, Outcome

ENCODINGS = "gzip, deflate"  # what is asked for
_STEP = 65_536  # bytes unpacked at once


async def read(chunks: AsyncIterable[bytes], *, encoding: str, limit: int, cut: bool) -> tuple[bytes, bool]:
    """The unpacked body, and whether it was cut at `limit` bytes.

    Without `cut` a longer body raises NetworkError (too-large).
    """
    unpack = _unpacker(encoding)
    body = bytearray()
    async for chunk in chunks:
        for piece in unpack.pieces(chunk):
            body += piece
            if len(body) > limit:
                if not cut:
                    raise NetworkError(f"the answer is longer than {limit:,} bytes", Outcome.TOO_LARGE)
                return bytes(body[:limit]), True
    if not unpack.ended:
        raise NetworkError("the packed answer ends in the middle", Outcome.DROPPED)
    return bytes(body), False


class _Plain:
    """Nothing to unpack."""

    ended = True

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """The chunk itself."""
        yield chunk


class _Deflated:
    """gzip (also of several members) or deflate, with or without its zlib head."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._unpacker = zlib.decompressobj(bits)
        self._fresh = True

    @property
    def ended(self) -> bool:
        """True at the end of a member, and before the first."""
        return self._unpacker.eof or self._fresh

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """What `chunk` unpacks to, in steps."""
        while chunk:
            if self._unpacker.eof:
                if self._bits < 31 or not chunk.strip(b"\0"):
                    return  # padding behind the end
                self._unpacker = zlib.decompressobj(self._bits)
            piece = self._step(chunk)
            chunk = self._unpacker.unconsumed_tail or self._unpacker.unused_data
            self._fresh = False
            yield piece

    def _step(self, chunk: bytes) -> bytes:
        try:
            return self._unpacker.decompress(chunk, _STEP)
        except zlib.error as error:
            if self._fresh and self._bits == zlib.MAX_WBITS:  # many servers send deflate without its head
                self._bits = -zlib.MAX_WBITS
                self._unpacker = zlib.decompressobj(self._bits)
                self._fresh = False
                return self._step(chunk)
            raise NetworkError(f"the packed answer is broken: {error}", Outcome.PROTOCOL) from error


def _unpacker(encoding: str) -> _Plain | _Deflated:
    match [part for part in encoding.lower().replace(" ", "").split(",") if part not in ("", "identity")]:
        case []:
            return _Plain()
        case ["gzip" | "x-gzip"]:
            return _Deflated(16 + zlib.MAX_WBITS)
        case ["deflate"]:
            return _Deflated(zlib.MAX_WBITS)
    raise NetworkError(f"the answer is packed in a way that was not asked for: {encoding[:100]}", Outcome.PROTOCOL)
