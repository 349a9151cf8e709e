// Plays a widely used web client: the same calls, read the same way, without its looks.
import { read } from './calls.js';
import { openLiveChannel } from './live-channel.js';
import { loadSettings, wireSettings } from './settings.js';
import { loadLists, wireTokens } from './tokens.js';
import { at, on, orToast, say, toast } from './view.js';
import { loadCodex, loadPalette, showWallets, wireWallets } from './wallets.js';

const RECONNECT_STEP_MS = 300;

const reload = async () => showWallets(await loadLists());

const EVENTS = {
  analysis_start: ({ token_name: name }) => toast(`analysis started: ${name}`),
  async analysis_complete({ token_name: name, wallets_found: found }) {
    toast(`analysis complete: ${name}, found ${found} early bidder wallets`);
    await reload();
  },
};

wireTokens();
wireWallets(reload);
on('show-tokens', 'click', reload);
openLiveChannel({
  stepMs: RECONNECT_STEP_MS,
  told: (event, data) => void orToast(EVENTS[event])(data),
  became: (state) => say('live', state),
});

const mounted = [
  reload,
  loadCodex,
  loadPalette,
  loadSettings,
  wireSettings,
  () => read('/analysis'),
  () => read('/analysis'),
];
await Promise.all(mounted.map((load) => orToast(load)()));
at('live').dataset.mounted = 'true';
