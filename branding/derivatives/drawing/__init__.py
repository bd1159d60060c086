"""Draws what is made from a master, by itself: run in a process of its own, it imports nothing of the project.

Modules name each other relatively, because the process knows this package without the packages around it.
"""
