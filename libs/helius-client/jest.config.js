module.exports = { ...require('../../jest.preset.js'), displayName: 'helius-client' };
