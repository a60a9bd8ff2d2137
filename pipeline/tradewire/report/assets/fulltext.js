// What the index does not hold is looked for in the texts, chunk after chunk, while the list is there already.

const LEAST_LETTERS = 3; // of the longest word of a search that goes through the texts
const TOLD_EVERY = 150; // milliseconds between two additions to the list

function termsOf(search) {
  return search.toLowerCase().split(/\s+/).filter(Boolean);
}

class TextSearch {
  /** `hay` are the words of the index by article; `told(hits, share)` is called as articles are found. */
  constructor(hay, told) {
    this.hay = hay;
    this.told = told;
    this.run = 0;
  }

  async start(search) {
    this.run += 1;
    const { run } = this;
    const terms = termsOf(search);
    if (!terms.some((term) => term.length >= LEAST_LETTERS)) return;
    const hits = new Set();
    let last = performance.now();
    for (let chunk = 0; chunk < chunkStarts.length; chunk += 1) {
      let items;
      try {
        // Not through the cache: what is read in passing would put out what is being read.
        items = await (unpacked.get(chunk) || unpack(chunk));
      } catch {
        continue; // opening one of its articles says why
      }
      if (run !== this.run) return;
      items.forEach(({ record }, place) => {
        const number = chunkStarts[chunk] + place;
        const text = record.article.text.toLowerCase();
        if (terms.every((term) => text.includes(term) || this.hay[number].includes(term))) hits.add(number);
      });
      if (performance.now() - last < TOLD_EVERY) continue;
      last = performance.now();
      this.told(hits, chunk / chunkStarts.length);
    }
    this.told(hits, 1);
  }
}

/** The words of the search, where they stand in a text: painted over it, without another element. */
function paintFound(root, search) {
  if (!window.CSS || !CSS.highlights) return;
  CSS.highlights.delete("found");
  const terms = termsOf(search).filter((term) => term.length >= LEAST_LETTERS);
  if (!root || !terms.length) return;
  const ranges = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.toLowerCase();
    if (text.length !== node.length) continue; // a letter whose lower case is longer: places would be off
    for (const term of terms) {
      for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + term.length);
        ranges.push(range);
      }
    }
  }
  if (ranges.length) CSS.highlights.set("found", new Highlight(...ranges));
}
