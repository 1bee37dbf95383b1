"""Fields that no document at hand says a second time, each with the reason: only their author sees a slip."""

_WORDING = "本站自己的话"
_READING = "只说明在哪里、哪天读到，没有第二处记载"

WITHOUT_DOCUMENT: dict[tuple[str, str], str] = {
    ("sources", "title"): "题名只在这里写一次；有文号的另由文号核对",
    ("sources", "issuer"): "发布者只在这里写一次",
    ("sources", "url"): "网址只在这里写一次，打不打得开由人去看",
    ("sources", "url_missing"): _WORDING,
    ("sources", "read_at"): _READING,
    ("sources", "checked_on"): _READING,
    ("sources", "prints"): "读的人记下的；与行对得上的部分另有规则核对",
    ("sources", "remark"): _WORDING,
    ("zones", "longitude"): "编者估计的点，只看在不在所属的市县里",
    ("zones", "latitude"): "编者估计的点，只看在不在所属的市县里",
    ("zones", "note"): _WORDING,
    ("milestone_lists", "title"): "来源没有题名的，题名为本站所拟",
}
"""By resource and field."""
