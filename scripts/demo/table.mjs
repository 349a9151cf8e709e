// The early buyers as a person reads them in a terminal.

/** @param {number | null} value */
const usd = (value) =>
  value === null
    ? '-'
    : `$${value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

const COLUMNS = [
  { title: '#', right: true, cell: (/** @type {any} */ buyer) => String(buyer.rank) },
  { title: 'wallet', right: false, cell: (/** @type {any} */ buyer) => buyer.wallet_address },
  { title: 'first buy (UTC)', right: false, cell: (/** @type {any} */ buyer) => buyer.first_buy_time ?? '-' },
  { title: 'buys', right: true, cell: (/** @type {any} */ buyer) => String(buyer.transaction_count) },
  { title: 'spent', right: true, cell: (/** @type {any} */ buyer) => usd(buyer.total_usd) },
  { title: 'balance', right: true, cell: (/** @type {any} */ buyer) => usd(buyer.wallet_balance_usd) },
  { title: 'marks', right: false, cell: (/** @type {any} */ buyer) => buyer.flags.join(' ') },
];

/**
 * @param {any[]} buyers `early_bidders` of an analysis result
 * @returns {string} lines of aligned columns with a heading
 */
export function renderBuyers(buyers) {
  const rows = [
    COLUMNS.map(({ title }) => title),
    ...buyers.map((buyer) => COLUMNS.map(({ cell }) => cell(buyer))),
  ];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        COLUMNS[column]?.right ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return lines.map((line) => `  ${line}`).join('\n');
}
