import { connect } from 'node:net';

const GREETING_DEADLINE_MS = 1_000;
/** Version 3.0 of the wire protocol. */
const PROTOCOL = 0x0003_0000;
/** ReadyForQuery, outside a transaction: the last word of a greeting that went well. */
const READY_FOR_QUERY = 'Z\0\0\0\x05I';

function startupMessage(user: string): Buffer {
  const parameters = Buffer.from(`user\0${user}\0database\0${user}\0\0`);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(head.length + parameters.length, 0);
  head.writeUInt32BE(PROTOCOL, 4);
  return Buffer.concat([head, parameters]);
}

/** True when a server on this port of 127.0.0.1 lets this user in. Rejects when it cannot be reached. */
export function greetPostgres(port: number, user: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let answer = '';
    const decide = (letIn: boolean) => {
      socket.destroy();
      resolve(letIn);
    };
    socket.setTimeout(GREETING_DEADLINE_MS, () => decide(false));
    socket.once('connect', () => socket.write(startupMessage(user)));
    socket.once('error', reject);
    socket.once('end', () => decide(false));
    socket.on('data', (part: Buffer) => {
      answer += part.toString('latin1');
      if (answer.endsWith(READY_FOR_QUERY)) decide(true);
    });
  });
}
