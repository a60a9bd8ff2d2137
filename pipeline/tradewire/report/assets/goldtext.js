// Places by their words, as tradewire.check.places finds them: compared without white space and markup.

const KEPT = /[\p{L}\p{N}%$€£¥₹.,]/u;
const MIN_CONTEXT = 20;
const MAX_CONTEXT = 120;

/** A text as it is compared, and the UTF-16 offset of each of its characters. */
function squeeze(text) {
  let flat = "";
  const at = [];
  let unit = 0;
  for (const character of text) {
    if (KEPT.test(character)) {
      const lower = character.toLowerCase();
      flat += lower;
      for (let i = 0; i < lower.length; i += 1) at.push(unit);
    }
    unit += character.length;
  }
  return { flat, at };
}

/** How often `part` stands in `flat`, up to two. */
function once(flat, part) {
  const first = flat.indexOf(part);
  return first >= 0 && flat.indexOf(part, first + 1) < 0;
}

/** How far a context may go: its line, and up to where the same words stand again. */
function contextRoom(text, start, end) {
  let low = Math.max(0, start - MAX_CONTEXT);
  let high = Math.min(text.length, end + MAX_CONTEXT);
  low = Math.max(low, text.lastIndexOf("\n", start - 1) + 1);
  const line = text.indexOf("\n", end);
  if (line >= 0) high = Math.min(high, line);
  const quote = text.slice(start, end).toLowerCase();
  const again = text.slice(low, start).toLowerCase().lastIndexOf(quote);
  if (again >= 0) low += again + quote.length;
  const follows = text.slice(end, high).toLowerCase().indexOf(quote);
  if (follows >= 0) high = end + follows;
  return [low, high];
}

/** Words around [start, end) by which the place is found again: 20 to 120 characters of its line. */
function contextOf(text, start, end, whole) {
  const [low, high] = contextRoom(text, start, end);
  let [left, right] = [start, end];
  for (;;) {
    let [nextLeft, nextRight] = [left, right];
    if (left > low) {
      const space = text.slice(low, left - 1).lastIndexOf(" ");
      nextLeft = space < 0 ? low : low + space + 1;
    }
    if (right < high) {
      const space = text.indexOf(" ", right + 1);
      nextRight = space < 0 || space > high ? high : space;
    }
    const grown = nextLeft !== left || nextRight !== right;
    if ((right - left >= MIN_CONTEXT || !grown) && once(whole.flat, squeeze(text.slice(left, right)).flat)) break;
    if (!grown || nextRight - nextLeft > Math.max(MAX_CONTEXT, end - start)) break;
    [left, right] = [nextLeft, nextRight];
  }
  return text.slice(left, right);
}
