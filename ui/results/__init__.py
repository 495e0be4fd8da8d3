"""What a study found, on screen: the verdict of each coverage, and the table of its targets."""
