module.exports = { ...require('../../jest.preset.js'), displayName: 'upstream-pace' };
