import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Whether the process has been told to stop. It then takes no new analyses and is not ready. */
@Injectable()
export class StoppingState implements OnModuleDestroy {
  private begun = false;

  get isStopping(): boolean {
    return this.begun;
  }

  /** Call it before anything is closed; a second call changes nothing. */
  begin(): void {
    this.begun = true;
  }

  onModuleDestroy(): void {
    this.begin();
  }
}
