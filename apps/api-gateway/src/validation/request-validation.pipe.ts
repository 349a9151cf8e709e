import { Injectable, ValidationPipe, type ValidationError } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import { describeReceived } from './describe-received';
import { SOLANA_ADDRESS_RULE } from './rules';
import { addressFault } from './solana-address';

interface Fault {
  field: string;
  reason: string;
  rule: string;
  value: unknown;
}

function flatten(errors: readonly ValidationError[], parent = ''): Fault[] {
  return errors.flatMap(({ property, value, constraints, children }) => {
    const field = parent === '' ? property : `${parent}.${property}`;
    const own = Object.entries(constraints ?? {}).slice(0, 1);
    return [
      ...own.map(([rule, reason]) => ({ field, reason, rule, value: value as unknown })),
      ...flatten(children ?? [], field),
    ];
  });
}

const isMalformedAddress = ({ rule, value }: Fault): boolean =>
  rule === SOLANA_ADDRESS_RULE && typeof value === 'string';

const explain = (fault: Fault): string =>
  isMalformedAddress(fault)
    ? `${fault.reason}; ${addressFault(String(fault.value)) ?? ''}`
    : `${fault.reason}, not ${describeReceived(fault.value)}`;

/** The one error that says everything that is wrong with the fields of a request. */
export function faultsToError(errors: readonly ValidationError[]): MeridinateError {
  const faults = flatten(errors);
  const [first] = faults;
  if (first !== undefined && faults.every(isMalformedAddress)) {
    const reason = addressFault(String(first.value)) ?? '';
    return new MeridinateError('ADDRESS_MALFORMED', { field: first.field, reason });
  }
  return new MeridinateError('REQUEST_FIELD_INVALID', {
    faults: faults.map((fault) => ({ field: fault.field, reason: explain(fault) })),
  });
}

/**
 * Checks bodies and queries against their DTO. Unknown keys are dropped, because known clients send
 * more than they need to; nothing is converted, so that "500" is never taken for 500.
 */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      transformOptions: { enableImplicitConversion: false },
      validationError: { target: false, value: true },
      exceptionFactory: faultsToError,
    });
  }

  override async transform(
    value: unknown,
    metadata: Parameters<ValidationPipe['transform']>[1],
  ): Promise<unknown> {
    if (metadata.type === 'body') refuseOtherThanObject(value);
    return (await super.transform(value, metadata)) as unknown;
  }
}

function refuseOtherThanObject(body: unknown): void {
  if (body === undefined) {
    throw new MeridinateError('REQUEST_MALFORMED', { reason: 'it is empty; send a JSON object' });
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    const reason = `must be a JSON object, not ${describeReceived(body)}`;
    throw new MeridinateError('REQUEST_FIELD_INVALID', { faults: [{ field: 'body', reason }] });
  }
}
