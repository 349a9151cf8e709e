import { settingsIn, startGateway, temporaryFolder } from '../testing/gateway';

describe('what a gateway says of itself', () => {
  it.each([
    ['false', false],
    ['true', true],
  ])('follows its settings: DEBUG_MODE %s', async (text, expected) => {
    const folder = await temporaryFolder();
    const gateway = await startGateway(
      settingsIn(folder.path, { DEBUG_MODE: text, RATE_LIMIT_ENABLED: text }),
    );
    const read = async (path: string): Promise<unknown> => (await gateway.request('GET', path)).body;
    expect(await read('/api/debug-mode')).toEqual({ debug_mode: expected });
    expect(await read('/api/debug/config')).toEqual({
      debug_mode: expected,
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      queue_enabled: false,
      rate_limits_enabled: expected,
    });
    await gateway.close();
    await folder.remove();
  });
});
