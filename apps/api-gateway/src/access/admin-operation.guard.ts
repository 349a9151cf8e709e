import { type ExecutionContext, Injectable } from '@nestjs/common';
import { OperatorGuard } from './operator.guard';

/** Lets everybody in, unless ADMIN_OPERATIONS_PROTECTED; then operators and nobody else. */
@Injectable()
export class AdminOperationGuard extends OperatorGuard {
  /** @throws MeridinateError API_KEY_UNKNOWN, ADMIN_KEY_NEEDED */
  override canActivate(context: ExecutionContext): boolean {
    return !this.settings.adminOperationsProtected || super.canActivate(context);
  }
}
