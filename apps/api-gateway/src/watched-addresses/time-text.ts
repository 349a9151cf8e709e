import { buildMessage, ValidateBy } from 'class-validator';
import { z } from 'zod';

const isoTime = z.iso.datetime({ local: true, offset: true });
const HAS_ZONE = /(?:Z|[+-]\d\d:\d\d)$/;
const LATEST_MS = Date.UTC(9999, 11, 31, 23, 59, 59);

/**
 * Reads `2025-11-20 12:34:56`, also with `T`, a fraction and an offset; without one it is UTC.
 *
 * @returns ms since the epoch, rounded down; null for any other text, and for times before 1970 or after 9999
 */
export function parseTime(text: string): number | null {
  const iso = text.replace(/^(\d{4}-\d\d-\d\d) /, '$1T');
  if (!isoTime.safeParse(iso).success) return null;
  const ms = Date.parse(HAS_ZONE.test(iso) ? iso : `${iso}Z`);
  return ms >= 0 && ms <= LATEST_MS ? ms : null;
}

/** A time that {@link parseTime} reads. */
export const TimeText = (): PropertyDecorator =>
  ValidateBy({
    name: 'timeText',
    validator: {
      validate: (value) => typeof value === 'string' && parseTime(value) !== null,
      defaultMessage: buildMessage(
        () => 'must be a time such as 2025-11-20 12:34:56 (UTC) or 2025-11-20T12:34:56+01:00',
      ),
    },
  });
