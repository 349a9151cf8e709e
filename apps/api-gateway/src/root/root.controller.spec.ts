import { settingsIn, startGateway, temporaryFolder } from '../testing/gateway';

describe('GET /', () => {
  it('names the service, and every path it names is there', async () => {
    const folder = await temporaryFolder();
    const gateway = await startGateway(settingsIn(folder.path));
    const { status, body } = await gateway.request('GET', '/');
    expect([status, body['name']]).toEqual([200, 'Meridinate']);
    const { events, ...links } = body['links'] as Record<string, string>;
    expect(events).toBe('/ws');
    const statuses = Object.values(links).map(async (path) => (await fetch(gateway.url + path)).status);
    expect(await Promise.all(statuses)).toEqual([200, 200, 200, 200, 200]);
    await gateway.close();
    await folder.remove();
  });
});
