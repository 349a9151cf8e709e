import { Agent, request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';

const SOCKETS_EACH = 32;

/** A request that is sent many times. */
export interface BurstRequest {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Sends to several gateways at once, over as many connections as a busy client would open. */
export class Burst {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: SOCKETS_EACH });

  /** The status of an answer; 0 where none came. */
  async status(url: string, { method = 'GET', path, headers = {}, body }: BurstRequest): Promise<number> {
    const sent = request(url + path, { method, agent: this.agent, headers: { ...headers, ...typed(body) } });
    sent.end(body);
    try {
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      answer.resume();
      await once(answer, 'end');
      return answer.statusCode ?? 0;
    } catch {
      return 0;
    }
  }

  /**
   * Sends all at once, in turn to each gateway; `nth` makes the requests differ.
   *
   * @param order in which they are sent; as they are numbered when absent
   */
  all(
    gateways: readonly { url: string }[],
    count: number,
    nth: (index: number) => BurstRequest,
    order: readonly number[] = Array.from({ length: count }, (_, index) => index),
  ): Promise<number[]> {
    return Promise.all(
      order.map((index) => this.status(gateways[index % gateways.length]?.url ?? '', nth(index))),
    );
  }

  close(): void {
    this.agent.destroy();
  }
}

const typed = (body: string | undefined): Record<string, string> =>
  body === undefined ? {} : { 'content-type': 'application/json' };

/** How many of the answers were no refusal by a limit. */
export const admittedOf = (statuses: readonly number[]): number =>
  statuses.filter((status) => status !== 429 && status !== 0).length;
