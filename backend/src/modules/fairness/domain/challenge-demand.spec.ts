import { demandOf } from './challenge-demand';

const calm = { score: 0, crowded: false };

describe('what joining asks of a person', () => {
  it('is nothing where it is off, and nothing of calm people where only suspects are asked', () => {
    expect(demandOf('OFF', 1_000, { score: 90, crowded: true })).toBeNull();
    expect(demandOf('SUSPICIOUS', 1_000, { score: 19, crowded: true })).toBeNull();
  });

  it('is a small sum for everybody else', () => {
    expect(demandOf('ALWAYS', 1_000, calm)).toEqual({ cost: 1_000, declare: false });
  });

  it('grows with suspicion, and in the end asks for a declaration', () => {
    expect(demandOf('SUSPICIOUS', 1_000, { ...calm, score: 20 })).toEqual({ cost: 8_000, declare: false });
    expect(demandOf('ALWAYS', 1_000, { ...calm, score: 40 })).toEqual({ cost: 32_000, declare: true });
  });

  it('grows for a network that asks for very many', () => {
    expect(demandOf('ALWAYS', 1_000, { ...calm, crowded: true })).toEqual({ cost: 8_000, declare: false });
  });

  it('stays something a slow phone can do', () => {
    expect(demandOf('ALWAYS', 500_000, { ...calm, score: 100 })?.cost).toBe(2_000_000);
  });
});
