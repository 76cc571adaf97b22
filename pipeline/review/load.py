"""The tables of an output folder as DataFrames with Arrow types: lists stay lists, null stays null."""

from functools import partial
from pathlib import Path

import pandas as pd

from pipeline.review.finished import table_file


def load_table(name: str, out: str | Path = "curated") -> pd.DataFrame:
    """One table of the folder that `ingest` wrote; raises UsageError where there is none."""
    return pd.read_parquet(table_file(name, Path(out)), dtype_backend="pyarrow")


load_catalogue = partial(load_table, "catalogue")
load_mentions = partial(load_table, "mentions")
load_documents = partial(load_table, "documents")
load_rejected = partial(load_table, "rejected")
load_stripped = partial(load_table, "stripped")
load_merges = partial(load_table, "merges")
load_sources = partial(load_table, "sources")
