import { MeridinateError } from '@meridinate/errors';
import { isOutage, plainError } from './plain-error';

const refused = (message: string): Error => Object.assign(new Error(message), { code: 'ECONNREFUSED' });

describe('plainError', () => {
  it('takes secrets out of message and stack', () => {
    const { message, stack } = plainError(new Error('cannot reach redis://user:hunter2@host:6379'));
    expect(message).toBe('cannot reach redis://***@host:6379');
    expect(stack).not.toContain('hunter2');
  });

  it('gives a refused host with several addresses a message', () => {
    const error = new AggregateError([refused('refused ::1'), refused('refused 127.0.0.1')]);
    expect(plainError(error).message).toBe('refused ::1; refused 127.0.0.1');
  });

  it('leaves an error of ours as it is', () => {
    const error = new MeridinateError('QUEUE_DISABLED', {});
    expect(plainError(error)).toBe(error);
  });

  it('reads a thrown text', () => {
    expect(plainError('odd').message).toBe('odd');
  });
});

describe('isOutage', () => {
  it('knows a refused connection, a closed one and a silent one', () => {
    const outages = [refused('x'), new Error('Connection is closed.'), new Error('Command timed out')];
    expect(outages.map(isOutage)).toEqual([true, true, true]);
  });

  it('does not take an error Redis answered with for one', () => {
    expect(isOutage(new Error('OOM command not allowed'))).toBe(false);
  });
});
