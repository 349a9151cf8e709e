/** Every upstream setting of a service pointed at one simulator, with a key it accepts and at any pace. */
export function simulatedUpstreams(simulatorUrl: string): Record<string, string> {
  const bases = [
    'HELIUS_RPC',
    'HELIUS_API',
    'DEXSCREENER',
    'COINBASE',
    'BINANCE',
    'DEFILLAMA',
    'COINGECKO',
    'JUPITER',
  ];
  return {
    HELIUS_API_KEY: 'simulated',
    UPSTREAM_PACE: 'false',
    ...Object.fromEntries(bases.map((base) => [`${base}_URL`, simulatorUrl])),
  };
}
