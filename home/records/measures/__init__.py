"""What the records prove: the measures of home/records."""

from home.records.measures import findings, running, skills

__all__ = ["findings", "running", "skills"]
