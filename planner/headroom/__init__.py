"""Headroom: how much more a staffing bears, what matters most to it, and what its promises cost.

Each question is asked by trials: the scenario is changed in one way, played in the same replications, and held against
itself as it is.
"""
