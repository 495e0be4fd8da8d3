"""The ground floor: play one history out.

Given tickets, clocks, engineers and rules as plain arrays of whole seconds, the engine returns outcomes as
plain arrays. It knows no plan by name, no file, no time zone and no screen, so that the definition of the
model can be read, tested and replaced on its own. Of other people's packages it imports only numpy and
simpy.
"""
