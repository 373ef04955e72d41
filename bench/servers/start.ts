import { type Program, startServer } from '../../harness/server-process.ts';

/** How long the bot and the echo take to become ready, in ms, alternately. The database already exists. */
export async function timeStarts(
  bot: Program,
  echo: Program,
  times: number,
): Promise<{ readonly bot: readonly number[]; readonly echo: readonly number[] }> {
  const took = { bot: [] as number[], echo: [] as number[] };
  for (let i = 0; i < times; i++) {
    took.echo.push(await startOnce(echo));
    took.bot.push(await startOnce(bot));
  }
  return took;
}

async function startOnce(program: Program): Promise<number> {
  const server = await startServer(program);
  await server.stop();
  return server.readyMs;
}
