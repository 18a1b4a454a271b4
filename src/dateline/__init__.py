"""Dateline reads news reports of protests into event records that can be cited."""
