import { WebSocket } from 'ws';
import { EventsService } from '../events/events.service';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type Answer,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';
import { until } from '../testing/until';

const START = { job_id: 'job 1', token_name: 'Bird <b>☃</b>', token_symbol: '' };
const COMPLETE = { ...START, acronym: 'B', wallets_found: 3, token_id: 7 };

describe('a notification', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;

  const notify = (event: string, body: object): Promise<Answer> =>
    gateway.request('POST', `/notify/${event}`, { body });

  beforeAll(async () => {
    folder = await temporaryFolder();
    gateway = await startGateway(settingsIn(folder.path));
  });
  afterAll(async () => {
    await gateway.close();
    await folder.remove();
  });

  it('reaches every WebSocket client in the frame of the contract, and nothing else in it does', async () => {
    const frames: unknown[][] = [[], []];
    const sockets = frames.map((heard) => {
      const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/ws`);
      socket.on('message', (frame: Buffer) => heard.push(JSON.parse(frame.toString())));
      return socket;
    });
    await until('both clients are connected', () => gateway.app.get(EventsService).connections === 2);
    const answers = [
      await notify('analysis_start', { ...START, unknown: 1 }),
      await notify('analysis_complete', { ...COMPLETE, unknown: 1 }),
    ];
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [200, { status: 'ok' }],
      [200, { status: 'ok' }],
    ]);
    await until('both events arrive', () => frames.every((heard) => heard.length === 2));
    for (const heard of frames) {
      expect(heard).toEqual([
        { event: 'analysis_start', data: START },
        { event: 'analysis_complete', data: COMPLETE },
      ]);
    }
    for (const socket of sockets) socket.close();
  });

  it.each([
    ['analysis_start', {}, /job_id must be text.*token_name must be text.*token_symbol must be text/],
    ['analysis_start', { ...START, job_id: 7 }, /job_id must be text .*not 7/],
    ['analysis_complete', START, /acronym must be text.*wallets_found.*token_id/],
    ['analysis_complete', { ...COMPLETE, wallets_found: -1 }, /wallets_found must be a whole number of 0/],
    ['analysis_complete', { ...COMPLETE, token_name: 'x'.repeat(257) }, /token_name .*256 characters/],
  ])('at /notify/%s with %p is refused', async (event, body, says) => {
    const answer = await notify(event, body);
    expect([answer.status, answer.body['code']]).toEqual([422, 'REQUEST_FIELD_INVALID']);
    expect(answer.body['error']).toMatch(says);
  });
});
