// The tokens of the known web client: lists, hover, details, trash, market caps.
import { change, read, shownTime } from './calls.js';
import { at, button, item, list, on, orToast, save, say, toast } from './view.js';

let tokens = [];
let chosen = null;

const usd = (amount) => (amount === null ? 'unknown' : `$${Math.round(amount)}`);

async function hover({ id }) {
  const { acronym, wallets } = await read(`/api/tokens/${id}`);
  const [first] = wallets;
  say('hovered', `${acronym}: ${wallets.length} wallets, first ${shownTime(first.first_buy_timestamp)}`);
}

async function open({ id }) {
  const [detail, { total_runs: total, runs }] = await Promise.all([
    read(`/api/tokens/${id}`),
    read(`/api/tokens/${id}/history`),
  ]);
  chosen = detail;
  say('runs', `${total} runs, latest ${shownTime(runs[0].analysis_timestamp)}`);
}

async function remove({ id, token_address: mint }) {
  await change('DELETE', `/api/tokens/${id}`, { failure: 'Failed to delete token' });
  at('tokens').querySelector(`[data-mint="${mint}"]`).remove();
  toast('Token moved to trash');
}

function row(token) {
  const text = `${token.token_name} ${token.token_symbol} ${token.wallets_found} wallets, ${usd(token.market_cap_usd_current)}`;
  const line = item(
    text,
    { 'data-mint': token.token_address },
    button(
      'Details',
      orToast(() => open(token)),
    ),
    button(
      'Delete',
      orToast(() => remove(token)),
    ),
  );
  line.onmouseenter = orToast(() => hover(token));
  return line;
}

/** Resolves to the history's tokens and to the wallets of several of them. */
export async function loadLists() {
  try {
    const [history, { total, wallets }] = await Promise.all([
      read('/api/tokens/history', { cache: 'no-store' }),
      read('/multi-token-wallets?min_tokens=2', { cache: 'no-store' }),
    ]);
    tokens = history.tokens;
    list('tokens', tokens.map(row));
    say('state', `${history.total} tokens, ${total} wallets of several`);
    if (tokens.length > 0) say('latest', shownTime(tokens[0].analysis_timestamp));
    return wallets;
  } catch {
    say('state', 'Failed to load data. Is the backend running?');
    return [];
  }
}

async function loadTrash() {
  const { tokens: deleted } = await read('/api/tokens/trash');
  const act = (method, path, done) =>
    orToast(async () => {
      await change(method, path, { failure: 'Failed' });
      toast(done);
      await loadTrash();
    });
  list(
    'trash',
    deleted.map(({ id, token_name: name, deleted_at: when }) =>
      item(
        `${name}, deleted ${shownTime(when)}`,
        {},
        button('Restore', act('POST', `/api/tokens/${id}/restore`, 'Token restored')),
        button('Delete for good', act('DELETE', `/api/tokens/${id}/permanent`, 'Token deleted')),
      ),
    ),
  );
}

async function refreshMarketCaps() {
  const { successful, total_tokens: total } = await change('POST', '/api/tokens/refresh-market-caps', {
    body: { token_ids: tokens.map(({ id }) => id) },
    failure: 'Failed to refresh market caps',
    sentenceOf: ({ error, detail }) => error || detail,
  });
  toast(`Refreshed ${successful} of ${total} market caps`);
}

export function wireTokens() {
  on('show-trash', 'click', loadTrash);
  on('refresh-market-caps', 'click', refreshMarketCaps);
  on('save-axiom', 'click', () =>
    save(`${chosen.acronym}_axiom_export.json`, JSON.stringify(chosen.axiom_json)),
  );
}
