// Finds what the tests start themselves, Redis, PostgreSQL and a browser, and installs what is missing when
// it may.

/** @returns {Promise<{ ok: boolean, output: string }>} */
export async function findServers() {
  try {
    // Loaded late: the package is built by an earlier step.
    const { findBrowser, findPostgres, findRedisServer } = await import('@meridinate/local-cluster');
    await findRedisServer();
    await findPostgres();
    await findBrowser();
    return { ok: true, output: '' };
  } catch (error) {
    const output = error instanceof Error ? error.message : String(error);
    console.error(output);
    return { ok: false, output };
  }
}
