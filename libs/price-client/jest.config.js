module.exports = { ...require('../../jest.preset.js'), displayName: 'price-client' };
