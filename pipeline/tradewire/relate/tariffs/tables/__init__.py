"""Rates in the cells of tables, read with caption, headers and row labels."""
