/** What just happened to the choice beyond what was asked for. A new object each time, so that effects see it. */
export type SelectionNotice =
  { readonly kind: 'limit'; readonly limit: number } | { readonly kind: 'lost'; readonly ordinals: readonly number[] };

export interface Selection {
  /** In the order they were chosen. */
  readonly ordinals: readonly number[];
  readonly limit: number;
  readonly notice: SelectionNotice | null;
}

export type SelectionAction =
  | { readonly type: 'toggle'; readonly ordinal: number }
  | { readonly type: 'add'; readonly ordinals: readonly number[] }
  | { readonly type: 'remove'; readonly ordinal: number }
  | { readonly type: 'replace'; readonly ordinals: readonly number[] }
  /** Others were faster. `isTold`: the person hears of it in another way. */
  | { readonly type: 'lose'; readonly ordinals: readonly number[]; readonly isTold?: boolean }
  /** The server counts what the person holds or owns already. */
  | { readonly type: 'limit'; readonly limit: number }
  | { readonly type: 'clear' };

export function emptySelection(limit: number): Selection {
  return { ordinals: [], limit, notice: null };
}

export function selectionReducer(selection: Selection, action: SelectionAction): Selection {
  const { ordinals, limit } = selection;
  switch (action.type) {
    case 'toggle':
      return ordinals.includes(action.ordinal)
        ? without(selection, [action.ordinal])
        : added(selection, [action.ordinal]);
    case 'add':
      return added(selection, action.ordinals);
    case 'remove':
      return without(selection, [action.ordinal]);
    case 'replace':
      return added({ ...selection, ordinals: [], notice: null }, action.ordinals);
    case 'lose': {
      const lost = action.ordinals.filter((ordinal) => ordinals.includes(ordinal));
      if (lost.length === 0) return selection;
      return { ...without(selection, lost), notice: action.isTold ? null : { kind: 'lost', ordinals: lost } };
    }
    case 'limit':
      return {
        ordinals: ordinals.slice(0, action.limit),
        limit: action.limit,
        notice: { kind: 'limit', limit: action.limit },
      };
    case 'clear':
      return emptySelection(limit);
  }
}

function added(selection: Selection, wanted: readonly number[]): Selection {
  const fresh = [...new Set(wanted)].filter((ordinal) => !selection.ordinals.includes(ordinal));
  if (fresh.length === 0) return selection;
  const room = Math.max(0, selection.limit - selection.ordinals.length);
  const notice: SelectionNotice | null = fresh.length > room ? { kind: 'limit', limit: selection.limit } : null;
  return { ...selection, ordinals: [...selection.ordinals, ...fresh.slice(0, room)], notice };
}

function without(selection: Selection, gone: readonly number[]): Selection {
  return { ...selection, ordinals: selection.ordinals.filter((ordinal) => !gone.includes(ordinal)), notice: null };
}
