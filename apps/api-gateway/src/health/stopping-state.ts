import { setMaxListeners } from 'node:events';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';

/** Whether the process has been told to stop. It then takes no new analyses and is not ready. */
@Injectable()
export class StoppingState implements OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor() {
    // Every call of an upstream that is under way listens, and that is no leak.
    setMaxListeners(0, this.stopping.signal);
  }

  get isStopping(): boolean {
    return this.signal.aborted;
  }

  /** Aborts with SERVICE_STOPPING. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  /** Call it before anything is closed; a second call changes nothing. */
  begin(): void {
    this.stopping.abort(new MeridinateError('SERVICE_STOPPING', {}));
  }

  onModuleDestroy(): void {
    this.begin();
  }
}
