"""Saved threads and README lists in, a clean catalogue of the resources they recommend out."""
