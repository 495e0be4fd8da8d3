"""The Plans page: what is promised, and when an example ticket's promises are due."""
