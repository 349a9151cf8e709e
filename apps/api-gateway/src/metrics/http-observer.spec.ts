import { follow } from '../testing/follow-analysis';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';
import { ScriptedEngine, waitsAfterAPage } from '../testing/scripted-engine';
import { until } from '../testing/until';

const MINT = 'So11111111111111111111111111111111111111112';
const UNKNOWN = '0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11';
const EVENTS = 'method="GET",route="/analysis/{job_id}/events"';

describe('the observer of HTTP requests', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;

  const exposition = async (): Promise<string> => (await fetch(`${gateway.url}/metrics`)).text();
  const line = async (series: string): Promise<string | undefined> =>
    (await exposition()).split('\n').find((text) => text.startsWith(`${series} `));

  beforeEach(async () => {
    folder = await temporaryFolder();
    gateway = await startGateway(settingsIn(folder.path), new ScriptedEngine(waitsAfterAPage));
  });
  afterEach(async () => {
    await gateway.close();
    await folder.remove();
  });

  const submit = async (): Promise<string> => {
    const { body } = await gateway.request('POST', '/analyze/token', { body: { address: MINT } });
    return String(body['job_id']);
  };

  it('counts a stream of events that came to its end, and does not time it', async () => {
    const id = await submit();
    const { ended } = await follow(gateway.url, id);
    await gateway.request('DELETE', `/analysis/${id}`);
    expect(await ended).toBe(true);
    await until('it is counted', () => line(`http_requests_total{${EVENTS},status="2xx"}`));
    expect(await line(`http_request_duration_seconds_count{${EVENTS}}`)).toBeUndefined();
  });

  it('times the refusal of a stream like any other answer', async () => {
    expect((await fetch(`${gateway.url}/analysis/${UNKNOWN}/events`)).status).toBe(404);
    const timed = `http_request_duration_seconds_count{${EVENTS}}`;
    expect(await until('it is timed', () => line(timed))).toBe(`${timed} 1`);
  });
});
