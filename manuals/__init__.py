"""Reserved: citizen manuals with their editions, the private staff handbook and counter mode. Nothing is installed yet."""
