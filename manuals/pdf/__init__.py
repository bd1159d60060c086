"""A neutral document becomes a PDF: no model and no query here; every word comes in with the document."""
