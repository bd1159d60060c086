"""How many people use which service by which channel, month by month; and how long a service takes beside its promise."""
