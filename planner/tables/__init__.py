"""Tables: results as rows of plain cells, and how they become files that a spreadsheet opens."""
