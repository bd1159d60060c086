"""Citizen manuals with their editions, the private staff handbook and counter mode."""
