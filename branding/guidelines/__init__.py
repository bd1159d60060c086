"""How the centre's logo is used: what the guidelines page shows, and the packages that people take away."""
