import type { HttpResponse } from '@angular/common/http';
import { DOCUMENT, Injectable, inject } from '@angular/core';

/** Hands a downloaded body to the browser as a file. A plain link cannot carry the access token. */
@Injectable({ providedIn: 'root' })
export class FileSaver {
  private readonly document = inject(DOCUMENT);

  /** @returns the name of the file, from Content-Disposition where the server sent one */
  save(response: HttpResponse<Blob>, nameOtherwise: string): string {
    const name = fileNameOf(response.headers.get('Content-Disposition')) ?? nameOtherwise;
    const address = URL.createObjectURL(response.body ?? new Blob());
    const link = this.document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address)); // after the browser has taken it
    return name;
  }
}

/** `filename*` (RFC 5987, Korean names) before `filename`; never a path. */
export function fileNameOf(disposition: string | null): string | undefined {
  if (!disposition) return undefined;
  const extended = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition);
  const name = extended ? decoded(extended.trim()) : (plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2]);
  return name?.split(/[/\\]/).at(-1) || undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
