import type { EventStream } from '../event-stream';
import { changed, COMPLETE, heardBy, START } from './events';

/** Opens a stream that tells its errors to `onError`. */
export type OpenStream = (onError: (error: Error) => void) => Promise<EventStream>;

/** What holds for every stream of events, seen from one process. */
export function describeEventStream(openStream: OpenStream): void {
  let stream: EventStream;
  let errors: string[];

  beforeEach(async () => {
    errors = [];
    stream = await openStream(({ message }) => errors.push(message));
  });
  afterEach(() => stream.close());

  it('tells its own listeners before publishing returns, each once and in order', () => {
    const [first, second] = [heardBy(stream), heardBy(stream)];
    const events = [START, changed('a1'), COMPLETE];
    for (const event of events) stream.publish(event);
    expect([first, second]).toEqual([events, events]);
    expect(errors).toEqual([]);
  });

  it('tells nothing to whoever has left, and goes on with the others', () => {
    const heard: unknown[] = [];
    const leave = stream.subscribe((event) => heard.push(event));
    const staying = heardBy(stream);
    stream.publish(changed('a1'));
    leave();
    stream.publish(changed('a2'));
    expect(heard).toEqual([changed('a1')]);
    expect(staying).toEqual([changed('a1'), changed('a2')]);
  });

  it('keeps what a listener throws from the publisher and from other listeners', () => {
    stream.subscribe(() => {
      throw new Error('no answer from redis://user:hunter2@host');
    });
    const heard = heardBy(stream);
    stream.publish(changed('a1'));
    expect(heard).toEqual([changed('a1')]);
    expect(errors).toEqual(['no answer from redis://***@host']);
  });

  it('tells and hears nothing after it is closed, be it twice', async () => {
    const heard = heardBy(stream);
    await stream.close();
    await stream.close();
    const late = heardBy(stream);
    stream.publish(changed('a1'));
    expect([heard, late, errors]).toEqual([[], [], []]);
  });
}
