import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** A project of the fixture workspace: its folder, its tags, and the one file that must be judged. */
interface FixtureProject {
  folder: string;
  tags: string[];
  source: string;
}

const LIBRARY = 'export const answer = 42;\n';
const PROJECTS: FixtureProject[] = [
  { folder: 'libs/persistence', tags: ['type:adapter', 'scope:gateway'], source: LIBRARY },
  { folder: 'libs/settings', tags: ['type:platform', 'scope:shared'], source: LIBRARY },
  { folder: 'libs/errors', tags: ['type:core', 'scope:shared'], source: LIBRARY },
  { folder: 'libs/untagged', tags: [], source: LIBRARY },
  {
    folder: 'apps/api-gateway',
    tags: ['type:app', 'scope:gateway'],
    source: "import { answer } from '@fixture/persistence';\nexport const rows = answer;\n",
  },
  {
    folder: 'apps/analysis-worker',
    tags: ['type:app', 'scope:worker'],
    source: "import { answer } from '@fixture/persistence';\nexport const rows = answer;\n",
  },
  {
    folder: 'apps/metrics-exporter',
    tags: ['type:app', 'scope:exporter'],
    source: "import { answer } from '@fixture/untagged';\nexport const rows = answer;\n",
  },
  {
    folder: 'libs/analysis-core',
    tags: ['type:core', 'scope:shared'],
    source: [
      "import { readFileSync } from 'node:fs';",
      "import { answer } from '@fixture/settings';",
      "export const text = (): string => readFileSync('/dev/null', 'utf8');",
      'export const now = (): number => Date.now() + answer;',
      "export const page = (): Promise<Response> => fetch('http://127.0.0.1');",
      'export const chance = (): number => Math.random();',
      '',
    ].join('\n'),
  },
  {
    folder: 'libs/helius-client',
    tags: ['type:adapter', 'scope:shared'],
    source: [
      "import { Injectable } from '@nestjs/common';",
      'export const decorate = Injectable;',
      'export const key = (): string | undefined => process.env.HELIUS_API_KEY;',
      '',
    ].join('\n'),
  },
];

function writeProject(root: string, { folder, tags, source }: FixtureProject): void {
  const name = folder.split('/')[1] ?? folder;
  mkdirSync(join(root, folder, 'src'), { recursive: true });
  const json = (file: string, value: unknown): void =>
    writeFileSync(join(root, folder, file), JSON.stringify(value));
  json('package.json', {
    name: `@fixture/${name}`,
    version: '0.1.0',
    main: './src/index.ts',
    nx: { name, tags },
  });
  json('tsconfig.json', {
    extends: '../../tsconfig.base.json',
    compilerOptions: { noEmit: true, composite: false, incremental: false, lib: ['ES2023', 'DOM'] },
    include: ['src'],
  });
  writeFileSync(join(root, folder, 'src/index.ts'), source);
}

interface LintFinding {
  ruleId: string;
  message: string;
}

/** A workspace that breaks the rules, judged by the project's own ESLint configuration. */
class FixtureWorkspace {
  readonly root = mkdtempSync(join(tmpdir(), 'meridinate-lint-'));
  readonly status: number | null;

  constructor() {
    for (const file of ['eslint.config.mjs', 'tsconfig.base.json', 'nx.json', 'jest.preset.js']) {
      copyFileSync(join(ROOT, file), join(this.root, file));
    }
    const manifest = { name: 'fixture', version: '0.1.0', private: true, workspaces: ['apps/*', 'libs/*'] };
    writeFileSync(join(this.root, 'package.json'), JSON.stringify(manifest));
    copyFileSync(join(ROOT, 'package-lock.json'), join(this.root, 'package-lock.json'));
    this.linkPackages();
    for (const project of PROJECTS) writeProject(this.root, project);
    this.status = this.lint();
  }

  /** The installed packages one by one: our own must not be found in place of the fixtures. */
  private linkPackages(): void {
    const packages = join(this.root, 'node_modules');
    mkdirSync(join(packages, '@fixture'), { recursive: true });
    for (const entry of readdirSync(join(ROOT, 'node_modules'))) {
      if (entry !== '@meridinate') symlinkSync(join(ROOT, 'node_modules', entry), join(packages, entry));
    }
    for (const { folder } of PROJECTS) {
      symlinkSync(join(this.root, folder), join(packages, '@fixture', folder.split('/')[1] ?? folder));
    }
  }

  /** All projects in one run. The rule about imports reads the graph that Nx has left behind. */
  private lint(): number | null {
    this.run('nx', ['show', 'projects']);
    return this.run('eslint', ['apps', 'libs', '--format', 'json', '--output-file', 'report.json']);
  }

  private run(program: string, words: string[]): number | null {
    const { PATH, HOME } = process.env;
    return spawnSync(process.execPath, [join(ROOT, 'node_modules/.bin', program), ...words], {
      cwd: this.root,
      env: { PATH, HOME, NX_DAEMON: 'false', NX_TUI: 'false', CI: 'true' },
      encoding: 'utf8',
    }).status;
  }

  /** What is said of the files of one project; those of a project without a finding are listed too. */
  findings(folder: string): LintFinding[] {
    const text = readFileSync(join(this.root, 'report.json'), 'utf8');
    const report = JSON.parse(text) as { filePath: string; messages: LintFinding[] }[];
    const files = report.filter(({ filePath }) => filePath.includes(`/${folder}/src/`));
    if (files.length === 0) throw new Error(`no file of ${folder} was judged`);
    return files.flatMap(({ messages }) => messages);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

describe('the lint rules', () => {
  let workspace: FixtureWorkspace;
  beforeAll(() => {
    workspace = new FixtureWorkspace();
  });
  afterAll(() => workspace.remove());

  const messages = (folder: string): string =>
    workspace
      .findings(folder)
      .map(({ message }) => message)
      .join('\n');

  it('fail the run', () => {
    expect(workspace.status).toBe(1);
  });

  it('let the gateway import persistence', () => {
    expect(workspace.findings('apps/api-gateway')).toEqual([]);
  });

  it('stop a worker that imports persistence', () => {
    expect(messages('apps/analysis-worker')).toContain('scope:worker');
  });

  it('stop anybody who imports a project without tags', () => {
    expect(messages('apps/metrics-exporter')).toMatch(/can only depend on libs tagged with/);
  });

  it('stop a core that imports node:fs', () => {
    expect(messages('libs/analysis-core')).toContain("'node:fs' import is restricted");
  });

  it('stop a core that reads the clock, calls fetch or draws lots', () => {
    expect(messages('libs/analysis-core')).toContain("'Date.now' is restricted");
    expect(messages('libs/analysis-core')).toContain("Unexpected use of 'fetch'");
    expect(messages('libs/analysis-core')).toContain("'Math.random' is restricted");
  });

  it('stop a core that imports the settings', () => {
    expect(messages('libs/analysis-core')).toContain('type:core');
  });

  it('stop a library that imports Nest or reads the environment', () => {
    expect(messages('libs/helius-client')).toContain('not allowed to import "@nestjs/common"');
    expect(messages('libs/helius-client')).toContain("'process.env' is restricted");
  });
});
