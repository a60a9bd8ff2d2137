// Records count code points, JavaScript counts UTF-16 units: an emoji is one of those and two of these.

class Offsets {
  constructor(text) {
    this.text = text;
    this.high = []; // code point offsets of what takes two units, ascending
    let point = 0;
    for (let unit = 0; unit < text.length; unit += 1, point += 1) {
      const code = text.charCodeAt(unit);
      if (code >= 0xd800 && code < 0xdc00 && unit + 1 < text.length) {
        const next = text.charCodeAt(unit + 1);
        if (next >= 0xdc00 && next < 0xe000) {
          this.high.push(point);
          unit += 1;
        }
      }
    }
    this.length = point;
  }

  /** How many of the wide characters stand before the code point `point`. */
  wideBefore(point) {
    let low = 0;
    let high = this.high.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.high[middle] < point) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The UTF-16 offset of a code point. */
  unit(point) {
    return point + this.wideBefore(point);
  }

  /** The code point at a UTF-16 offset; an offset within a character is that of its start. */
  point(unit) {
    let low = 0;
    let high = this.high.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.high[middle] + middle < unit) low = middle + 1;
      else high = middle;
    }
    // `low` wide characters begin before `unit`; the last of them may reach over it.
    if (low > 0 && this.high[low - 1] + low - 1 === unit - 1) return this.high[low - 1];
    return unit - low;
  }

  slice(start, end) {
    return this.text.slice(this.unit(start), this.unit(end));
  }
}
