"""Forms: editors bound to the draft, made from the table of fields, which marks what is wrong where it stands."""
