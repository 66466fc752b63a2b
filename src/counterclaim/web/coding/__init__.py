"""What the pages of double coding are made of."""
