"""Files of rows that people hand in: CSV and XLSX read safely, every fault told with its row and column."""
