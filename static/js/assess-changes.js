/* What if a number were another: one entry for each cell, which keeps what the file has there. */
(function changing() {
  "use strict";

  const { cleaned, cellOf, contradictions } = window.sitegenAssess;

  /* The schools of a file with the changes. */
  function changed(schools, changes) {
    if (!changes.length) return schools;
    const all = [...schools];
    for (const { number, field, after } of changes) all[number] = { ...all[number], [field]: after };
    return all;
  }

  /* The changes with one more, or why there cannot be: what a file would be told. */
  function withChange(schools, changes, { school, field, value }, { fields, words }) {
    const described = fields.find(({ name }) => name === field);
    const name = cleaned(school);
    const number = schools.findIndex((one) => one.school === name);
    if (number < 0) return { refusal: `没有叫“${name}”的学校` };
    const { text: after, code, message, remedy } = cellOf(cleaned(value), described, words);
    if (code) return { refusal: sentence({ message, remedy }) };
    const others = changes.filter((one) => one.number !== number || one.field !== field);
    const before = schools[number][field];
    const own = after === before ? [] : [{ number, school: name, field, title: described.title, before, after }];
    return checked(schools, [...own, ...others], number);
  }

  /* The changes without one, whose cell is the file's again. */
  function withoutChange(schools, changes, place) {
    return checked(schools, changes.filter((_, each) => each !== place), changes[place].number);
  }

  function checked(schools, changes, number) {
    const [fault] = contradictions(changed(schools, changes)[number]);
    return fault ? { refusal: sentence(fault) } : { changes };
  }

  function sentence({ message, remedy }) {
    return `${message}。${remedy}${remedy.endsWith("。") ? "" : "。"}`;
  }

  function changeWords({ school, title, before, after }) {
    return `${school}：${title}由${before || "空"}改为${after || "空"}`;
  }

  Object.assign(window.sitegenAssess, { changed, withChange, withoutChange, changeWords, sentence });
})();
