"""One file a rule: from the claims of one kind of harm and one side to a figure."""
