import { clickhouseCode } from './clickhouse-fault.ts';
import type { Rows } from './clickhouse-questions.ts';
import { ASKED, mustBeNeeded, type Settings, settingsFor } from './clickhouse-settings.ts';
import type { EngineSettings } from './settings.ts';

/** SETTING_CONSTRAINT_VIOLATION and READONLY: an administrator holds a setting, in these words. */
const HELD_CODES = new Set([452, 164]);
const HELD = /(?:Setting |modify ')(\w+)/;

/**
 * The settings that the server agrees to, of those wanted.
 *
 * @throws EngineFault where it holds one that an answer needs, else an error of the driver.
 */
export async function agreedSettings(
  ask: (sql: string, sent: Settings) => Promise<Rows>,
  settings: EngineSettings,
): Promise<Settings> {
  const names = ASKED.map(name => `'${name}'`).join(', ');
  const known = await ask(`SELECT name, value FROM system.settings WHERE name IN (${names})`, {});
  const own = Object.fromEntries(known) as Record<string, string>;
  const sent: Record<string, string> = { ...settingsFor(settings, own) };
  for (;;) {
    try {
      await ask('SELECT 1', sent);
      return sent;
    } catch (error) {
      const held = HELD.exec((error as Error).message)?.[1];
      if (!HELD_CODES.has(clickhouseCode(error) ?? 0) || held === undefined || !(held in sent)) throw error;
      mustBeNeeded(held);
      delete sent[held];
    }
  }
}
