"""Readings: the pinyin of all names as one dictionary of characters, and the exceptions to it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_MISREADINGS = (
    "亳hao 什shen 任ren 会kuai 六liu 冠guan 勒lei 单dan 厦sha 叶she 召zhao 嘎ga 埇tong 埔pu 埠fu "
    "堡bao 堡pu 大da 宕dang 宿xiu 尉wei 弋ge 朐ju 朝zhao 柏bo 柘tuo 柞zuo 枞cong 栖xi 氏zhi 汶wen "
    "沁xin 泌mi 泾jin 洞dong 洮tao 浚jun 涡wo 涪pei 淅xi 渑sheng 湟huang 漯ta 漯lei 濉sui 濮pu "
    "犍jian 珙gong 珲hui 盂yu 盱yu 眙tai 睢ju 秭zi 筠yun 荥rong 莆fu 莒lv 莘xin 莞wan 蔚wei 蚌bang "
    "衢qu 讷na 车ju 邗gan 邛gong 邡fang 邳pei 郏jia 郓jun 郫bi 郯yan 郴bin 鄄yan 鄞jin 鄱po 醴feng "
    "铅qian 长chang 阿a 陂bei 陂po 黟duo 歙xi 罘fou 番fan 乐le 棱leng 且ju 丽li"
)
"""How names are often read by those who do not know the place; never shown, only forgiven."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Readings:
    """Pinyin of a list of names, taken apart so that it compresses well."""

    dictionary: str
    """Syllables, each followed by the characters that are usually read so: `hai海 dian淀电`."""
    exceptions: str
    """`name.position.syllable` for every place where the reading is not the usual one; both count from 0."""
    misreadings: str
    """Character and wrong reading, for characters of the dictionary: `蔚wei 铅qian`."""


def readings(names: Sequence[tuple[str, str]]) -> Readings:
    """Readings of `names`: pairs of a name and its syllables, which are separated by spaces."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, pinyin in names:
        for character, syllable in zip(name, pinyin.split(), strict=False):
            counts[character][_typed(syllable)] += 1
    usual = {character: min(counter, key=lambda s: (-counter[s], s)) for character, counter in counts.items()}
    return Readings(
        dictionary=_dictionary(usual),
        exceptions=" ".join(_exceptions(names, usual)),
        misreadings=" ".join(_misreadings(usual)),
    )


def _typed(syllable: str) -> str:
    """The syllable as it is typed on a keyboard."""
    return syllable.replace("ü", "v")


def _dictionary(usual: dict[str, str]) -> str:
    characters: defaultdict[str, list[str]] = defaultdict(list)
    for character in sorted(usual):
        characters[usual[character]].append(character)
    return " ".join(syllable + "".join(characters[syllable]) for syllable in sorted(characters))


def _exceptions(names: Sequence[tuple[str, str]], usual: dict[str, str]) -> list[str]:
    return [
        f"{index}.{position}.{_typed(syllable)}"
        for index, (name, pinyin) in enumerate(names)
        for position, (character, syllable) in enumerate(zip(name, pinyin.split(), strict=False))
        if usual[character] != _typed(syllable)
    ]


def _misreadings(usual: dict[str, str]) -> list[str]:
    words = dict.fromkeys(_MISREADINGS.split())
    return [word for word in words if word[0] in usual and usual[word[0]] != word[1:]]
