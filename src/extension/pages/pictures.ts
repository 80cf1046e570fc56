import type { Drawing } from '../../core/analysis/maps/drawing';
import { drawingSvg } from '../../core/exporting/drawingSvg';
import type { Picture } from '../../core/exporting/svg';
import type { PictureEnding } from '../../protocol/matrix';

/** Draws a picture as PNG; gives its bytes in Base64. */
export type Draw = (picture: Picture) => Promise<string>;

export async function pictureBytes(
  picture: Picture,
  ending: PictureEnding,
  draw: Draw,
): Promise<Uint8Array> {
  if (ending === 'svg') return new TextEncoder().encode(picture.svg);
  return Uint8Array.from(atob(await draw(picture)), (one) => one.charCodeAt(0));
}

export function drawingBytes(
  drawing: Drawing,
  ending: PictureEnding,
  draw: Draw,
): Promise<Uint8Array> {
  return pictureBytes(drawingSvg(drawing), ending, draw);
}
