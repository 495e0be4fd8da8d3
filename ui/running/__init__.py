"""What goes on behind the window: threads, the study, and the bar that shows how far it is."""
