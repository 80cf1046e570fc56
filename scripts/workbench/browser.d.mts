import type { Browser, Page } from 'playwright-core';

export function launchBrowser(): Promise<Browser>;
export function newPage(
  browser: Browser,
  options?: { readonly size?: { readonly width: number; readonly height: number } },
): Promise<Page>;
