// The settings of the known web client: analysis defaults, Solscan filters, debug mode.
import { change, gateway, read } from './calls.js';
import { at, on, say, toast } from './view.js';

const POLL_MS = 500;
let settings = {};

export async function loadSettings() {
  settings = await read('/api/settings');
  at('transaction-limit').value = settings.transactionLimit;
}

/** The whole object goes back, with what the client added; its status is not looked at. */
async function saveSettings() {
  const body = { ...settings, transactionLimit: Number(at('transaction-limit').value), theme: 'dark' };
  const response = await fetch(`${gateway}/api/settings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  await response.json();
  toast('Settings saved');
}

function pollSolscanSettings() {
  let polls = 0;
  setInterval(async () => {
    const answer = await read('/api/solscan-settings').catch(() => null);
    if (answer === null) return;
    polls += 1;
    say('polls', polls);
    say('page-size', answer.page_size);
  }, POLL_MS);
}

async function saveSolscanSettings() {
  const filters = await read('/api/solscan-settings');
  await change('POST', '/api/solscan-settings', {
    body: { ...filters, page_size: at('solscan-page-size').value },
    failure: 'Failed to save',
  });
}

async function analyse() {
  const defaults = await read('/api/settings');
  await change('POST', '/analyze/token', {
    body: { address: at('mint').value, api_settings: defaults },
    failure: 'Failed to analyse',
  });
}

export async function wireSettings() {
  on('settings', 'submit', saveSettings);
  on('solscan', 'submit', saveSolscanSettings);
  on('analyse', 'submit', analyse);
  pollSolscanSettings();
  const { debug_mode: isDebugging } = await read('/api/debug-mode');
  say('debug', isDebugging ? 'on' : 'off');
}
