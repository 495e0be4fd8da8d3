"""The top floor: the desktop.

Windows, editors and charts on screen. Qt is imported here and nowhere else, so that everything below runs,
and is tested, on a machine without it.
"""
