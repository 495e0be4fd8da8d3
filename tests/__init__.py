"""The tests; a package by name, because a namespace would be hidden by any installed package that is called `tests`."""
