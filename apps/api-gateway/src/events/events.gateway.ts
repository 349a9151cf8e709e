import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import {
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { WebSocket, WebSocketServer } from 'ws';
import { EventsService } from './events.service';
import { CLIENT_TEXT } from './events.adapter';
import { LIVE_PATH } from './live-upgrades';

const LARGEST_MESSAGE_BYTES = 4_096;
const PING_EVERY_MS = 30_000;

/**
 * The live channel of web clients at `/ws`. Clients need not send anything; a text is answered with
 * `{"type":"pong","data":text}`. A client that has not answered a ping by the next one is dropped.
 */
@WebSocketGateway({ path: LIVE_PATH, maxPayload: LARGEST_MESSAGE_BYTES })
export class EventsGateway
  implements
    OnGatewayInit<WebSocketServer>,
    OnGatewayConnection<WebSocket>,
    OnApplicationBootstrap,
    OnModuleDestroy
{
  private clients: ReadonlySet<WebSocket> = new Set<WebSocket>();
  private readonly answering = new WeakSet<WebSocket>();
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(private readonly events: EventsService) {}

  afterInit(server: WebSocketServer): void {
    this.clients = server.clients;
    this.events.attach(server.clients);
  }

  handleConnection(client: WebSocket): void {
    this.answering.add(client);
    client.on('pong', () => this.answering.add(client));
  }

  @SubscribeMessage(CLIENT_TEXT)
  answer(@MessageBody() text: string): { type: 'pong'; data: string } {
    return { type: 'pong', data: text };
  }

  onApplicationBootstrap(): void {
    this.heartbeat = setInterval(() => this.dropDeadClients(), PING_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.heartbeat);
  }

  private dropDeadClients(): void {
    for (const client of this.clients) {
      if (this.answering.delete(client)) client.ping();
      else client.terminate();
    }
  }
}
