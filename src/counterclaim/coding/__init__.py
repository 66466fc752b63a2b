"""Double coding: reports that two people code blind, how far they agree, and the gold that comes of it."""
