"""Rows. A transaction is a plain function of a Connection and plain values; only `Database` runs them."""
