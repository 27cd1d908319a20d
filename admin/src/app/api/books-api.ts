import { HttpClient, type HttpResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { SAME_ORIGIN, answered } from './answered';
import { exportsCsv } from './generated/fn/staff/exports-csv';
import { type ExportsManifest$Params, exportsManifest } from './generated/fn/staff/exports-manifest';
import { exportsXlsx } from './generated/fn/staff/exports-xlsx';
import { ledgerTrialBalance } from './generated/fn/staff/ledger-trial-balance';
import type { ExportManifest, TrialBalance } from './models';

/** `from` and `to` are Korean calendar days, both included; `asOf` an instant. */
export type ExportWish = ExportsManifest$Params;

const FILES = { csv: exportsCsv, xlsx: exportsXlsx } as const;
export type ExportFormat = keyof typeof FILES;

@Injectable({ providedIn: 'root' })
export class BooksApi {
  private readonly http = inject(HttpClient);

  trialBalance(asOf: string | undefined): Observable<TrialBalance> {
    return answered(ledgerTrialBalance(this.http, SAME_ORIGIN, asOf === undefined ? {} : { asOf }));
  }

  manifest(wish: ExportWish): Observable<ExportManifest> {
    return answered(exportsManifest(this.http, SAME_ORIGIN, wish));
  }

  /** As a blob, byte for byte: its hash is in the manifest. */
  file(format: ExportFormat, { report, ...params }: ExportWish): Observable<HttpResponse<Blob>> {
    const path = FILES[format].PATH.replace('{report}', report);
    return this.http.get(path, { params, responseType: 'blob', observe: 'response' });
  }
}
