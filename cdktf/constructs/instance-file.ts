import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** User data may have 16 kB before encoding; a margin for what Terraform fills in. */
const LIMIT = 15_000;

/**
 * A start script of cdktf/instances with its `{{NAME}}` places and `{{> file}}` lines filled in. Values are names, never secrets: user data can be
 * read by everything that runs on the machine.
 * @throws when a place is left empty, a value has no place, or the script has grown too large.
 */
export function instanceFile(name: string, values: Readonly<Record<string, string>> = {}): string {
  let text = read(name).replace(/^\{\{> (\S+)\}\}$/gm, (_, included: string) => read(included).trimEnd());
  for (const [place, value] of Object.entries(values)) {
    if (!text.includes(`{{${place}}}`)) throw new Error(`${name} has no place {{${place}}}`);
    text = text.replaceAll(`{{${place}}}`, () => value);
  }
  const empty = /\{\{[A-Z_]+\}\}/.exec(text);
  if (empty) throw new Error(`${name}: nothing given for ${empty[0]}`);
  if (text.length > LIMIT) throw new Error(`${name} is too large for user data: ${text.length}`);
  return text;
}

/** `${` and `%{` belong to Terraform in JSON strings; in a shell script they are the shell's. */
function read(name: string): string {
  return readFileSync(join(import.meta.dirname, '../instances', name), 'utf8')
    .replaceAll('${', () => '$${')
    .replaceAll('%{', () => '%%{');
}
