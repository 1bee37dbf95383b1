"""Lists of codes against the codes that the program decides by."""

from collections.abc import Iterator

from sitegen.datasets.faults import Fault, item_fault
from sitegen.model import site_data
from sitegen.model.codes import Code
from sitegen.rules.sound_rows import SoundRows

_CODE = "codelist-error"
_KNOWN = {
    kind.list_id(): tuple(code.value for code in kind)
    for kind in Code.__subclasses__()
    if kind.__module__.startswith(site_data.__name__.rpartition(".")[0])
}
"""Values by id of their list, of all lists that the program decides by: the model has imported each."""


def codes_are_known(sound: SoundRows) -> Iterator[Fault]:
    """A list that the program decides by is there, with the values that it knows and no other."""
    document = sound.documents.get("codelists")
    if document is None:
        return
    places = {item["id"]: index for index, item in enumerate(document.items)}
    # Where a field names the list, its `enum` has told already what the list lacks.
    told = {field.codelist for table in sound.tables.values() for field in table.schema.fields}
    for name, known in _KNOWN.items():
        if name not in places:
            if name in told:
                continue
            message = f"没有程序要用的代码表“{name}”"
            yield item_fault(document, (), _CODE, message, f"补上，值有：{'、'.join(known)}", name)
            continue
        index = places[name]
        words = [word.get("value", word["code"]) for word in document.items[index]["words"]]
        for value in known:
            if value not in words and name not in told:
                message = f"代码表“{name}”缺少程序要用的“{value}”"
                yield item_fault(document, (index, "words"), _CODE, message, "补上这个词和它的标签", value)
        for number, value in enumerate(words):
            if value not in known:
                message = f"代码表“{name}”里的“{value}”程序不认得"
                remedy = f"改正，或删去；要加一种，先在 sitegen/model 里加上。现有：{'、'.join(known)}"
                yield item_fault(document, (index, "words", number), _CODE, message, remedy, value)
