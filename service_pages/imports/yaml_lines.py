"""YAML with the line of every value; scalars stay as written, so that “No” is a word and 1-4 no date."""

import yaml
from django.utils.translation import gettext as _

from portal.tables.decoding import decode
from portal.tables.faults import Faults, shown
from portal.tables.raw import Raw, RawRecord
from service_pages.imports.nested import records_of

TAG = "tag:yaml.org,2002:"
NULL = f"{TAG}null"
PLAIN_TAGS = {f"{TAG}{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "value", "seq", "map")}
MAX_DEPTH = 50
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _UnacceptableYAMLError(Exception):
    def __init__(self, node: yaml.Node, message: str):
        super().__init__(message)
        self.line = node.start_mark.line + 1


def read_yaml(name: str, content: bytes, faults: Faults) -> list[RawRecord]:
    text = decode(name, content, faults)
    try:
        _refuse_depth(text)
        node = yaml.compose(text, Loader=_Loader) if text else None
        return records_of(name, _Reader(name).read(node), faults) if node else []
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = _line(name, mark.line + 1) if mark else name
        faults.add(where, "", _("This is not YAML: %(problem)s.") % {"problem": error.problem or error.context})
    except yaml.YAMLError as error:
        faults.add(name, "", _("This is not YAML: %(problem)s.") % {"problem": str(error).splitlines()[0]})
    except _UnacceptableYAMLError as error:
        faults.add(_line(name, error.line), "", str(error))
    except RecursionError:
        faults.add(name, "", _("The file is nested too deeply. It must be a list of records."))
    return []


def _refuse_depth(text: str) -> None:
    """Raises RecursionError. The fast loader composes by recursion in C, which ends the process when it is too deep."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise RecursionError


class _Reader:
    def __init__(self, name: str):
        self.name = name
        self.seen: set[int] = set()

    def read(self, node: yaml.Node) -> Raw:
        if id(node) in self.seen:
            raise _UnacceptableYAMLError(
                node, _("Anchors and aliases (& and *) are not accepted. Write the value in full.")
            )
        self.seen.add(id(node))
        if node.tag not in PLAIN_TAGS:
            raise _UnacceptableYAMLError(node, _("Tags (!) are not accepted. Write plain text, numbers and lists."))
        return Raw(self._value(node), _line(self.name, node.start_mark.line + 1))

    def _value(self, node: yaml.Node):
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item) for item in node.value]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        return None if node.tag == NULL else node.value

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Raw]:
        values: dict[str, Raw] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _UnacceptableYAMLError(key, _("This must be the name of a column."))
            if key.value in values:
                message = _("“%(key)s” appears twice in one record. Keep one.") % {"key": shown(key.value)}
                raise _UnacceptableYAMLError(key, message)
            values[key.value] = self.read(value)
        return values


def _line(name: str, line: int) -> str:
    return _("%(file)s, line %(line)d") % {"file": name, "line": line}
