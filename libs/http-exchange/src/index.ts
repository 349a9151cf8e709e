export { abortError } from './exchange/abort-error';
export {
  exchange,
  isBodyTooLarge,
  type ExchangeAnswer,
  type ExchangeRequest,
  type Fetch,
} from './exchange/exchange';
export { FREE, askOnce, type Instruments, type TryPrice, type UpstreamQuestion } from './metered/ask-once';
export { jsonBody, unreadable } from './metered/json-body';
export { CREDITS_ARE_GONE, classifyStatus } from './refusal/classify-status';
export { said } from './refusal/said';
export { LONGEST_RETRY_AFTER_MS, backOffMs, type BackOff } from './retry/back-off';
export { retrying, type RetryInstruments, type RetryPolicy, type Sleep } from './retry/retrying';
export { errorContextOf, type UpstreamCallName } from './upstream-name';
