import { HttpClient, type HttpResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { SAME_ORIGIN, answered } from './answered';
import { correctionsApprove } from './generated/fn/staff/corrections-approve';
import { correctionsAsk } from './generated/fn/staff/corrections-ask';
import { correctionsList } from './generated/fn/staff/corrections-list';
import { correctionsReject } from './generated/fn/staff/corrections-reject';
import { exportsCsv } from './generated/fn/staff/exports-csv';
import { type ExportsManifest$Params, exportsManifest } from './generated/fn/staff/exports-manifest';
import { exportsXlsx } from './generated/fn/staff/exports-xlsx';
import { inventoryProve } from './generated/fn/staff/inventory-prove';
import { ledgerTies } from './generated/fn/staff/ledger-ties';
import { ledgerTrialBalance } from './generated/fn/staff/ledger-trial-balance';
import type {
  Correction,
  CorrectionPage,
  CorrectionWish,
  ExportManifest,
  InventoryPage,
  LedgerTies,
  TrialBalance,
} from './models';

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

  /** Virtual accounts and cash receipts beside the ledger, now. */
  ties(): Observable<LedgerTies> {
    return answered(ledgerTies(this.http, SAME_ORIGIN));
  }

  /** Lists a page of all performances, or of those that do not add up; the counts are of all. */
  inventory(wish: { at?: string; mismatchedOnly?: true; page: number; size: number }): Observable<InventoryPage> {
    return answered(inventoryProve(this.http, SAME_ORIGIN, wish));
  }

  corrections(page: number, size: number): Observable<CorrectionPage> {
    return answered(correctionsList(this.http, SAME_ORIGIN, { page, size }));
  }

  askCorrection(body: CorrectionWish): Observable<Correction> {
    return answered(correctionsAsk(this.http, SAME_ORIGIN, { body }));
  }

  /** Somebody else than who asked; agreeing books it for good. */
  decideCorrection(correctionId: string, agrees: boolean, reason: string): Observable<Correction> {
    const call = agrees ? correctionsApprove : correctionsReject;
    return answered(call(this.http, SAME_ORIGIN, { correctionId, body: { reason } }));
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
