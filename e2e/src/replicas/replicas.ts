import { startPostgres, type PostgresServer, type Service } from '@meridinate/local-cluster';
import { Stack } from '../testing/stack';

/** Two gateways on one PostgreSQL, each a process of its own. */
export class Replicas {
  readonly stack = new Stack();
  private postgres: PostgresServer | null = null;
  private running: readonly Service[] = [];

  /** Starts both at once, as a roll-out does: one of them finds the schema being made by the other. */
  async start(env: Record<string, string>): Promise<void> {
    this.postgres ??= await startPostgres();
    const shared = { ...env, DATABASE_URL: this.postgres.url };
    this.running = await Promise.all(
      ['replica-0', 'replica-1'].map((name) => this.stack.service('api-gateway', shared, name)),
    );
  }

  /** The replica of that number; every even one is the first. */
  url(number: number): string {
    return this.running[number % 2]?.url ?? '';
  }

  async stop(): Promise<void> {
    await this.stack.stop();
    await this.postgres?.stop();
  }
}
