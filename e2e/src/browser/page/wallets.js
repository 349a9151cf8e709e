// The wallets of the known web client: tags, codex, balances.
import { change, read } from './calls.js';
import { at, item, list, on, say, toast } from './view.js';

let shown = [];

const named = (tags) => tags.map(({ tag, is_kol: isKol }) => (isKol ? `${tag} (KOL)` : tag)).join(', ');

/** Shows wallets of several tokens with their tags. */
export async function showWallets(wallets) {
  shown = wallets.map(({ wallet_address: wallet }) => wallet);
  const tags =
    shown.length === 0
      ? {}
      : await change('POST', '/wallets/batch-tags', { body: { addresses: shown }, failure: 'No tags' });
  list(
    'wallets',
    wallets.map(({ wallet_address: wallet, token_names: names, wallet_balance_usd: usd }) =>
      item(`${wallet} in ${names.join(' & ')} [${named(tags[wallet] ?? [])}] ${usd ?? 'no'} USD`),
    ),
  );
}

export async function loadCodex() {
  const { wallets } = await read('/codex');
  list(
    'codex',
    wallets.map(({ wallet_address: wallet, tags }) => item(`${wallet}: ${named(tags)}`)),
  );
}

/** The command palette asks for all tags, then for the wallets of each. */
export async function loadPalette() {
  const { tags } = await read('/tags');
  const found = await Promise.all(tags.map((tag) => read(`/tags/${encodeURIComponent(tag)}/wallets`)));
  list(
    'palette',
    found.map(({ wallets }, index) => item(`${tags[index]}: ${wallets.join(' ')}`)),
  );
}

async function afterTagChange(wallet, done) {
  const { tags } = await read(`/wallets/${wallet}/tags`);
  say('tags', named(tags));
  toast(done);
  await loadCodex();
}

async function addTag() {
  const wallet = at('wallet').value;
  await change('POST', `/wallets/${wallet}/tags`, {
    body: { tag: at('tag-text').value, is_kol: at('is-kol').checked },
    failure: 'Failed to add tag',
  });
  await afterTagChange(wallet, 'Tag added');
}

async function removeTag() {
  const wallet = at('wallet').value;
  await change('DELETE', `/wallets/${wallet}/tags`, {
    body: { tag: at('tag-text').value },
    failure: 'Failed to remove tag',
  });
  await afterTagChange(wallet, 'Tag removed');
}

/** @param reload fetches the lists again, which the known client does instead of reading the results */
export function wireWallets(reload) {
  on('tag', 'submit', addTag);
  on('remove-tag', 'click', removeTag);
  on('refresh-balances', 'click', async () => {
    const { successful, total_wallets: total } = await change('POST', '/wallets/refresh-balances', {
      body: { wallet_addresses: shown },
      failure: 'Failed to refresh balances',
    });
    await reload();
    toast(`Refreshed ${successful} of ${total} balances`);
  });
}
