"""The marks that stand beside the words right and wrong: no state is told by colour alone."""

RIGHT, WRONG = "right", "wrong"
MARKS = {RIGHT: "✓", WRONG: "✕"}
