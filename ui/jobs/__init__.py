"""Jobs: long answers that are no study (a recommendation, headroom, a decision pack), and the bar that shows them."""
