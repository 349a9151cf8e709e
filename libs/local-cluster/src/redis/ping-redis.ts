import { connect } from 'node:net';

const PING_DEADLINE_MS = 1_000;

/** True when a server on this port of 127.0.0.1 answers PING. Rejects when it cannot be reached. */
export function pingRedis(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let answer = '';
    const decide = () => {
      socket.destroy();
      resolve(answer.startsWith('+PONG'));
    };
    socket.setEncoding('utf8').setTimeout(PING_DEADLINE_MS, decide);
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('error', reject);
    socket.once('end', decide);
    socket.on('data', (text) => {
      answer += text.toString();
      if (answer.endsWith('\r\n')) decide();
    });
  });
}
