"""Records as a page: one HTML file that holds its data, its styles and its scripts."""

from __future__ import annotations

from tradewire.report.build import write_report

__all__ = ["write_report"]
