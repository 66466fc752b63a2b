"""What the page of one incident shows beside its sheet: what was known when, what a policy changes, pairs, rows."""
