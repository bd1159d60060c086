"""Why a PDF was not made, as a sentence for the editor."""


class PdfRefused(Exception):
    """Its text is a sentence in the active language: what is wrong, where, what is accepted."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
