/* Exact numbers for the self-check: fractions of whole numbers, so that no verdict and no digit depends on rounding.
   Each carries its approximation, and whole numbers are only asked where that lies too near a line to tell. */
(function exactNumbers() {
  "use strict";

  const MOST_MORE = 8;
  const SURE = 1e-9; // far above the error of any approximation here, far below any difference that is printed

  function fraction(numerator, denominator = 1n) {
    return { numerator, denominator, near: ratio(numerator, denominator) };
  }

  /* The quotient of whole numbers of any length, approximately. */
  function ratio(numerator, denominator) {
    const [top, bottom] = [Number(numerator), Number(denominator)];
    if (Math.abs(top) <= Number.MAX_SAFE_INTEGER && bottom <= Number.MAX_SAFE_INTEGER) return top / bottom;
    const excess = bits(denominator) - bits(numerator) + 64;
    const quotient = excess > 0 ? (numerator << BigInt(excess)) / denominator : numerator / (denominator << BigInt(-excess));
    return Number(quotient) * 2 ** -excess;
  }

  function bits(whole) {
    return whole.toString(16).length * 4;
  }

  /* A number as it is written, such as "12.50". */
  function parsed(text) {
    const [whole, decimals = ""] = text.split(".");
    return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  }

  const add = (one, other) =>
    fraction(one.numerator * other.denominator + other.numerator * one.denominator, one.denominator * other.denominator);
  const times = (one, other) => fraction(one.numerator * other.numerator, one.denominator * other.denominator);
  const over = (one, other) => fraction(one.numerator * other.denominator, one.denominator * other.numerator);
  const negative = (one) => fraction(-one.numerator, one.denominator);

  /* Below zero if `one` is less than `other`, above if more. */
  function compare(one, other) {
    const difference = one.near - other.near;
    if (Math.abs(difference) > SURE * Math.max(1, Math.abs(one.near), Math.abs(other.near))) return difference;
    const exact = one.numerator * other.denominator - other.numerator * one.denominator;
    return exact < 0n ? -1 : exact > 0n ? 1 : 0;
  }

  /* The sum by halves, so that thousands of different denominators stay cheap. */
  function total(terms) {
    let parts = terms.length ? terms : [[0n, 1n]];
    while (parts.length > 1) {
      const sums = [];
      for (let place = 0; place + 1 < parts.length; place += 2) {
        const [[a, b], [c, d]] = [parts[place], parts[place + 1]];
        sums.push(b === d ? [a + c, b] : [a * d + c * b, b * d]);
      }
      if (parts.length % 2) sums.push(parts[parts.length - 1]);
      parts = sums;
    }
    return parts[0];
  }

  function floorRoot(square) {
    if (square < 2n) return square;
    let root = 1n << BigInt((square.toString(2).length + 1) >> 1);
    for (;;) {
      const next = (root + square / root) >> 1n;
      if (next >= root) return root;
      root = next;
    }
  }

  /* A number in units of its last decimal, halves up (四舍五入): from its approximation where that is sure of the
     digit, else from `exactly`. Nothing below zero comes here. */
  function unitsOf(near, digits, exactly) {
    const raised = near * 10 ** digits + 0.5;
    const isSure = Math.abs(raised - Math.round(raised)) > 1e-6 + raised * 1e-12;
    return isSure ? BigInt(Math.floor(raised)) : exactly();
  }

  /* A quotient of whole numbers, which `quotient` gives when asked. */
  function unitsOfQuotient(near, digits, quotient) {
    return unitsOf(near, digits, () => {
      const { numerator, denominator } = quotient();
      return (2n * numerator * 10n ** BigInt(digits) + denominator) / (2n * denominator);
    });
  }

  function unitsOfFraction(value, digits) {
    return unitsOfQuotient(value.near, digits, () => value);
  }

  /* The root of a square, which is a pair of whole numbers that `square` gives when asked. */
  function unitsOfRoot(near, digits, square) {
    const scale = 10n ** BigInt(digits);
    return unitsOf(near, digits, () => {
      const [numerator, denominator] = square();
      return (floorRoot((4n * numerator * scale * scale) / denominator) + 1n) / 2n;
    });
  }

  function rounded(value, digits) {
    return fraction(unitsOfFraction(value, digits), 10n ** BigInt(digits));
  }

  function written(units, digits) {
    const text = units.toString().padStart(digits + 1, "0");
    return digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text;
  }

  function printed(value, digits) {
    return written(unitsOfFraction(value, digits), digits);
  }

  /* Printed with as many decimals more as keep it on its own side of a line: 4.198 is not 4.20 beside 4.2. */
  function apart(value, digits, line) {
    const side = Math.sign(compare(value, line));
    let more = digits;
    while (more < digits + MOST_MORE - 1 && Math.sign(compare(rounded(value, more), line)) !== side) more += 1;
    return printed(value, more);
  }

  /* The least multiple of a step that is not below the value; nothing below zero. */
  function upward(value, step) {
    const numerator = value.numerator * step.denominator;
    const denominator = value.denominator * step.numerator;
    if (numerator <= 0n) return fraction(0n);
    return times(fraction((numerator + denominator - 1n) / denominator), step);
  }

  /* What steps come to, without a pause. */
  function finished(steps) {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  }

  window.sitegenAssess = {
    finished, fraction, parsed, add, times, over, negative, compare, total, rounded, unitsOfQuotient, unitsOfRoot, written, printed, apart, upward, SURE,
  };
})();
