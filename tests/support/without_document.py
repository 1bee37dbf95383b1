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
    ("phases", "summary"): _WORDING,
    ("indicators", "explanation"): _WORDING,
    ("claims", "note"): _WORDING,
    ("claims", "uncheckable"): _WORDING,
    ("province_types", "name"): "名称不在文字版里",
    ("province_types", "statement"): _WORDING,
    ("province_types", "conditions.reason"): "本站为什么这样划，只有其中的界线另有规则核对",
    ("province_types", "(item)"): "分几类是来源说的，文字版没有名称",
    ("assertions", "id"): "本站起的短名",
    ("assertions", "min"): "下限放宽了也成立，只有收紧才看得出",
    ("assertions", "reason"): _WORDING,
    ("assertions", "source_id"): "期望的数从哪里看来，数本身另由数据核对",
    ("assertions", "(item)"): "多一条少一条由编者定",
    ("milestone_lists", "title"): "来源没有题名的，题名为本站所拟",
}
"""By resource and field."""
