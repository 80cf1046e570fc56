import { MatrixPage } from './matrixPage';

/** A page that is a table with named columns, as a person sees and hears it. */
export class TablePage extends MatrixPage {
  /** Chooses a tab, or one of the buttons that are a filter. */
  async turnTo(name: string | RegExp): Promise<void> {
    await this.page.getByRole('radio', { name, exact: true }).click();
  }

  /** How many lines a filter says that it has. */
  async counted(name: string | RegExp): Promise<number> {
    return Number(
      await this.page.getByRole('radio', { name, exact: true }).locator('.count').innerText(),
    );
  }

  /** What is to be known of the figures. */
  remark(): Promise<string> {
    return this.page.locator('.remark').innerText();
  }

  async text(row: string, column: string): Promise<string> {
    return (await this.cell(row, column)).innerText();
  }
}
