import { join, resolve } from 'node:path';

/** The repository: everything here is found from this folder, wherever the command was typed. */
export const ROOT = resolve(import.meta.dirname, '../../..');

/** Database files, secrets, logs, uploads of the local service. `TIKETI_DATA` moves it (tests use a folder of their own). */
export const DATA = resolve(process.env['TIKETI_DATA'] ?? join(ROOT, '.data'));

export const inRoot = (...parts: string[]): string => join(ROOT, ...parts);
