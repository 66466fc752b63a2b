"""From an incident to what each side says, who contradicts whom, and the figure that each published rule puts down."""
