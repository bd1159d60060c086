"""The published services as open data: JSON, CSV, HSDS and CPSV-AP (docs/features/open-data.md)."""
