"""What the worker looks after without being told: files that nobody has read, documents that do not say what their pages say.

Neither should happen. A process can end between a commit and what follows it, code can write past the signals, and two
transactions can each change what the other one is reading.
"""

import logging
import time
from itertools import count

from django.db import DatabaseError, InterfaceError, connection

from search import consistency
from search.attachments import following

FILES_SECONDS, PAGES_SECONDS = 300, 6 * 3600

logger = logging.getLogger(__name__)


def look_for_ever() -> None:
    """Runs beside the tasks of the worker (portal/operations/companions.py)."""
    for number in count():
        look(are_pages_due=number > 0 and number % (PAGES_SECONDS // FILES_SECONDS) == 0)
        time.sleep(FILES_SECONDS)


def look(are_pages_due: bool) -> None:
    """Never raises: what fails is told and tried again the next time."""
    try:
        following.leave_forgotten_to_worker()
        if are_pages_due:
            compare_pages()
    except (DatabaseError, InterfaceError) as error:
        logger.warning("The search cannot be looked after now: %s", error)
    except Exception:
        logger.exception("The search cannot be looked after.")
    finally:
        connection.close()


def compare_pages() -> None:
    """Mend the documents that differ from their pages; those of another analysis are left to ``search_index``."""
    if consistency.rebuild_is_due():
        return
    if found := consistency.page_differences():
        logger.warning("%d documents do not say what their pages say; they are mended.", len(found))
        consistency.repair_documents(found)
