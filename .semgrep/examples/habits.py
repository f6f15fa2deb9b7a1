"""What the rules of habits.yaml refuse, and what they let through."""

import logging
from gettext import gettext
from gettext import gettext as _

logger = logging.getLogger(__name__)


def habits(cursor, name):
    # ruleid: print
    print(name)
    # ruleid: f-string-in-execute
    cursor.execute(f"SELECT {name}")
    # ruleid: f-string-in-execute
    cursor.execute("SELECT %s" % name)
    # ok: f-string-in-execute
    cursor.execute("SELECT %s", [name])
    # ruleid: f-string-in-gettext
    gettext(f"Hello {name}")
    # ruleid: f-string-in-gettext
    _(f"Hello {name}")
    # ok: f-string-in-gettext
    gettext("Hello %(name)s") % {"name": name}
    # ruleid: f-string-in-log
    logger.info(f"hello {name}")
    # ok: f-string-in-log
    logger.info("people.greeted", extra={"name": name})
