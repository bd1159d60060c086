"""The part of the editors' menu that is about the centre's standard; rooms of this app add their items."""

from wagtail.admin.menu import Menu

HOOK = "register_standard_menu_item"
menu = Menu(register_hook_name=HOOK)
