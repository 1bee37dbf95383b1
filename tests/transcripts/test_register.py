"""One entry is put into the list of transcripts; the words around it and the other entries stay."""

from sitegen.transcripts.register import with_entry

HEAD = "# 文字版的清单。\n"
ONE = "- source_id: b-1\n  file: b-1.txt\n  extent: '全部，它''的'\n"
ENTRY = {"source_id": "a-1", "file": "a-1.txt", "extent": "一部分", "province": "江苏"}
WRITTEN = "- source_id: a-1\n  file: a-1.txt\n  extent: '一部分'\n  province: '江苏'\n"


def test_the_first_entry_takes_the_place_of_an_empty_list() -> None:
    assert with_entry(f"{HEAD}[]\n", ENTRY, {}) == HEAD + WRITTEN


def test_entries_stand_in_the_order_of_sources() -> None:
    assert with_entry(HEAD + ONE, ENTRY, {}) == f"{HEAD}{WRITTEN}\n{ONE}"
    assert with_entry(HEAD + ONE, {**ENTRY, "source_id": "c-1"}, {}).startswith(HEAD + ONE)


def test_an_entry_is_replaced_with_the_codes_that_were_given() -> None:
    first = with_entry(HEAD + ONE, ENTRY, {})
    again = with_entry(first, {**ENTRY, "extent": "全部"}, {"鼓楼区": "320106"})
    assert again == first.replace("一部分", "全部").replace(
        "'江苏'\n", "'江苏'\n  codes:\n    '鼓楼区': '320106'\n"
    )
