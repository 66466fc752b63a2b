"""What is known at a moment: claims with decisions in them, their incidents, and how to find these."""
