"""Every URL of the site, as a path from the site's root. Pages end in `/`; rendering makes them relative."""

from urllib.parse import urlsplit

HOME = "/"
ENGLISH = "/en/"
"""What this is and how to read it, in English."""
ENGLISH_DATA = "/en/data/"
"""The dictionary of the data in English."""
NOT_FOUND = "/404.html"
SITEMAP = "/sitemap.xml"
PROVINCES = "/provinces/"
PREFECTURES = "/prefectures/"
COUNTIES = "/counties/"
COUNTY_TABLE = "/counties/table/"
"""All county-level units in one table."""
BATCHES = "/batches/"
PLANS = "/plans/"
PROCEDURE = "/plans/procedure/"
"""Steps and deadlines of all plans that give them."""
PROGRESS = "/progress/"
DUE = f"{PROGRESS}#due"
ANALYSIS = "/analysis/"
INDICATORS = "/indicators/"
DEPARTMENTS = "/departments/"
CLAIMS = "/claims/"
SOURCES = "/sources/"
DATA = "/data/"
STATEMENTS = "/data/#statements"
"""All facts as one table, among the others."""
CHANGES = "/data/changes/"
CORRECTIONS = "/data/corrections/"
VERSIONS = "/v/"
"""Every version of the data that was published, as it was."""
VERSION_PACKAGE = "datapackage.zip"
VERSION_DELTA = "delta.json"
"""What a version changed; of the first, all files."""
VERSION_MANIFEST = "manifest.json"
CATALOGUE = "/downloads/dcat.jsonld"
"""All datasets for catalogues of open data."""
CROISSANT = "/downloads/croissant.json"
"""All tables with their columns, for those who train models."""
DATASETTE = "/downloads/datasette.json"
"""Titles and descriptions of the database, for Datasette."""
CITATION = "/downloads/CITATION.cff"
ABOUT = "/about/"
ASSESS = "/assess/"
"""Whether a county's schools meet the standard, worked out in the browser."""
ASSESS_TEMPLATE_XLSX = "/assess/schools-template.xlsx"
ASSESS_TEMPLATE_CSV = "/assess/schools-template.csv"
ASSESS_SAMPLE = "/assess/sample-county.csv"
ASSESS_SCHEMA = "/assess/schools.schema.json"
HEALTH = "/health/"
"""State of the data: completeness, freshness, assertions, open doubts."""
SEARCH = "/search/"
MANY = "/search/many/"
"""Looks up a list of names at once, in the browser."""
COMPARE = "/compare/"
"""Places side by side; which ones stands behind the question mark."""
OPENSEARCH = "/opensearch.xml"
"""Description of the search for browsers; exists only when the site's own address is known."""
API = "/api/"
"""Explains the API and the feeds."""
ALL_FEED = "/feeds/all.atom"
ALL_CALENDAR = "/feeds/plans.ics"
NATIONAL_MAP = "/maps/china/"
COUNTY_MAP = "/maps/counties/"
COUNTY_ZOOM_MAP = "/maps/counties-zoom/"

TRANSLATED = {
    url: {"zh-CN": chinese, "en": english, "x-default": chinese}
    for chinese, english in ((HOME, ENGLISH), (DATA, ENGLISH_DATA))
    for url in (chinese, english)
}
"""Pages that there are in several languages: the URL of each by the language, for both of them."""


def province(slug: str) -> str:
    """Page of a province: `/provinces/zhejiang/`."""
    return f"{PROVINCES}{slug}/"


def province_map(slug: str) -> str:
    """Interactive map of a province: `/maps/zhejiang/`."""
    return f"/maps/{slug}/"


def province_report(slug: str) -> str:
    """Yearly report of a province: `/provinces/zhejiang/report/`."""
    return f"{province(slug)}report/"


def prefecture(code: str) -> str:
    """Page of a prefecture: `/prefectures/330200/`."""
    return f"{PREFECTURES}{code}/"


def prefecture_report(code: str) -> str:
    """Yearly report of a prefecture: `/prefectures/330200/report/`."""
    return f"{prefecture(code)}report/"


def county(code: str) -> str:
    """Page of a county-level unit: `/counties/330205/`."""
    return f"{COUNTIES}{code}/"


def compare(code: str, level: str = "") -> str:
    """The comparison that begins with a place: `/compare/?units=330000`."""
    return f"{COMPARE}?units={code}{f'&level={level}' if level else ''}"


def batch(batch_id: str) -> str:
    """Page of a batch: `/batches/2024/`."""
    return f"{BATCHES}{batch_id}/"


def plan(plan_id: str) -> str:
    """Page of a plan: `/plans/yunnan-2022/`."""
    return f"{PLANS}{plan_id}/"


def indicator(indicator_id: str) -> str:
    """Page of an indicator: `/indicators/2-10/`."""
    return f"{INDICATORS}{indicator_id.replace('.', '-')}/"


def department(department_id: str) -> str:
    """Page of a department: `/departments/finance/`."""
    return f"{DEPARTMENTS}{department_id}/"


def source(source_id: str) -> str:
    """Page of a source: `/sources/moe-notice-2025-3/`."""
    return f"{SOURCES}{source_id}/"


def embed(name: str) -> str:
    """A map with its table to stand in pages of others: `/embed/china/`, `/embed/zhejiang/`."""
    return f"/embed/{name}/"


def version(number: str) -> str:
    """A version of the data: `/v/1.0.0/`."""
    return f"{VERSIONS}{number}/"


def version_file(number: str, path: str) -> str:
    """A file of a version of the data: `/v/1.0.0/datapackage.yaml`."""
    return f"{version(number)}{path}"


def download(path: str) -> str:
    """A file to download: `/downloads/batches/2024/datapackage.zip`."""
    return f"/downloads/{path}"


def saved_as(url: str) -> str:
    """The name under which a download is kept: `zhejiang-counties.xlsx` tells provinces apart."""
    folder, _, name = url.rpartition("/")
    place = folder.removeprefix("/downloads/").partition("/")[2] if folder.startswith("/downloads/") else ""
    return "-".join(filter(None, (*place.split("/"), name)))


def api(path: str) -> str:
    """A response of the API: `/api/v1/counties/330205.json`."""
    return f"{API}v1/{path}"


def province_feed(slug: str) -> str:
    """Atom feed of a province: `/feeds/provinces/zhejiang.atom`."""
    return f"/feeds/provinces/{slug}.atom"


def province_calendar(slug: str) -> str:
    """Calendar of a province that has plans: `/feeds/provinces/yunnan.ics`."""
    return f"/feeds/provinces/{slug}.ics"


def plan_calendar(plan_id: str) -> str:
    """Calendar of a plan: `/feeds/plans/yunnan-2022.ics`."""
    return f"/feeds/plans/{plan_id}.ics"


def link_picture(name: str) -> str:
    """Picture beside shared links: `/pictures/china.png`, `/pictures/zhejiang.png`."""
    return f"/pictures/{name}.png"


def asset(path: str) -> str:
    """A style sheet, script or image of ours: `/assets/css/site.css`."""
    return f"/assets/{path}"


def file_path(url: str) -> str:
    """Output path of a page's or file's URL: `/counties/330205/` gives `counties/330205/index.html`."""
    path = urlsplit(url).path.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path
