/* The results as a table to keep: what they rest on, each school and indicator, the differences, what to add. */
(function results() {
  "use strict";

  const { verdictWord } = window.sitegenAssess;

  const HEADER = ["类别", "学校", "学段", "指标", "数值", "标准", "占标准的%", "结论"];

  /* Rows of cells; `changes` are numbers that are not the file's, `notes` what was noticed when it was read. */
  function resultRows(whole, { source, method, ownLines, notes, changes }, data) {
    const said = (kind, text) => [kind, "", "", "", "", "", "", text];
    const rows = [HEADER, said("数据", source), ...notes.map((text) => said("注意", text))];
    for (const { school, title, before, after } of changes) {
      rows.push(["改过的数", school, "", title, after, "", "", `试算：由${before || "空"}改为${after || "空"}，不是原来的数`]);
    }
    rows.push(said("口径", method), said("依据", data.basis), ...ownLines.map((text) => said("这套标准自己的数", text)), said("结论", verdictWord(whole)));
    for (const { school, stage, met, verdict } of whole.schools) {
      rows.push(["学校结论", school, stage, "", "", "", "", `${data.verdicts[verdict]}（${met}项达标）`]);
    }
    for (const { school, stage, indicators } of whole.schools) {
      for (const item of indicators) {
        rows.push(["学校", school, stage, item.indicator, item.value, item.threshold, item.share, data.verdicts[item.verdict]]);
      }
    }
    for (const { school, reason } of whole.left_out) rows.push(["不计入", school, "", "", "", "", "", data.reasons[reason]]);
    for (const item of whole.differences) {
      rows.push(["全县平均", "", item.stage, item.indicator, item.mean, "", "", ""]);
      rows.push(["标准差", "", item.stage, item.indicator, item.deviation, "", "", ""]);
      rows.push(["差异系数", "", item.stage, item.indicator, item.coefficient, item.limit, "", data.verdicts[item.verdict]]);
    }
    for (const item of whole.additions) rows.push(["要补", item.school, item.stage, item.indicator, item.amount, "", "", item.unit]);
    return rows;
  }

  Object.assign(window.sitegenAssess, { resultRows });
})();
