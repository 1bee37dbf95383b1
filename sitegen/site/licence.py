"""Under which terms our data may be used, as every page, download and response says it."""

NOTICE = "这不是官方发布。数据由本项目整理，以所列来源的官方原文为准。"


LICENCE = "CC BY 4.0"


LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


NOT_LICENSED = "各来源的原文和行政区划边界不在许可之内"


LICENCE_LIMITS = f"本项目对数据的整理依此许可使用，须注明出处；{NOT_LICENSED}。"
