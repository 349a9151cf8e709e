import { Injectable } from '@nestjs/common';
import { WebSocket } from 'ws';

/** An analysis began; names are a shortened mint while the token is unknown. */
export interface AnalysisStartEvent {
  job_id: string;
  token_name: string;
  token_symbol: string;
}

/** An analysis has completed and its result is stored. There is no event for a failed one. */
export interface AnalysisCompleteEvent {
  job_id: string;
  token_name: string;
  token_symbol: string;
  acronym: string;
  wallets_found: number;
  token_id: number;
}

/** Unsent bytes at which a client counts as gone. */
const BUFFER_LIMIT_BYTES = 1_048_576;

/** Sends every event to every connected WebSocket client. */
@Injectable()
export class EventsService {
  private clients: ReadonlySet<WebSocket> = new Set<WebSocket>();
  private sent = 0;

  /** Names the set of connections to send to; the set is live. */
  attach(clients: ReadonlySet<WebSocket>): void {
    this.clients = clients;
  }

  /** Open connections now. */
  get connections(): number {
    return this.openClients().length;
  }

  /** Events sent since the start, counted once for each client. */
  get messagesSent(): number {
    return this.sent;
  }

  analysisStart(event: AnalysisStartEvent): void {
    this.broadcast('analysis_start', event);
  }

  /** Call it after the result is committed: clients read the new rows at once. */
  analysisComplete(event: AnalysisCompleteEvent): void {
    this.broadcast('analysis_complete', event);
  }

  private openClients(): WebSocket[] {
    return [...this.clients].filter((client) => client.readyState === WebSocket.OPEN);
  }

  private broadcast(event: string, data: AnalysisStartEvent | AnalysisCompleteEvent): void {
    const frame = JSON.stringify({ event, data });
    for (const client of this.openClients()) {
      if (client.bufferedAmount > BUFFER_LIMIT_BYTES) {
        client.terminate();
        continue;
      }
      client.send(frame);
      this.sent += 1;
    }
  }
}
