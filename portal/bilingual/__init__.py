"""Thai and English: digits, dates, the language of a run, addresses, sitemap, the two trees kept alike."""
