"""What a county hands in: its schools with their pupils, teachers, rooms and grounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Stage(StrEnum):
    """Stages of compulsory education; each has its own thresholds."""

    PRIMARY = "小学"
    JUNIOR = "初中"


class Kind(StrEnum):
    """Kinds of schools, as the statistics of education name them."""

    PRIMARY = "小学"
    TEACHING_POINT = "教学点"
    JUNIOR = "初级中学"
    NINE_YEAR = "九年一贯制学校"
    COMPLETE = "完全中学"
    TWELVE_YEAR = "十二年一贯制学校"
    SPECIAL = "特殊教育学校"
    VOCATIONAL = "职业初中"


@dataclass(frozen=True, kw_only=True, slots=True)
class StagePart:
    """What a school has for one stage alone. None is a cell that was left empty, never zero."""

    pupils: int
    college_teachers: int | None = None
    """Full-time teachers whose highest degree is one of two or three years (大专); asked of 小学."""
    bachelor_teachers: int | None = None
    """Full-time teachers with a bachelor's degree or a higher one."""
    key_teachers: int | None = None
    arts_teachers: int | None = None
    """Full-time teachers of physical education, music, fine arts and art."""


@dataclass(frozen=True, kw_only=True, slots=True)
class School:
    """One school. Rooms, grounds and equipment serve all of its stages."""

    name: str
    kind: Kind
    parts: Mapping[Stage, StagePart]
    """The stages of compulsory education that it has pupils in."""
    senior_pupils: int = 0
    teaching_area: Fraction | None = None
    """Rooms for teaching and beside it (教学及辅助用房), indoor sports included, in m²."""
    indoor_sports_area: Fraction | None = None
    outdoor_sports_area: Fraction | None = None
    nearby_sports_area: Fraction = Fraction(0)
    """Sports grounds outside that may be counted: rented by contract, ten minutes on foot; in m²."""
    equipment: Fraction | None = None
    """Book value of teaching equipment (教学仪器设备值), in 万元."""
    multimedia_classrooms: int | None = None
