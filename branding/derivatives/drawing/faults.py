"""Why something could not be drawn."""

EMPTY, BROKEN, TOO_LARGE, TOO_MANY_PARTS, MEMORY = "empty", "broken", "too-large", "too-many-parts", "memory"


class CannotDraw(Exception):
    """``code``: one of the above; ``detail``: what the library said, in English."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code, self.detail = code, detail
