import { EventEmitter } from 'node:events';
import type { Redis } from 'ioredis';
import { until } from '../../testing/until';
import { RefusedJobs } from './refused-jobs';

describe('RefusedJobs', () => {
  const connection = new EventEmitter();
  let reachable: boolean;
  let held: string[];
  let calls: string[];
  let refused: RefusedJobs;

  const answer = <T>(call: string, value: T): Promise<T> => {
    calls.push(call);
    return reachable ? Promise.resolve(value) : Promise.reject(new Error('away'));
  };

  beforeEach(() => {
    [reachable, held, calls] = [true, [], []];
    const producer = {
      remove: (id: string) => answer(`remove ${id}`, !held.includes(id)),
      cancel: (id: string) => answer<'asked'>(`cancel ${id}`, 'asked'),
    };
    refused = new RefusedJobs(producer, connection as unknown as Redis);
  });
  afterEach(() => refused.close());

  it('removes all as soon as Redis is ready, not before', async () => {
    refused.add('a');
    refused.add('b');
    expect(calls).toEqual([]);
    connection.emit('ready');
    await until('both are removed', () => calls.length === 2);
    expect(calls).toEqual(['remove a', 'remove b']);
  });

  it('stops the worker that has one already', async () => {
    held = ['a'];
    refused.add('a');
    connection.emit('ready');
    await until('it is told', () => calls.length === 2);
    expect(calls).toEqual(['remove a', 'cancel a']);
  });

  it('asks again a Redis that was silent, without its being ready anew', async () => {
    reachable = false;
    refused.add('a');
    await until('it is asked', () => calls.length === 1);
    reachable = true;
    await until('it is asked again', () => calls.length === 2);
    connection.emit('ready');
    await new Promise(setImmediate);
    expect(calls).toEqual(['remove a', 'remove a']);
  });

  it('asks nothing once it is closed', async () => {
    refused.add('a');
    refused.close();
    connection.emit('ready');
    refused.add('b');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(calls).toEqual([]);
  });
});
