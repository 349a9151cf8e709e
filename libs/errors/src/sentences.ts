import type { ErrorCode } from './codes';
import type { ErrorContexts, UpstreamContext } from './contexts';

type Sentences = { [C in ErrorCode]: (context: ErrorContexts[C]) => string };

const answered = ({ status, said }: UpstreamContext): string =>
  `${status === undefined ? '' : ` (HTTP ${status})`}${said ? `: ${said}` : ''}`;

/** One sentence a person can act on for each code. Internal detail stays in the context. */
export const SENTENCES: Sentences = {
  ADDRESS_MALFORMED: ({ field, reason }) =>
    `"${field}" is not a Solana address: ${reason}. Send the base58 form of 32 bytes, such as So11111111111111111111111111111111111111112.`,
  REQUEST_MALFORMED: ({ reason }) => `The request could not be read: ${reason}.`,
  REQUEST_FIELD_INVALID: ({ faults }) =>
    `Change these fields and send again: ${faults.map(({ field, reason }) => `${field} ${reason}`).join('; ')}.`,
  REQUEST_TOO_LARGE: ({ limitBytes }) => `The request body is larger than ${limitBytes} bytes; send less.`,
  REQUEST_MEDIA_TYPE_UNSUPPORTED: ({ received }) =>
    `This route reads application/json, not ${received || 'a body without a content type'}. Set the Content-Type header to application/json.`,
  ROUTE_NOT_FOUND: ({ method, path }) =>
    `There is no route ${method} ${path}. The routes are listed under /docs.`,
  METHOD_NOT_ALLOWED: ({ method, path, allowed }) =>
    `${path} does not answer ${method}; use ${allowed.join(' or ')}.`,
  ANALYSIS_NOT_FOUND: ({ id }) =>
    `No analysis has the id ${id}. Ids come from the answer to POST /analyze/token and from GET /analysis.`,
  ANALYSIS_ALREADY_ENDED: ({ id, state }) =>
    `It is too late to cancel analysis ${id}: it is ${state}. GET /analysis/${id} has what came of it.`,
  ANALYSIS_NOT_SET_ASIDE: ({ id, state }) =>
    `Analysis ${id} is ${state} and not set aside. GET /analysis/set-aside lists those that can be replayed.`,
  ANALYSIS_NOT_COMPLETED: ({ id, state }) =>
    `Analysis ${id} is ${state}, and only a completed one can be exported. GET /analysis/${id} shows where it stands.`,
  TOKEN_NOT_FOUND: ({ id }) => `No token has the id ${id}. GET /api/tokens/history lists the known ones.`,
  ADDRESS_NOT_WATCHED: ({ address }) =>
    `The address ${address} is not watched. GET /addresses lists those that are, POST /register adds one.`,
  ADDRESS_ALREADY_WATCHED: ({ address }) =>
    `The address ${address} is watched already. PUT /address/${address}/note changes its note.`,
  TOKEN_NOT_IN_TRASH: ({ id }) =>
    `Token ${id} is not in the trash, and only from there it can be deleted for good. Send DELETE /api/tokens/${id} first.`,
  TAG_ALREADY_GIVEN: ({ wallet, tag }) =>
    `The wallet ${wallet} has the tag "${tag}" already. Remove it first to give it anew.`,
  TAG_NOT_FOUND: ({ wallet, tag }) =>
    `The wallet ${wallet} does not have the tag "${tag}". GET /wallets/${wallet}/tags lists those it has.`,
  TOKEN_WITHOUT_EARLY_BUYERS: ({ id }) =>
    `The latest run of token ${id} found no early buyers, so there is nothing to watch. Analyse it again, with a lower minUsdFilter.`,
  WEBHOOKS_NOT_CONFIGURED: ({ missing }) =>
    `Webhooks are not configured here. Set ${missing.join(' and ')} and restart the service.`,
  WEBHOOK_NOT_FOUND: ({ id }) => `No webhook has the id ${id}. GET /webhooks/list lists those there are.`,
  WEBHOOK_SECRET_WRONG: () =>
    'The Authorization header is not the secret of the webhooks. It must be WEBHOOK_SECRET, and that must be set.',
  QUEUE_DISABLED: () =>
    'The Redis queue is not enabled here. Use POST /analyze/token, which needs no Redis, or start the service with REDIS_ENABLED=true.',
  QUEUE_UNREACHABLE: () =>
    'The Redis queue cannot be reached at the moment. Try again shortly, or use POST /analyze/token, which needs no Redis.',
  DATABASE_UNAVAILABLE: () =>
    'The database cannot be reached, or takes no writes, at the moment. Send the request again shortly.',
  POOL_FULL: ({ waiting, limit }) =>
    `${waiting} analyses are waiting already and the limit is ${limit}. Try again when some have finished.`,
  EVENT_LISTENERS_FULL: ({ limit }) =>
    `${limit} clients follow analyses here already, and that is the limit. Ask for GET /analysis/{job_id} now and then instead, or try again later.`,
  SERVICE_STOPPING: () =>
    'The service is stopping and takes no new analyses. Send the request again shortly.',
  IDEMPOTENCY_KEY_REUSED: ({ key }) =>
    `The Idempotency-Key ${key} belongs to another request of the last 24 hours. Send a new key with a new request.`,
  API_KEY_UNKNOWN: () =>
    'The X-API-Key is not known here. Check it, or leave the header out to call without one.',
  ADMIN_KEY_NEEDED: () =>
    'This route is for operators. Send the key whose hash is ADMIN_KEY_HASH in the header X-API-Key.',
  RATE_LIMITED: ({ policies, retryAfterSeconds }) =>
    `You have used up the limit ${policies.join(', ')}. Send the request again in ${retryAfterSeconds} s; GET /rate-limit shows all your limits.`,
  RATE_COST_TOO_LARGE: ({ policy, limit, cost }) =>
    `The request counts as ${cost} in the limit ${policy}, which never allows more than ${limit}. Ask for less at a time.`,
  CAPACITY_REDUCED: ({ retryAfterSeconds }) =>
    `The service takes fewer requests than usual for the moment. Send the request again in ${retryAfterSeconds} s.`,
  MINT_NOT_FOUND: ({ mint }) => `There is no account at ${mint}. Check the address of the token's mint.`,
  MINT_NOT_A_MINT: ({ mint, found }) =>
    `${mint} is not a token's mint but ${found}. Send the address of the mint.`,
  CREDIT_LIMIT_REACHED: ({ spent, limit, needed }) =>
    `The next call may cost ${needed} credits and ${spent} of ${limit} are spent. Raise maxCreditsPerAnalysis or lower transactionLimit.`,
  UPSTREAM_UNREACHABLE: ({ upstream }) =>
    `${upstream} could not be reached. Check the network and try again.`,
  UPSTREAM_TIMED_OUT: ({ upstream, afterMs }) =>
    `${upstream} did not answer within ${afterMs} ms. Try again later.`,
  UPSTREAM_RATE_LIMITED: ({ upstream }) =>
    `${upstream} refused the call for its rate limit. Try again in a minute.`,
  UPSTREAM_FAILED: (context) => `${context.upstream} failed${answered(context)}. Try again later.`,
  UPSTREAM_ANSWER_UNREADABLE: ({ upstream, said }) =>
    `${upstream} sent an answer that could not be read${said ? ` (${said})` : ''}. Try again later.`,
  UPSTREAM_KEY_REJECTED: ({ upstream }) =>
    `${upstream} does not accept the API key. Check HELIUS_API_KEY and restart the service.`,
  UPSTREAM_PLAN_REFUSED: (context) =>
    `The plan of the API key does not allow this call to ${context.upstream}${answered(context)}.`,
  UPSTREAM_CREDITS_EXHAUSTED: ({ upstream }) =>
    `The credits of the ${upstream} account are used up. Wait for the next billing period or change the plan.`,
  UPSTREAM_REQUEST_REJECTED: (context) => `${context.upstream} rejected the call${answered(context)}.`,
  MESSAGE_MALFORMED: ({ queue, reason }) => `A message of the queue ${queue} could not be read: ${reason}.`,
  MESSAGE_VERSION_UNKNOWN: ({ queue, version }) =>
    `A message of the queue ${queue} has the unknown version ${version}; a newer service wrote it.`,
  ANALYSIS_ABORTED: ({ reason }) => `The analysis was stopped: ${reason}.`,
  ANALYSIS_TIMED_OUT: ({ limitMs }) =>
    `The analysis ran longer than ${limitMs} ms and was stopped. Lower transactionLimit, or submit it again.`,
  ANALYSIS_CANCELLED: () => 'The analysis was cancelled.',
  ANALYSIS_JOB_VANISHED: ({ reason }) => `The job of the analysis is lost: ${reason}. Submit it again.`,
  ANALYSIS_WORKER_LOST: ({ attempts }) =>
    `The analysis lost the process it ran in again and again, last in run ${attempts}, and was set aside. An operator can replay it.`,
  SETTINGS_INVALID: ({ faults }) =>
    `The settings cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
  INTERNAL_FAULT: ({ reference }) =>
    `Something failed inside the service. Quote ${reference} when you report it; the log has the details.`,
};
