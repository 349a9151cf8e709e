module.exports = { ...require('../../jest.preset.js'), displayName: 'dexscreener-client' };
