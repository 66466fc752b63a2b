"""The ledger in a browser: pages for people, an interface for programs."""
