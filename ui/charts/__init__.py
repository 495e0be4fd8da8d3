"""Charts on screen and in files: drawn by `planner.charts` in a thread, shown as images, exported as they are.

Only `room` is imported with the window; everything else here stands on matplotlib, which takes its time.
"""
