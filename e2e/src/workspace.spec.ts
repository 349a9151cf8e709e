import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

interface Graph {
  nodes: Record<string, { data: { root: string; tags: string[]; targets: Record<string, unknown> } }>;
  dependencies: Record<string, { target: string }[]>;
}

/** The project graph as `nx graph` draws it. */
function readGraph(): Graph {
  const folder = mkdtempSync(join(tmpdir(), 'meridinate-graph-'));
  const file = join(folder, 'graph.json');
  const { PATH, HOME } = process.env;
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/.bin/nx'), 'graph', `--file=${file}`],
    { cwd: ROOT, env: { PATH, HOME, NX_DAEMON: 'false', CI: 'true' }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`nx graph failed: ${stderr}`);
  const { graph } = JSON.parse(readFileSync(file, 'utf8')) as { graph: Graph };
  rmSync(folder, { recursive: true });
  return graph;
}

describe('the workspace', () => {
  const graph = readGraph();
  const projects = Object.entries(graph.nodes);

  /** A way from a project back to itself, or null. */
  function cycleFrom(start: string): string[] | null {
    const seen = new Set<string>();
    const walk = (project: string, way: string[]): string[] | null => {
      for (const { target } of graph.dependencies[project] ?? []) {
        if (target === start) return [...way, target];
        if (seen.has(target)) continue;
        seen.add(target);
        const found = walk(target, [...way, target]);
        if (found) return found;
      }
      return null;
    };
    return walk(start, [start]);
  }

  it('has no cycle among its projects', () => {
    expect(projects.map(([name]) => cycleFrom(name)).filter((cycle) => cycle !== null)).toEqual([]);
  });

  it.each(projects)('%s says what it is and whose', (_name, { data }) => {
    expect(data.tags.filter((tag) => tag.startsWith('type:'))).toHaveLength(1);
    expect(data.tags.filter((tag) => tag.startsWith('scope:'))).toHaveLength(1);
  });

  it.each(projects.filter(([, { data }]) => data.root !== 'e2e'))(
    '%s can be built, checked, linted and tested by itself',
    (_name, { data }) => {
      const targets = [
        'build',
        'typecheck',
        'lint',
        'test',
        ...(data.root.startsWith('apps/') ? ['serve'] : []),
      ];
      expect(Object.keys(data.targets)).toEqual(expect.arrayContaining(targets));
    },
  );
});
