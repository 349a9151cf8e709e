import { axiomExport } from './axiom-export';

describe('axiomExport', () => {
  it('names each wallet after its place, the dollars it spent and the token', () => {
    const exported = axiomExport(
      [
        { walletAddress: 'first', totalUsd: 411.6 },
        { walletAddress: 'second', totalUsd: null },
      ],
      'PEPE',
    );
    expect(exported.map(({ trackedWalletAddress, name }) => [trackedWalletAddress, name])).toEqual([
      ['first', '(1/2)$412|PEPE'],
      ['second', '(2/2)$?|PEPE'],
    ]);
  });

  it('writes exactly the keys that the import reads', () => {
    expect(axiomExport([{ walletAddress: 'only', totalUsd: 50 }], 'PEPE')).toEqual([
      {
        trackedWalletAddress: 'only',
        name: '(1/1)$50|PEPE',
        emoji: '😈',
        alertsOnToast: false,
        alertsOnBubble: false,
        alertsOnFeed: true,
        groups: ['Main'],
        sound: 'default',
      },
    ]);
  });

  it('is empty when nobody bought', () => {
    expect(axiomExport([], 'PEPE')).toEqual([]);
  });
});
