"""Compare: what coverages change against one of them, of the document's study and of other files'."""
