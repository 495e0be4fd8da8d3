"""Exporting: tables and whole studies as files and on the clipboard, written in threads."""
