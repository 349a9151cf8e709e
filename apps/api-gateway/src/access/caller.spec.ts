import { createHash } from 'node:crypto';
import type { Settings } from '@meridinate/settings';
import { callerOf } from './caller';

const hashed = (name: string, key: string) => ({
  name,
  sha256: createHash('sha256').update(key).digest('hex'),
});
const ACCESS: Settings['access'] = {
  keys: [hashed('desk', 'key of the desk'), hashed('bot', 'key of the bot')],
  adminKeys: [hashed('root', 'key of the operator')],
};
const sending = (key?: string) => ({ headers: key === undefined ? {} : { 'x-api-key': key } });

describe('callerOf', () => {
  it('knows a caller by its key', () => {
    expect(callerOf(sending('key of the bot'), ACCESS)).toEqual({ name: 'bot', isOperator: false });
  });

  it('knows an operator', () => {
    expect(callerOf(sending('key of the operator'), ACCESS)).toEqual({ name: 'root', isOperator: true });
  });

  it('knows a key beyond ASCII, which Node hands over byte by byte', () => {
    const access = { keys: [hashed('desk', 'schlüssel')], adminKeys: [] };
    const delivered = Buffer.from('schlüssel').toString('latin1');
    expect(callerOf(sending(delivered), access)).toEqual({ name: 'desk', isOperator: false });
  });

  it('lets callers without a key in', () => {
    expect(callerOf(sending(), ACCESS)).toEqual({ name: null, isOperator: false });
  });

  it.each(['', 'key of the bo', 'key of the bot ', hashed('bot', 'key of the bot').sha256])(
    'refuses the key %p, which it does not know',
    (key) => {
      expect(() => callerOf(sending(key), ACCESS)).toThrow('The X-API-Key is not known here');
    },
  );

  it('does not look at the header where no keys are configured', () => {
    const open = { keys: [], adminKeys: [] };
    expect(callerOf(sending('anything'), open)).toEqual({ name: null, isOperator: false });
  });
});
