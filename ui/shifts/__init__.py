"""The week of a coverage: the timeline on which shifts are dragged, and the page around it."""
