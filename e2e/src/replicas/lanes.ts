export type Get = <T>(path: string) => Promise<T>;

/** One write, and what its lane keeps after it, in the form that the lane's `read` gives. */
export interface LaneWrite {
  method: 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  leaves: unknown;
}

/** Writes that follow each other and change what no other lane changes. */
export interface Lane {
  /** The write of that number, counted from 1, where `kept` is kept. No two writes leave the same. */
  write: (number: number, kept: unknown) => LaneWrite;
  read: (get: Get) => Promise<unknown>;
}

interface Tagged {
  tags: { tag: string; is_kol: boolean }[];
}

interface Entry {
  address: string;
  note: string | null;
}

const IMPORTED_TOGETHER = 40;
const WATCHED = '9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM';
const DIGITS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The address of wrapped SOL with another end. */
function addressOf(number: number): string {
  const digits = [1024, 32, 1].map((unit) => DIGITS[Math.floor(number / unit) % DIGITS.length]);
  return `So11111111111111111111111111111111111111${digits.join('')}`;
}

const tagsOf = (wallet: string): Lane => ({
  write(number, kept) {
    const [given] = kept as Tagged['tags'];
    const path = `/wallets/${wallet}/tags`;
    if (given) return { method: 'DELETE', path, body: { tag: given.tag }, leaves: [] };
    const tag = { tag: `tag ${number}`, is_kol: number % 4 < 2 };
    return { method: 'POST', path, body: tag, leaves: [tag] };
  },
  read: async (get) => (await get<Tagged>(`/wallets/${wallet}/tags`)).tags,
});

/** Settings of one body, which belong together. */
const settingsAt = (path: string, body: (number: number) => Record<string, unknown>): Lane => ({
  write: (number) => ({ method: 'POST', path, body: body(number), leaves: body(number) }),
  async read(get) {
    const stored = await get<Record<string, unknown>>(path);
    return Object.fromEntries(Object.keys(body(1)).map((name) => [name, stored[name]]));
  },
});

/** Registered, given a note, removed, and again. */
const watched: Lane = {
  write(number, kept) {
    const note = `note ${number}`;
    const path = `/address/${WATCHED}`;
    if (kept === null)
      return {
        method: 'POST',
        path: '/register',
        body: { address: WATCHED, note: null },
        leaves: { note: null },
      };
    if ((kept as Entry).note === null)
      return { method: 'PUT', path: `${path}/note`, body: { note }, leaves: { note } };
    return { method: 'DELETE', path, leaves: null };
  },
  async read(get) {
    const { addresses } = await get<{ addresses: Entry[] }>('/addresses');
    const entry = addresses.find(({ address }) => address === WATCHED);
    return entry === undefined ? null : { note: entry.note };
  },
};

/** Many addresses at once, which are watched all or none. Keeps how many there are of each import. */
const imports: Lane = {
  write(number, kept) {
    const note = `import ${number}`;
    const addresses = Array.from({ length: IMPORTED_TOGETHER }, (_, place) => ({
      address: addressOf(number * IMPORTED_TOGETHER + place),
      note,
    }));
    const leaves = { ...(kept as Record<string, number>), [note]: IMPORTED_TOGETHER };
    return { method: 'POST', path: '/import', body: { addresses }, leaves };
  },
  async read(get) {
    const { addresses } = await get<{ addresses: Entry[] }>('/addresses');
    const counts: Record<string, number> = {};
    for (const { note } of addresses) if (note?.startsWith('import')) counts[note] = (counts[note] ?? 0) + 1;
    return counts;
  },
};

/** A token that is moved to the trash and out of it. */
const token = (id: number): Lane => ({
  write: (_number, kept) =>
    kept === 'history'
      ? { method: 'DELETE', path: `/api/tokens/${id}`, leaves: 'trash' }
      : { method: 'POST', path: `/api/tokens/${id}/restore`, leaves: 'history' },
  async read(get) {
    const lists = ['history', 'trash'];
    const found = await Promise.all(
      lists.map((list) => get<{ tokens: { id: number }[] }>(`/api/tokens/${list}`)),
    );
    return lists.filter((_list, place) => found[place]?.tokens.some((each) => each.id === id)).join();
  },
});

/** Lanes over these wallets and tokens, and over settings and watched addresses. */
export const lanesOver = (wallets: readonly string[], tokens: readonly number[]): Lane[] => [
  ...wallets.map(tagsOf),
  ...tokens.map(token),
  settingsAt('/api/settings', (number) => ({
    ...{ transactionLimit: number, walletCount: (number % 100) + 1, apiRateDelay: number },
  })),
  settingsAt('/api/solscan-settings', (number) => ({
    ...{ value: String(number), page_size: String((number % 100) + 1) },
  })),
  watched,
  imports,
];
