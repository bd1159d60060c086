"""The evidence pack of a fiscal year: a report in both languages, tables, the papers themselves, a manifest; frozen."""
