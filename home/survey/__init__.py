"""Satisfaction: two questions that anybody answers in two taps, what the answers come to, and what proves it."""
