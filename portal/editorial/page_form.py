"""The form in which editors write a page."""

from portal.editorial.guarded_choices import CarefulPageForm


class PageForm(CarefulPageForm):
    """Browsers end lines by CR LF: taken as it comes, it would make every text of several lines a changed one."""

    def __init__(self, data=None, *args, **kwargs):
        if data is not None:
            data = data.copy()
            for name in data:
                data.setlist(name, [text.replace("\r\n", "\n") for text in data.getlist(name)])
        super().__init__(data, *args, **kwargs)
