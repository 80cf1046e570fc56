/** As much of pdf.js as is used. It is large: each host loads it in its own way when it is needed. */
export interface PdfProgram {
  readonly OPS: Readonly<Record<string, number>>;
  getDocument(options: object): {
    readonly promise: Promise<PdfDocument>;
    destroy(): Promise<void>;
  };
}

export interface PdfDocument {
  readonly numPages: number;
  /** @param number from 1 */
  getPage(number: number): Promise<PdfPage>;
}

export interface PdfPage {
  getTextContent(): Promise<{ readonly items: readonly object[] }>;
  getOperatorList(): Promise<{ readonly fnArray: readonly number[] }>;
  cleanup(): void;
}

/** Gives the program. Rejects where it can’t be loaded. */
export type PdfPort = () => Promise<PdfProgram>;
