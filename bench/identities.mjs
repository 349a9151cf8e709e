/**
 * How much memory a million callers take that each come once: the growth of this process's heap, with
 * the limits in memory and in Redis. Prints only; exits 1 when it could not measure.
 *
 *   node --expose-gc bench/identities.mjs [callers]
 *
 * A process first meets as many callers as it can remember, for that is the size it has in service.
 */
import cluster from '../libs/local-cluster/dist/index.js';
import limits from '../libs/rate-limit/dist/index.js';

const IN_FLIGHT = 64;
const FIRST_CALLERS = 20_000;
const GOAL_MB = 5;
const callers = Number(process.argv[2] ?? 1_000_000);
if (!(callers >= FIRST_CALLERS) || typeof globalThis.gc !== 'function') {
  throw new RangeError(`needs --expose-gc and at least ${FIRST_CALLERS} callers`);
}

const READ = limits.tierTable().read;

/** Charges of a caller on a route of the tier `read`, as the gateway makes them. */
function chargesOf(identities, number) {
  const text = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
  const identity = identities.ofAddress({ family: 'ipv4', text });
  return limits.chargesFor(READ, identity, { route: 'GET /api/tokens/history', cost: 1 });
}

/** @param {import('../libs/rate-limit').Limiter} limiter */
async function meet(limiter, identities, from, to) {
  let next = from;
  const lane = async () => {
    while (next < to) {
      next += 1;
      await limiter.decide(chargesOf(identities, next));
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
}

const heapMb = () => {
  globalThis.gc();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

async function growth(limiter) {
  const identities = limits.identitiesUnder('a secret of thirty-two characters');
  await meet(limiter, identities, 0, FIRST_CALLERS);
  const before = heapMb();
  await meet(limiter, identities, FIRST_CALLERS, callers);
  return heapMb() - before;
}

const redis = await cluster.startRedis();
try {
  const onOutage = (error) => console.error(error.message);
  const shared = limits.connectLimits({ redisUrl: redis.url, onOutage, answerMs: 500 });
  await shared.untilHealthy(5_000);
  const places = { 'in memory': limits.createMemoryLimiter(), 'in Redis': shared.limiter };
  for (const [place, limiter] of Object.entries(places)) {
    const grownMb = await growth(limiter);
    const verdict = grownMb <= GOAL_MB ? 'met' : 'missed';
    console.log(
      `${callers} callers, limits ${place}: ${grownMb.toFixed(2)} MB (goal ${GOAL_MB}, ${verdict})`,
    );
  }
  shared.close();
} finally {
  await redis.stop();
}
