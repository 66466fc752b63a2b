"""The facts: what a report is and what a claim is. Frozen, without input or output."""
