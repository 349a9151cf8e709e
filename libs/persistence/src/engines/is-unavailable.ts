/** Lost connections, too few resources, a server that stops or starts, a disk that fails, a standby. */
const SQLSTATE = /^(?:08...|53...|57P0\d|58030|25006)$/;
/** Another process writes for too long, a full or failing disk, a file that may only be read. */
const SQLITE = /^SQLITE_(?:BUSY|FULL|IOERR|READONLY|CANTOPEN)/;
const SOCKET: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** What pg says without a code. */
const MESSAGES = [
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Client has encountered a connection error',
  'Query read timeout',
];

function textIn(error: unknown, key: 'code' | 'message'): string {
  const text = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[key] : null;
  return typeof text === 'string' ? text : '';
}

/**
 * True for an error of either engine that says that the database cannot be reached or written for the
 * moment; false where the statement itself is at fault.
 */
export function isUnavailable(error: unknown): boolean {
  const code = textIn(error, 'code');
  if (SQLSTATE.test(code) || SQLITE.test(code) || SOCKET.has(code)) return true;
  const message = textIn(error, 'message');
  return MESSAGES.some((start) => message.startsWith(start));
}
