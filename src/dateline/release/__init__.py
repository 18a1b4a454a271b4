"""Records as tables and files: `open_output` gives a writer for where the user wants them."""

from dateline.release.output import Output, TableFormat, open_output

__all__ = ["Output", "TableFormat", "open_output"]
