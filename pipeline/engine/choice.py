"""Which engine was asked for, looked at before anything is done."""

from pipeline.config import EngineSettings
from pipeline.errors import UsageError


def check_engine(settings: EngineSettings) -> None:
    """Raises UsageError for an unknown engine, and for a cluster without an address."""
    if settings.engine not in ("local", "dask"):
        raise UsageError(f"engine {settings.engine!r} is unknown; use local or dask")
    if settings.engine == "dask" and not settings.scheduler:
        raise UsageError("--engine dask needs --scheduler tcp://host:port (or engine.scheduler in config.yaml)")
