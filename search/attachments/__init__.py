"""The words of files that are attached to public pages: read once, in a process of their own, found with the page."""
