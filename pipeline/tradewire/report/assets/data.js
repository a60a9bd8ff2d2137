// The index is parsed at the start; articles wait, packed by the chunk, until somebody opens them.

const index = JSON.parse(document.getElementById("index").textContent);
const articles = index.articles;
const chunkStarts = [];
index.chunks.reduce((start, count) => {
  chunkStarts.push(start);
  return start + count;
}, 0);

const KEPT_CHUNKS = 6;
const unpacked = new Map(); // chunk number -> promise of its articles, the oldest first

const whole = document.readyState === "loading"
  ? new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }))
  : Promise.resolve();

function chunkOf(number) {
  let low = 0;
  let high = chunkStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (chunkStarts[middle] <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}

async function unpack(chunk) {
  // The last element that the parser has reached may not be whole yet: the one after it says so.
  const id = `chunk-${chunk}`;
  if (!document.getElementById(id) || !document.getElementById(`chunk-${chunk + 1}`)) await whole;
  const binary = atob(document.getElementById(id).textContent);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

/** The articles of a chunk: `{record, gold}` each. */
function chunkItems(chunk) {
  let items = unpacked.get(chunk);
  if (items) unpacked.delete(chunk);
  else items = unpack(chunk);
  unpacked.set(chunk, items);
  if (unpacked.size > KEPT_CHUNKS) unpacked.delete(unpacked.keys().next().value);
  return items;
}

/** The article at a place of the index. */
async function articleItem(number) {
  const chunk = chunkOf(number);
  return (await chunkItems(chunk))[number - chunkStarts[chunk]];
}
