"""What waits for people's decisions, in which order, and how a decision is made."""
