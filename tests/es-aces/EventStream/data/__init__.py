"""See `dataset_polars`."""
