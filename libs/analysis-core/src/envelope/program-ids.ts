import { isRecord } from './json-shape';

/**
 * Addresses of the programs a transaction called, outer calls first, each once. Instructions only
 * label a trade, so what cannot be read of them is passed over.
 */
export function readProgramIds(
  message: Record<string, unknown>,
  meta: Record<string, unknown>,
  keys: readonly string[],
): string[] {
  const programs: string[] = [];
  addPrograms(programs, message['instructions'], keys);
  const groups = meta['innerInstructions'];
  if (!Array.isArray(groups)) return programs;
  for (const group of groups as unknown[]) {
    if (isRecord(group)) addPrograms(programs, group['instructions'], keys);
  }
  return programs;
}

function addPrograms(programs: string[], instructions: unknown, keys: readonly string[]): void {
  if (!Array.isArray(instructions)) return;
  for (const instruction of instructions as unknown[]) {
    if (!isRecord(instruction)) continue;
    const { programId, programIdIndex } = instruction;
    const program =
      typeof programId === 'string'
        ? programId
        : typeof programIdIndex === 'number'
          ? keys[programIdIndex]
          : undefined;
    if (program !== undefined && !programs.includes(program)) programs.push(program);
  }
}
