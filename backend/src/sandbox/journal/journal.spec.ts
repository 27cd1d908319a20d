import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Journal } from './journal';

interface Note {
  readonly text: string;
}

describe('Journal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'));
  let file: string;
  let count = 0;

  beforeEach(() => {
    file = join(folder, `${++count}.jsonl`);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('remembers the last value of each record, and what was removed', async () => {
    const journal = Journal.open(file);
    const notes = journal.collection<Note>('note');
    notes.put('a', { text: 'one' });
    notes.put('a', { text: 'two' });
    notes.put('b', { text: 'gone' });
    notes.remove('b');
    await journal.close();

    const again = Journal.open(file);

    expect(again.collection<Note>('note').entries()).toEqual([['a', { text: 'two' }]]);
    await again.close();
  });

  it('needs no close: what was put is there after a kill', async () => {
    const killed = Journal.open(file);
    killed.collection<Note>('note').put('a', { text: 'one' });

    const again = Journal.open(file);

    expect(again.collection<Note>('note').get('a')).toEqual({ text: 'one' });
    await Promise.all([killed.close(), again.close()]);
  });

  it('keeps a unit of work whole or not at all', async () => {
    const journal = Journal.open(file);
    const notes = journal.collection<Note>('note');
    journal.unit(() => {
      notes.put('a', { text: 'money' });
      notes.put('b', { text: 'answer' });
    });
    await journal.close();
    appendFileSync(file, '[["note","a",{"text":"torn');

    const again = Journal.open(file);

    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1);
    expect(again.collection<Note>('note').all()).toEqual([{ text: 'money' }, { text: 'answer' }]);
    again.collection<Note>('note').put('c', { text: 'after' });
    await again.close();
    expect(Journal.open(file).collection<Note>('note').all()).toHaveLength(3);
  });

  it('writes what a refused unit of work changed before it was refused', async () => {
    const journal = Journal.open(file);
    const notes = journal.collection<Note>('note');

    const refuse = () =>
      journal.unit(() => {
        notes.put('a', { text: 'declined' });
        throw new Error('declined');
      });

    expect(refuse).toThrow('declined');
    await journal.close();
    expect(Journal.open(file).collection<Note>('note').get('a')).toEqual({ text: 'declined' });
  });

  it('drops history when there is much of it', async () => {
    const journal = Journal.open(file);
    const notes = journal.collection<Note>('note');
    for (let index = 0; index <= 5_000; index += 1) notes.put('a', { text: String(index) });
    await journal.close();

    const again = Journal.open(file);

    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1);
    expect(again.collection<Note>('note').get('a')).toEqual({ text: '5000' });
    await again.close();
  });
});
