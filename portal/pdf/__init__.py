"""Papers of the portal: Typst in a guarded process, its fonts, and what they can print. Who asks brings data and templates."""
