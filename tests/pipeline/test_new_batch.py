"""A new batch is rows and nothing else: it gets its page, its class and its look by rule."""

from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.pipeline import build

ROWS = {
    "batches.csv": (
        "2026-1,2026年（第一批）义务教育优质均衡发展县（市、区）,2026,教督函〔2025〕3号,,,,1,complete,,"
        "moe-notice-2025-3,通知正文,official"
    ),
    "batch_totals.csv": "2026-1,330000,1,,moe-notice-2025-3,附件 九、浙江（1个）,official",
    "certifications.csv": (
        "2026-1,330105,浙江,杭州市,拱墅区,,moe-notice-2025-3,附件 九、浙江：杭州市,official"
    ),
}


@pytest.fixture
def site(mini_built: Path) -> Path:
    """Site of the small project with one batch more."""
    for name, row in ROWS.items():
        with (mini_built / "datasets" / "certification" / name).open("a", encoding="utf-8") as file:
            file.write(f"{row}\n")
    config = Config.for_root(mini_built)
    findings = build(config, lambda _: None).findings
    assert [each.message for each in findings if each.path.endswith(".csv")] == []
    assert findings == ()
    return config.site


def test_a_new_batch_needs_rows_alone(site: Path) -> None:
    page = (site / "batches/2026-1/index.html").read_text(encoding="utf-8")
    assert "拱墅区" in page
    province = (site / "provinces/zhejiang/index.html").read_text(encoding="utf-8")
    assert 'class="swatch certified-2026-1"' in province
    assert "2026年第1批认定" in province
    styles = (site / "assets/css/site.css").read_text(encoding="utf-8")
    assert ".certified-2026-1 { --fill: var(--step-5); }" in styles
    assert ':is(.area, .point).certified-2026-1 { fill: url("#columns-step-5"); }' in styles
    assert '<pattern id="columns-step-5"' in province
    picture = (site / "downloads/maps/zhejiang.svg").read_text(encoding="utf-8")
    assert "url(#columns-step-5)" in picture
