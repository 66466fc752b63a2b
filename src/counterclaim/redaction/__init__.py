"""What is withheld of a book before others see it: names of private persons, exact places."""
