"""What is wrong with a cell of a table that has years over its columns."""

from sitegen.findings import Finding
from sitegen.importers.reading.characters import CleanLine, compact


def without_year(path: str, cell: CleanLine) -> Finding:
    """A row that marks no year."""
    message = f"“{compact(cell.text)}”这一行没有一个年份打了记号"
    remedy = "对照原文，在它的年份那一栏补上“√”；原文确实没有的，删去这一行"
    return _fault(path, cell, "year-missing", message, remedy)


def odd_mark(path: str, cell: CleanLine) -> Finding:
    """A mark that is neither yes nor no."""
    message = f"年份下写着“{compact(cell.text)}”，看不出是不是这一年"
    return _fault(path, cell, "year-mark", message, "是这一年就改成“√”，不是就删去")


def wrong_total(path: str, cell: CleanLine, text: str, named: int) -> Finding:
    """A row whose total is not the number of its names."""
    message = f"这一行写明 {text} 个，各年合起来读到 {named} 个"
    remedy = "对照原文数一数：看有没有漏字，或少了一个顿号"
    return _fault(path, cell, "count-mismatch", message, remedy, text)


def span_of_years(path: str, cell: CleanLine, title: str) -> Finding:
    """A name under several years."""
    message = f"“{title}”一栏下有名称，看不出各在哪一年"
    remedy = "对照原文，写明每个县是哪一年；原文没有分到年的，不能作为分年目标导入，写进 goals 表"
    return _fault(path, cell, "year-range", message, remedy, compact(cell.text)[:40])


def _fault(path: str, cell: CleanLine, code: str, message: str, remedy: str, value: str = "") -> Finding:
    """A finding at the first character of a cell, whose text is its value unless another is given."""
    value = value or compact(cell.text)
    return Finding(path, code, message, remedy, line=cell.number, column=cell.column, value=value)
