import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { command, type CommandResult } from '../check/command.ts';
import type { PartResult } from '../check/part.ts';

const OLDEST = 11;

/** The Java to use: JAVA_HOME's or the PATH's, at least version 11; null when there is none. */
export async function findJava(): Promise<string | null> {
  const home = process.env['JAVA_HOME'];
  const candidates = [...(home === undefined ? [] : [join(home, 'bin', 'java')]), 'java'];
  for (const java of candidates) {
    if (java !== 'java' && !existsSync(java)) continue;
    const version = await command(java, ['-version']).catch(() => null);
    const major = Number(/version "(\d+)/.exec(version?.output ?? '')?.[1] ?? 0);
    if (major >= OLDEST) return java;
  }
  return null;
}

/** Judges run for seconds: compiling their code thoroughly would take longer than it saves, and so would several collectors. */
const SHORT_RUN = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/**
 * Runs a program of a folder of jars.
 * @param java what {@link findJava} found
 * @param jars class path
 * @param args main class and its arguments; definitions (`-Dname=value`) come first
 */
export const runJava = (
  java: string,
  jars: string,
  args: readonly string[],
  options?: { env?: Record<string, string> },
): Promise<CommandResult> => command(java, [...SHORT_RUN, '-cp', jars, ...args], options);

/** What a part says that cannot run. */
export const withoutJava = (): PartResult => ({
  passed: 0,
  failed: 0,
  skipped: 1,
  note: 'not run: no Java (install openjdk-17-jre-headless, or another Java 17)',
});
