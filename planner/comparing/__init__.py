"""Comparing: two coverages side by side, of one study or of two files, and what there is to say about them."""
