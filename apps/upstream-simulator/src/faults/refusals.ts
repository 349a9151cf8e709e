import { json, plainText, type Answer } from '../server/answer';
import type { DueFault } from './fault-board';
import type { Upstream } from './fault-rules';

const rpcRefusal = (status: number, code: number, message: string): Answer =>
  json({ jsonrpc: '2.0', error: { code, message } }, status);

const HTML_502 =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n' +
  '<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n';

/** The answer that a fault gives instead of the real one; null when the real one is still needed. */
export function refusalOf(kind: DueFault['kind'], upstream: Upstream): Answer | null {
  switch (kind) {
    case 'rate_limited':
      return upstream === 'helius'
        ? rpcRefusal(429, -32429, 'rate limited')
        : plainText('Too Many Requests', 429);
    case 'credits_exhausted':
      return rpcRefusal(429, -32429, 'max usage reached');
    case 'html_502':
      return { status: 502, contentType: 'text/html', body: HTML_502, billed: [] };
    case 'empty_503':
      return plainText('', 503);
    case 'plan_refused':
      return rpcRefusal(403, -32403, 'This method is only available for paid plans.');
    case 'plan_refused_gtfa':
      return plainText(
        'getTransactionsForAddress is only available through Helius RPC nodes and requires a Developer plan or higher.',
        403,
      );
    case 'plan_refused_batch':
      return rpcRefusal(
        403,
        -32403,
        'Batch requests are only available for paid plans. Please upgrade if you would like to gain access',
      );
    case 'key_rejected':
      return plainText('Unauthorized', 401);
    case 'hang':
    case 'cut_body':
    case 'garbage_json':
    case 'repeat_token':
    case 'empty_page_with_token':
    case null:
      return null;
  }
}
