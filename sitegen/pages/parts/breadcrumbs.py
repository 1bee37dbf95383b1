"""Steps of breadcrumbs that many pages share."""

from sitegen.site import urls
from sitegen.site.page import Link

HOME = Link(text="首页", url=urls.HOME)
PROVINCES = Link(text="省份", url=urls.PROVINCES)
PREFECTURES = Link(text="地级行政区", url=urls.PREFECTURES)
COUNTIES = Link(text="县级单位", url=urls.COUNTIES)
BATCHES = Link(text="批次", url=urls.BATCHES)
PLANS = Link(text="规划", url=urls.PLANS)
INDICATORS = Link(text="指标", url=urls.INDICATORS)
CLAIMS = Link(text="核对", url=urls.CLAIMS)
SOURCES = Link(text="来源", url=urls.SOURCES)
DATA = Link(text="数据", url=urls.DATA)
DEPARTMENTS = Link(text="责任部门", url=urls.DEPARTMENTS)
