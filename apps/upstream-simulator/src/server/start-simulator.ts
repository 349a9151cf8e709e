import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultRule } from '../faults/fault-rules';
import { plainText, type Answer } from './answer';
import { answerControl, CONTROL_PREFIX } from './control-routes';
import { deliver } from './delivery';
import { readRequest } from './read-request';
import { serveUpstream } from './serve-upstream';
import { createSimulation, type Simulation, type SimulationOptions } from './simulation';
import { upstreamCall } from './upstream-routes';

export interface StartOptions extends SimulationOptions {
  host: string;
  /** 0 takes a free one. */
  port: number;
  faults: readonly FaultRule[];
}

export interface RunningSimulator {
  /** Without a trailing slash. */
  url: string;
  /** Ends at once, hung connections included. */
  close(): Promise<void>;
}

const send = (request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> =>
  deliver(request, response, answer, { cut: false, onHeaders: () => undefined });

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  simulation: Simulation,
): Promise<void> {
  const read = await readRequest(request);
  if (read === null) return send(request, response, plainText('Payload Too Large', 413));
  if (read.path.startsWith(CONTROL_PREFIX)) {
    return send(request, response, await answerControl(read, simulation));
  }
  const call = upstreamCall(read, simulation);
  if (call === null) return send(request, response, plainText('Not Found', 404));
  return serveUpstream(request, response, call, simulation);
}

/** So long that no client finds its idle connection closing just as it asks again. */
const IDLE_KEPT_MS = 65_000;

/** Listens until closed. @throws Error of the operating system when the port cannot be had */
export async function startSimulator(options: StartOptions): Promise<RunningSimulator> {
  const simulation = createSimulation(options);
  simulation.faults.replace(options.faults);
  const server = createServer((request, response) => {
    serve(request, response, simulation).catch((error: unknown) => {
      if (response.destroyed || request.destroyed) return response.destroy();
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.keepAliveTimeout = IDLE_KEPT_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
