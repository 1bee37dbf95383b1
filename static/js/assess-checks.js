/* What is wrong with a table of schools, as the page says it, and cells of one school that cannot all be true, or hardly can: the same as
   `sitegen/importers/schools/contradictions.py`. */
(function schoolChecks() {
  "use strict";

  const { parsed, compare } = window.sitegenAssess;

  const LEVELS_OF = {
    小学: ["小学"], 教学点: ["小学"], 初级中学: ["初中"], 完全中学: ["初中", "高中"], 职业初中: ["初中"],
    九年一贯制学校: ["小学", "初中"], 十二年一贯制学校: ["小学", "初中", "高中"], 特殊教育学校: [],
  };
  const PUPILS = { 小学: "primary_pupils", 初中: "junior_pupils", 高中: "senior_pupils" };

  const MOST_EQUIPMENT = 20; // 10,000 yuan for each pupil

  function fault(code, message, remedy, { line = null, column = "", value = "", isWarning = false } = {}) {
    return { code, message, remedy, line, column, value, severity: isWarning ? "warning" : "error" };
  }

  function contradictions(school, line = null) {
    const faults = [];
    for (const [level, name] of Object.entries(PUPILS)) {
      const place = { line, column: `${level}在校生数`, value: school[name] };
      const isAsked = LEVELS_OF[school.kind].includes(level);
      if (isAsked && !school[name]) {
        faults.push(fault("school-pupils", `${school.school}是${school.kind}，没有写${level}在校生数`, "写上在校生数；确实没有学生的写0", place));
      } else if (!isAsked && !["", "0"].includes(school[name]) && school.kind !== "特殊教育学校") {
        faults.push(fault("school-pupils", `${school.school}是${school.kind}，却写了${level}在校生数`, "改办学类型，或把这一格留空", place));
      }
    }
    const { teaching_area: whole, indoor_sports_area: indoor } = school;
    if (whole && indoor && compare(parsed(indoor), parsed(whole)) > 0) {
      const place = { line, column: "室内体育用房面积", value: indoor };
      faults.push(fault("school-area", `${school.school}：室内体育用房面积大过教学及辅助用房面积`, "教学及辅助用房面积要含室内体育用房；对照统计表改", place));
    }
    return faults;
  }

  /* What is most likely in another unit than the column's. */
  function improbable(school, line) {
    const pupils = Object.values(PUPILS).reduce((sum, name) => sum + Number(school[name]), 0);
    const { equipment } = school;
    if (!pupils || !equipment || compare(parsed(equipment), parsed(String(pupils * MOST_EQUIPMENT))) <= 0) return [];
    const place = { line, column: "教学仪器设备值", value: equipment, isWarning: true };
    const remedy = "这一列的单位是万元：按元填的，列名写成“教学仪器设备值（元）”；确实是万元的，不必改";
    return [fault("school-equipment", `${school.school}：合每名学生${MOST_EQUIPMENT}万元以上，像是按元填的`, remedy, place)];
  }

  Object.assign(window.sitegenAssess, { fault, contradictions, improbable });
})();
