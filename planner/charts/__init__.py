"""Charts: what a study found as pictures fit for a slide, one chart a file, drawn on a matplotlib `Figure`.

Never through pyplot, which keeps global state, and never through Qt: the window, the command line and the decision pack
draw the very same charts. `catalogue` lists them, `files` writes them.
"""
