"""Who may do what in a ledger that a team shares. Every change of it stands in the ledger's log."""
