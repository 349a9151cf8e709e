import { once } from 'node:events';
import { freePort, startRedis } from '@meridinate/local-cluster';
import { until } from '../testing/until';
import { connectConsumer } from './connect-consumer';

describe('the connection of a consumer', () => {
  it('ends between two tries to connect, with its duplicate and all that waits on them', async () => {
    const { client, end } = connectConsumer(`redis://127.0.0.1:${await freePort()}`);
    const clients = [client, client.duplicate()];
    const waiting = clients.map((each) => each.blpop('nothing', 1).catch((error: Error) => error.message));
    await until('both pause', () => clients.every(({ status }) => status === 'reconnecting'));
    end();
    await expect(Promise.all(waiting)).resolves.toEqual(['Connection is closed.', 'Connection is closed.']);
    expect(clients.map(({ status }) => status)).toEqual(['end', 'end']);
  });

  it('can be opened again after a disconnect, not after the end', async () => {
    const redis = await startRedis();
    const { client, end } = connectConsumer(redis.url);
    await once(client, 'ready');
    client.disconnect();
    await once(client, 'end');
    await client.connect();
    await expect(client.ping()).resolves.toBe('PONG');
    end();
    await once(client, 'end');
    await expect(client.connect()).rejects.toThrow('Connection is closed');
    await redis.stop();
  });
});
