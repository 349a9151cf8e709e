import type { IncomingMessage, ServerResponse } from 'node:http';
import { refusalOf } from '../faults/refusals';
import { twistOf } from '../faults/twists';
import { deliver, pause } from './delivery';
import type { Answer } from './answer';
import type { Simulation } from './simulation';
import type { UpstreamCall } from './upstream-routes';

/** JSON that stops in the middle of a word. */
const garbled = (answer: Answer): Answer => ({ ...answer, body: `${answer.body.slice(0, -2)}"#!{oops` });

/** Answers one upstream call, with what is due to go wrong, and bills it when its headers go out. */
export async function serveUpstream(
  request: IncomingMessage,
  response: ServerResponse,
  call: UpstreamCall,
  simulation: Simulation,
): Promise<void> {
  const { ledger, faults } = simulation;
  ledger.countRequest(call.upstream);
  const { latencyMs, kind } = faults.take(call.upstream, call.method);
  // The answer is made while the caller waits, so that a call takes the latency and not more.
  const due = latencyMs > 0 ? pause(latencyMs, response) : undefined;
  // A hang ends when the caller gives up or the server stops: both destroy the connection.
  if (kind === 'hang') return;
  const refusal = refusalOf(kind, call.upstream);
  const real = refusal ?? (await call.answer(twistOf(kind)));
  const answer = kind === 'garbage_json' ? garbled(real) : real;
  await deliver(request, response, answer, {
    cut: kind === 'cut_body',
    due,
    onHeaders: () => {
      if (answer.status === 200) ledger.bill(answer.billed);
    },
  });
}
