import { connect } from 'node:net';
import { settingsIn, startGateway, temporaryFolder } from '../testing/gateway';
const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms));
it.each(['silent', 'half', 'answered'])('%s', async (mode) => {
  const folder = await temporaryFolder();
  const gateway = await startGateway(settingsIn(folder.path));
  const s = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  s.on('error', () => 0);
  if (mode === 'half') s.write('GET /health HTTP/1.1\r\nhost: x\r\n');
  if (mode === 'answered') s.write('GET /analysis HTTP/1.1\r\nhost: x\r\n\r\n');
  await sleep(1000);
  const at = Date.now();
  await Promise.race([gateway.close(), sleep(40000)]);
  console.log(mode, 'close took', Date.now() - at);
  s.destroy();
}, 60000);
