"""Figures as positions in a drawing; templates draw them."""
