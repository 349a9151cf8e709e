import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type {
  AnalysisCompleteEvent,
  AnalysisStartEvent,
  EventStream,
  LiveEvent,
} from '@meridinate/event-stream';
import { WebSocket } from 'ws';
import { ChangesApart } from './changes-apart';
import { EVENT_STREAM } from './event-stream.provider';

/** Unsent bytes at which a client counts as gone. */
const BUFFER_LIMIT_BYTES = 1_048_576;
const CHANGES_APART_MS = 200;

/**
 * Tells every gateway what happens to analyses. Each sends what it hears to every WebSocket client of
 * its own, and to those in its process who follow analyses.
 */
@Injectable()
export class EventsService implements BeforeApplicationShutdown, OnApplicationShutdown {
  private clients: ReadonlySet<WebSocket> = new Set<WebSocket>();
  private sent = 0;
  private readonly changeListeners = new Set<(analysisId: string) => void>();
  private readonly changes: ChangesApart;

  constructor(@Inject(EVENT_STREAM) private readonly stream: EventStream) {
    this.changes = new ChangesApart(
      (analysisId) => stream.publish({ kind: 'analysis_changed', analysisId }),
      CHANGES_APART_MS,
    );
    stream.subscribe((event) => this.hear(event));
  }

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

  analysisStart(frame: AnalysisStartEvent): void {
    this.stream.publish({ kind: 'analysis_start', frame });
  }

  /** Call it after the result is committed: clients read the new rows at once. */
  analysisComplete(frame: AnalysisCompleteEvent): void {
    this.stream.publish({ kind: 'analysis_complete', frame });
  }

  /**
   * State or progress of an analysis has changed. Call it after the change is stored, and as often as
   * you like: of each analysis it is told once in 200 ms at most.
   */
  analysisChanged(analysisId: string): void {
    this.changes.note(analysisId);
  }

  /**
   * Hears of changes that any gateway has told, by id. The listener must be quick and must not throw;
   * the returned function ends the subscription.
   */
  onAnalysisChanged(listener: (analysisId: string) => void): () => void {
    this.changeListeners.add(listener);
    return () => void this.changeListeners.delete(listener);
  }

  /** By now everything that ran in this process has ended, and the connection to Redis has not. */
  beforeApplicationShutdown(): void {
    this.changes.flush();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stream.close();
  }

  private hear(event: LiveEvent): void {
    if (event.kind === 'analysis_changed') {
      for (const listener of this.changeListeners) listener(event.analysisId);
    } else {
      this.broadcast(JSON.stringify({ event: event.kind, data: event.frame }));
    }
  }

  private openClients(): WebSocket[] {
    return [...this.clients].filter((client) => client.readyState === WebSocket.OPEN);
  }

  private broadcast(frame: string): void {
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
