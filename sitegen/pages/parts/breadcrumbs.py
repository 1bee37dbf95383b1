"""Steps of breadcrumbs that many pages share."""

from sitegen.site import urls
from sitegen.site.page import Link

HOME = Link("首页", urls.HOME)
PROVINCES = Link("省份", urls.PROVINCES)
PREFECTURES = Link("地级行政区", urls.PREFECTURES)
COUNTIES = Link("县级单位", urls.COUNTIES)
BATCHES = Link("批次", urls.BATCHES)
PLANS = Link("规划", urls.PLANS)
INDICATORS = Link("指标", urls.INDICATORS)
CLAIMS = Link("核对", urls.CLAIMS)
SOURCES = Link("来源", urls.SOURCES)
DATA = Link("数据", urls.DATA)
DEPARTMENTS = Link("责任部门", urls.DEPARTMENTS)
