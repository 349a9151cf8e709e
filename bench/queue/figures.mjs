/** Random halvings of the raw blocks from which their spread is told. */
const HALVINGS = 300;
const SPREAD = [0.025, 0.975];

/** @param {number[]} values @param {number} share from 0 to 1 */
function quantile(values, share) {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** @param {number[]} values */
const median = (values) => quantile(values, 0.5);

/** @param {'enqueue' | 'pickup'} name */
const p50 = (name) => (blocks) => median(blocks.map((block) => median(block[name])));
/** A block alone has too few samples for it, so those of all blocks count as one. */
const p99 = (name) => (blocks) =>
  quantile(
    blocks.flatMap((block) => block[name]),
    0.99,
  );
/** @param {'enqueueRate' | 'jobRate'} name */
const rate = (name) => (blocks) => median(blocks.map((block) => block[name]));

const FIGURES = [
  { label: 'enqueue one by one, p50, ms', of: p50('enqueue'), digits: 3, most: 1.5 },
  { label: 'enqueue one by one, p99, ms', of: p99('enqueue'), digits: 3 },
  { label: 'enqueue 50 in flight, a second', of: rate('enqueueRate'), digits: 0 },
  { label: 'no-op jobs a second', of: rate('jobRate'), digits: 0, least: 0.6 },
  { label: 'pickup by an idle worker, p50, ms', of: p50('pickup'), digits: 3, most: 2 },
  { label: 'pickup by an idle worker, p99, ms', of: p99('pickup'), digits: 3 },
];

/** @param {unknown[]} items */
function shuffled(items) {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((left, right) => left.at - right.at)
    .map(({ item }) => item);
}

/** The middle 95 % of what one half of the blocks measures over the other half. */
function spreadOf(figure, blocks) {
  const ratios = Array.from({ length: HALVINGS }, () => {
    const mixed = shuffled(blocks);
    const middle = Math.floor(mixed.length / 2);
    return figure.of(mixed.slice(0, middle)) / figure.of(mixed.slice(middle));
  });
  return SPREAD.map((share) => quantile(ratios, share).toFixed(2)).join(' to ');
}

function goalOf({ most, least }, ratio) {
  if (most !== undefined) return `<= ${most} ${ratio <= most ? 'met' : 'missed'}`;
  if (least !== undefined) return `>= ${least} ${ratio >= least ? 'met' : 'missed'}`;
  return '';
}

/**
 * @param {{ ours: import('./measure.mjs').Block[], raw: import('./measure.mjs').Block[] }} blocks
 * @returns {string} the table
 */
export function tableOf({ ours, raw }) {
  const rows = FIGURES.map((figure) => {
    const [our, bare] = [figure.of(ours), figure.of(raw)];
    const ratio = our / bare;
    const [ourText, bareText] = [our, bare].map((value) => value.toFixed(figure.digits));
    return [figure.label, ourText, bareText, ratio.toFixed(2), goalOf(figure, ratio), spreadOf(figure, raw)];
  });
  const table = [['', 'ours', 'raw', 'ours/raw', 'goal', 'raw/raw'], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  return table
    .map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))),
    )
    .map((row) => row.join('  '))
    .join('\n');
}
